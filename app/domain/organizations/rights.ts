import { z } from "zod";
import { ipKindSchema, recognitionSchema } from "#app/domain/codes/companies.ts";
import { dayField, textField } from "#app/domain/fields.ts";

/** A right as the register has it. Titles and numbers stay hidden until the company consents. */
export const companyRightSchema = z.object({
  kind: ipKindSchema,
  title: textField(200),
  registrationNumber: textField(60).optional(),
  grantedOn: dayField.optional(),
  isSelfDeveloped: z.boolean().optional(),
});
export type CompanyRight = z.infer<typeof companyRightSchema>;

/** An official recognition with its certificate; the last day on which it stands, where it has one. */
export const companyRecognitionSchema = z.object({
  code: recognitionSchema,
  certificateNumber: textField(60).optional(),
  validUntil: dayField.optional(),
});
export type CompanyRecognition = z.infer<typeof companyRecognitionSchema>;

/** Rights that one company can list: beyond that, a version could no longer be read. */
export const MOST_RIGHTS = 500;
