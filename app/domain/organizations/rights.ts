import { z } from "zod";
import { ipKindSchema, recognitionSchema } from "#app/domain/codes/companies.ts";
import { dayField, textField } from "#app/domain/fields.ts";

/** A right as registered. Titles and numbers are hidden until the company consents. */
const companyRightSchema = z.object({
  kind: ipKindSchema,
  title: textField(200),
  registrationNumber: textField(60).optional(),
  grantedOn: dayField.optional(),
  isSelfDeveloped: z.boolean().optional(),
});
export type CompanyRight = z.infer<typeof companyRightSchema>;

/** An official recognition with its certificate, and the last day of its validity, if any. */
const companyRecognitionSchema = z.object({
  code: recognitionSchema,
  certificateNumber: textField(60).optional(),
  validUntil: dayField.optional(),
});
export type CompanyRecognition = z.infer<typeof companyRecognitionSchema>;

/** Maximum rights of one company: with more, a version could no longer be read. */
export const MOST_RIGHTS = 500;

const rightId = z.uuid();

/** The forms of the page on which a company edits its two lists. */
export const rightsForm = z.discriminatedUnion("act", [
  companyRightSchema.extend({ act: z.literal("save-right"), rightId: rightId.optional() }),
  z.object({ act: z.literal("remove-right"), rightId }),
  companyRecognitionSchema.extend({ act: z.literal("save-recognition") }),
  z.object({ act: z.literal("remove-recognition"), code: recognitionSchema }),
]);
export type RightsForm = z.infer<typeof rightsForm>;

/** Which entry of a list the page edits. */
export const rightsQuery = z.object({ right: rightId.optional(), recognition: recognitionSchema.optional() });
