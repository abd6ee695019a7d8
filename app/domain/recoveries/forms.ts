import { z } from "zod";
import { codeField } from "#app/domain/accounts/second-factor-forms.ts";
import { VERIFICATIONS } from "./lifecycle.ts";

/** The number that was shown with the request, as it is typed; case, spaces and hyphens don't matter. */
const claim = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .transform((typed) => typed.normalize("NFKC").toLowerCase().replace(/[\s-]/g, ""));

/** Of whoever has given the password and has lost the second factor. */
export const ownRecoveryForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("request") }),
  z.object({ act: z.literal("cancel") }),
  z.object({ act: z.literal("begin"), claim }),
  z.object({ act: z.literal("enrol"), code: codeField }),
]);

/** Of whoever decides. */
export const recoveryDecisionForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("approve"), recoveryId: z.uuid(), verifiedHow: z.enum(VERIFICATIONS) }),
  z.object({ act: z.literal("stop"), recoveryId: z.uuid() }),
]);
export type RecoveryDecision = z.infer<typeof recoveryDecisionForm>;

/** The button on the page of an e-mail's link that stops a recovery. */
export const stopRecoveryForm = z.object({ token: z.string().min(1).max(200) });
