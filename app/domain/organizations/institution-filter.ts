import { z } from "zod";
import { institutionKindSchema } from "#app/domain/codes/institutions.ts";
import { INSTITUTION_STATUSES } from "./lifecycle.ts";

/** The filter of the institutions list from the URL; invalid values are ignored. */
export const institutionFilterSchema = z.object({
  status: z.enum(INSTITUTION_STATUSES).optional().catch(undefined),
  kind: institutionKindSchema.optional().catch(undefined),
  licence: z.literal("ending").optional().catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});
export type InstitutionFilter = z.infer<typeof institutionFilterSchema>;
