import { z } from "zod";
import { recognitionSchema, stageSchema } from "#app/domain/codes/companies.ts";
import { placeSchema } from "#app/domain/codes/districts.ts";
import { instrumentSchema } from "#app/domain/codes/instruments.ts";
import { sectorSchema } from "#app/domain/codes/sectors.ts";
import { storedKinds } from "#app/domain/fields.ts";

/** How much a preference moves the score: 1 a little, 2 clearly, 3 most. */
export const PREFERENCE_WEIGHTS = [1, 2, 3] as const;
export type PreferenceWeight = (typeof PREFERENCE_WEIGHTS)[number];

const weight = z.literal(PREFERENCE_WEIGHTS);
const basisPoints = z.int().min(-10_000).max(1_000_000);
const count = z.int().min(0).max(100_000);

/**
 * What an institution likes beyond what it demands. Preferences move the score and never exclude. Ratios are
 * in basis points, amounts in fen, terms and ages in months.
 */
export const preferenceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rd_intensity"), atLeastBp: basisPoints, weight }),
  z.object({ kind: z.literal("revenue_growth"), atLeastBp: basisPoints, weight }),
  z.object({ kind: z.literal("debt_ratio"), atMostBp: basisPoints, weight }),
  z.object({ kind: z.literal("class_one_ip"), atLeast: count, weight }),
  z.object({ kind: z.literal("revenue"), atLeastFen: storedKinds.money, weight }),
  z.object({ kind: z.literal("age"), atLeastMonths: count, weight }),
  z.object({ kind: z.literal("recognition"), anyOf: z.array(recognitionSchema).min(1), weight }),
  z.object({ kind: z.literal("sector"), anyOf: z.array(sectorSchema).min(1), weight }),
  z.object({ kind: z.literal("district"), anyOf: z.array(placeSchema).min(1), weight }),
  z.object({ kind: z.literal("stage"), anyOf: z.array(stageSchema).min(1), weight }),
  z.object({ kind: z.literal("instrument"), anyOf: z.array(instrumentSchema).min(1), weight }),
  z.object({
    kind: z.literal("amount"),
    minFen: storedKinds.money,
    maxFen: storedKinds.money,
    weight,
  }),
  z.object({ kind: z.literal("term"), minMonths: count, maxMonths: count, weight }),
]);
export const preferencesSchema = z.array(preferenceSchema).max(24);
export type StatedPreference = z.infer<typeof preferenceSchema>;
