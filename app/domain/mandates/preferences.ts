import { z } from "zod";
import { recognitionSchema, stageSchema } from "#app/domain/codes/companies.ts";
import { placeSchema } from "#app/domain/codes/districts.ts";
import { instrumentSchema } from "#app/domain/codes/instruments.ts";
import { sectorSchema } from "#app/domain/codes/sectors.ts";
import { storedKinds } from "#app/domain/fields.ts";

/** How much a preference affects the score: 1 a little, 2 clearly, 3 most. */
const PREFERENCE_WEIGHTS = [1, 2, 3] as const;
export type PreferenceWeight = (typeof PREFERENCE_WEIGHTS)[number];

const weight = z.literal(PREFERENCE_WEIGHTS);
const basisPoints = z.int().min(-10_000).max(1_000_000);
const count = z.int().min(0).max(100_000);

type Codes = Readonly<Record<"recognition" | "sector" | "place" | "stage" | "instrument", z.ZodType<string>>>;

function preferenceSchemaOf<Of extends Codes>(codes: Of) {
  return z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("rd_intensity"), atLeastBp: basisPoints, weight }),
    z.object({ kind: z.literal("revenue_growth"), atLeastBp: basisPoints, weight }),
    z.object({ kind: z.literal("debt_ratio"), atMostBp: basisPoints, weight }),
    z.object({ kind: z.literal("class_one_ip"), atLeast: count, weight }),
    z.object({ kind: z.literal("revenue"), atLeastFen: storedKinds.money, weight }),
    z.object({ kind: z.literal("age"), atLeastMonths: count, weight }),
    z.object({ kind: z.literal("recognition"), anyOf: z.array(codes.recognition).min(1), weight }),
    z.object({ kind: z.literal("sector"), anyOf: z.array(codes.sector).min(1), weight }),
    z.object({ kind: z.literal("district"), anyOf: z.array(codes.place).min(1), weight }),
    z.object({ kind: z.literal("stage"), anyOf: z.array(codes.stage).min(1), weight }),
    z.object({ kind: z.literal("instrument"), anyOf: z.array(codes.instrument).min(1), weight }),
    z.object({
      kind: z.literal("amount"),
      minFen: storedKinds.money,
      maxFen: storedKinds.money,
      weight,
    }),
    z.object({ kind: z.literal("term"), minMonths: count, maxMonths: count, weight }),
  ]);
}

/**
 * What an institution prefers beyond its demands. Preferences affect the score and never exclude. Ratios are in basis
 * points, amounts in fen, terms and ages in months.
 */
export const preferenceSchema = preferenceSchemaOf({
  recognition: recognitionSchema,
  sector: sectorSchema,
  place: placeSchema,
  stage: stageSchema,
  instrument: instrumentSchema,
});
const anyCode = z.string().min(1).max(200);
/** The same for the matcher: an imported dataset has codes that the city's lists lack. */
export const preferencesOfAnyDatasetSchema = z
  .array(
    preferenceSchemaOf({
      recognition: anyCode,
      sector: anyCode,
      place: anyCode,
      stage: anyCode,
      instrument: anyCode,
    }),
  )
  .max(24);
export const preferencesSchema = z.array(preferenceSchema).max(24);
export type StatedPreference = z.infer<typeof preferenceSchema>;
