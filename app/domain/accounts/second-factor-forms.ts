import { z } from "zod";
import { PASSWORD_CHARACTERS } from "./passwords.ts";

const sixDigits = /^\d{6}$/;

/** Six digits, also in two groups, as apps show them, and as wide ones of a Chinese keyboard. */
export const codeField = z
  .string()
  .min(1)
  .max(20)
  .transform((typed) => typed.normalize("NFKC").replace(/\s/g, ""))
  .refine((typed) => sixDigits.test(typed), { error: "codeSixDigits" });
/** A recovery code, as it was shown; its format is not validated. */
const recoveryCode = z.string().trim().min(1).max(40);
const password = z
  .string()
  .min(1)
  .max(PASSWORD_CHARACTERS.most * 2);

export const signInCodeForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("code"), code: codeField }),
  z.object({ act: z.literal("recovery"), recoveryCode }),
]);

/**
 * What proves who somebody is: one of these, or nothing where it was proved just now. The names are apart from those of
 * the form that waits for it and is sent along.
 */
export const confirmationProofForm = z.object({
  confirmationCode: codeField.optional(),
  confirmationRecoveryCode: recoveryCode.optional(),
  confirmationPassword: password.optional(),
});
export type ConfirmationProof = z.infer<typeof confirmationProofForm>;

export const secondFactorForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("start"), password }),
  z.object({ act: z.literal("enrol"), code: codeField }),
  z.object({ act: z.literal("renew") }),
  z.object({ act: z.literal("turn-off") }),
]);
