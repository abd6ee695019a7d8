import { z } from "zod";
import { CONSENT_DAYS, consentPurposeSchema, fieldGroupSchema } from "#app/domain/codes/consents.ts";

/**
 * What a company consents to, with its request or in answer to one: at least its identity (an introduction reveals it),
 * for one purpose, for a number of days.
 */
export const proposedConsentSchema = z.object({
  fieldGroups: z
    .array(fieldGroupSchema)
    .min(1)
    .refine((groups) => groups.includes("identity"), { error: "identity-needed" }),
  purpose: consentPurposeSchema,
  days: z.coerce.number().pipe(z.literal(CONSENT_DAYS)),
});
export type ProposedConsent = z.output<typeof proposedConsentSchema>;
