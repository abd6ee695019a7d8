import type { z } from "zod";
import { textField } from "#app/domain/fields.ts";
import { institutionProfileSchema } from "./profile.ts";

const about = { aboutZh: textField(1_000).optional(), aboutEn: textField(1_000).optional() };

/** What an institution sends to be verified: whose licence it is, where its desk is, what it says of itself. */
export const institutionApplicationSchema = institutionProfileSchema
  .omit({ address: true, website: true })
  .extend(about);
export type InstitutionApplication = z.infer<typeof institutionApplicationSchema>;

/** What an institution changes by itself, without a new verification. */
export const institutionDeskSchema = institutionApplicationSchema.pick({
  contactName: true,
  contactPhone: true,
  contactEmail: true,
  aboutZh: true,
  aboutEn: true,
});
export type InstitutionDesk = z.infer<typeof institutionDeskSchema>;

/** What an admin compares with the regulator's register: a change of any of these is verified anew. */
export const LICENCE_FIELDS = [
  "legalName",
  "englishName",
  "uscc",
  "kind",
  "licenceNumber",
  "regulator",
  "licenceScope",
  "licenceExpiresOn",
] as const satisfies readonly (keyof InstitutionApplication)[];
export type LicenceField = (typeof LICENCE_FIELDS)[number];

/** An application as it is shown: values of seeded and imported institutions need not pass the form's rules. */
export type ApplicationValues = Partial<Record<keyof InstitutionApplication, string | null | undefined>>;

/** The licence's fields that two versions disagree on; a field that neither has is the same. */
export function licenceDifferences(
  before: ApplicationValues,
  after: ApplicationValues,
): readonly LicenceField[] {
  return LICENCE_FIELDS.filter((field) => (before[field] ?? null) !== (after[field] ?? null));
}
