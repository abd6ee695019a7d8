import { z } from "zod";
import { districtSchema } from "#app/domain/codes/districts.ts";
import { institutionKindSchema, regulatorSchema } from "#app/domain/codes/institutions.ts";
import { sectorLeafSchema } from "#app/domain/codes/sectors.ts";
import { lineField } from "#app/domain/accounts/names.ts";
import { dayField, fieldFault, textField } from "#app/domain/fields.ts";
import { checkUscc, normaliseUscc } from "./uscc.ts";

/** A code as typed; its output is normalised. */
const usccField = z
  .string()
  .max(60)
  .overwrite(normaliseUscc)
  .superRefine((text, ctx) => {
    const check = checkUscc(text);
    if (!check.ok) ctx.addIssue(fieldFault(check.fault === "format" ? "uscc-format" : "uscc-checksum"));
  });

/** A work phone, domestic or with +86; digits, spaces, dashes and brackets. */
export const phoneField = z
  .string()
  .trim()
  .regex(/^\+?[\d\s()（）-]{7,24}$/u, { error: "phone" });

const names = { legalName: lineField(1, 120), englishName: lineField(1, 160).optional(), uscc: usccField };
const contact = {
  address: textField(200),
  contactName: lineField(1, 60),
  contactPhone: phoneField,
  contactEmail: z.email().max(160),
  website: z
    .url({ protocol: /^https?$/u })
    .max(200)
    .optional(),
};

/** A company's profile. What identifies it is hidden until it consents. */
export const companyProfileShape = {
  ...names,
  establishedOn: dayField,
  sector: sectorLeafSchema,
  district: districtSchema,
  ...contact,
};
export const companyProfileSchema = z.object(companyProfileShape);
export type CompanyProfile = z.infer<typeof companyProfileSchema>;

/** An institution's profile and licence; an admin compares it with the regulator's register. */
export const institutionProfileSchema = z.object({
  ...names,
  kind: institutionKindSchema,
  licenceNumber: textField(60),
  regulator: regulatorSchema,
  licenceScope: textField(600),
  licenceExpiresOn: dayField.optional(),
  ...contact,
});
