import type { z } from "zod";
import { textField, typedKinds } from "#app/domain/fields.ts";
import { institutionProfileSchema } from "./profile.ts";

const about = { aboutZh: textField(1_000).optional(), aboutEn: textField(1_000).optional() };

/** The form for an institution's verification: its licence, its contact, its description. */
export const institutionApplicationSchema = institutionProfileSchema
  .omit({ address: true, website: true })
  .extend(about);
export type InstitutionApplication = z.infer<typeof institutionApplicationSchema>;

/** The form as a page sends it: it names the submission that it was filled in from, 0 where there was none. */
export const institutionApplicationForm = institutionApplicationSchema.extend({
  version: typedKinds("yuan").whole(0, 2_000_000_000),
});

/** What an institution may change without a new verification. */
const institutionContactSchema = institutionApplicationSchema.pick({
  contactName: true,
  contactPhone: true,
  contactEmail: true,
  aboutZh: true,
  aboutEn: true,
});
export type InstitutionContact = z.infer<typeof institutionContactSchema>;

/** The form as a page sends it: it names the contact and description that it was filled in from. */
export const institutionContactForm = institutionContactSchema.extend({
  version: typedKinds("yuan").whole(0, 2_000_000_000),
});

/** What an admin compares with the regulator's register: a change to any of these is verified again. */
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

/** How companies and the platform reach an institution. */
export const CONTACT_FIELDS = ["contactName", "contactPhone", "contactEmail"] as const;

/** An application as displayed: values of seeded and imported institutions need not satisfy the form's rules. */
export type ApplicationValues = Partial<Record<keyof InstitutionApplication, string | null | undefined>>;

/** The licence's fields that differ between two versions; a field missing in both is equal. */
export function licenceDifferences(
  before: ApplicationValues,
  after: ApplicationValues,
): readonly LicenceField[] {
  return LICENCE_FIELDS.filter((field) => (before[field] ?? null) !== (after[field] ?? null));
}
