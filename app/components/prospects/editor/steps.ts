import { PROSPECT_STEPS } from "#app/domain/prospects/content.ts";

/** The pages of the editor: the steps of the content, then the teaser with its submission. */
export const STEPS = [...PROSPECT_STEPS, "teaser"] as const;
export type Step = (typeof STEPS)[number];
