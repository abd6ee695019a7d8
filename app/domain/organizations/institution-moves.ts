import { z } from "zod";
import { institutionReasonSchema } from "#app/domain/codes/reasons.ts";
import { fieldFault, textField } from "#app/domain/fields.ts";

/** What an admin does with an institution's status, beside its verification. */
export const ADMIN_MOVES = ["restrict", "suspend", "restore", "terminate"] as const;

/** Everything but a restoration needs a code, and words where the code is "other". */
export const institutionMoveForm = z
  .object({
    move: z.enum(ADMIN_MOVES),
    reason: institutionReasonSchema.optional(),
    note: textField(1_000).optional(),
  })
  .superRefine(({ move, reason, note }, ctx) => {
    if (move === "restore") return;
    if (reason === undefined) ctx.addIssue(fieldFault("reason-missing", ["reason"]));
    if (reason === "other" && note === undefined) ctx.addIssue(fieldFault("other-text-missing", ["note"]));
  });
