import { z } from "zod";
import { dayField, storedKinds } from "#app/domain/fields.ts";
import { bandShape } from "#app/domain/matching/criteria/figures.ts";
import type { Teaser } from "./teaser.ts";

const codes = z.array(z.string());
const numbers = z.object({ from: z.number().nullable(), to: z.number().nullable() });
const amounts = z.object({
  from: storedKinds.signedMoney.nullable(),
  to: storedKinds.signedMoney.nullable(),
});

/** The texts of a teaser, shown on its own page; lists show only the headline. */
export const teaserTextsSchema = z.object({
  product: z.string(),
  market: z.string(),
  growthPlan: z.string(),
  customers: z.string(),
  team: z.string(),
  figuresNote: z.string().nullable(),
  useOfFunds: z.string(),
});
export type TeaserTexts = z.infer<typeof teaserTextsSchema>;

/** What lists show of a teaser: codes as coarse as its cohort requires, and bands. Codes may be of any dataset. */
export const teaserBandsSchema = z.object({
  sector: z.string(),
  place: z.string(),
  size: z.string().nullable(),
  founded: z.object({ after: dayField.nullable(), until: dayField.nullable() }).nullable(),
  ageYears: numbers.nullable(),
  figuresYear: z.int().nullable(),
  ...bandShape,
  staff: numbers.nullable(),
  recognitions: codes,
  hasAllRecognitions: z.boolean().default(true),
  askFen: amounts,
});
export type TeaserBands = z.infer<typeof teaserBandsSchema>;

/** A teaser as stored beside the facts: `bands` and `texts` are JSON texts of its two parts. */
export function storedTeaser(teaser: Teaser): { bands: string; texts: string } {
  return {
    bands: JSON.stringify(z.encode(teaserBandsSchema, { ...teaser, recognitions: [...teaser.recognitions] })),
    texts: JSON.stringify(teaserTextsSchema.parse(teaser)),
  };
}
