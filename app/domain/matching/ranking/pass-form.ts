import { z } from "zod";
import { declineReasonSchema, whyNotReason } from "#app/domain/codes/reasons.ts";
import { noteField } from "#app/domain/fields.ts";

/** A pass with its reason, or its withdrawal. */
export const passForm = z
  .object({
    act: z.enum(["pass", "undo"]),
    mandateId: z.uuid(),
    prospectId: z.uuid(),
    reasonCode: declineReasonSchema.optional(),
    note: noteField(500),
    repairable: z.boolean().default(false),
  })
  .superRefine(({ act, reasonCode, note }, ctx) => {
    if (act === "undo") return;
    if (reasonCode === undefined) ctx.addIssue({ code: "custom", message: "choice", path: ["reasonCode"] });
    else if (whyNotReason(reasonCode, note) !== null) {
      ctx.addIssue({ code: "custom", message: "other-text-missing", path: ["note"] });
    }
  })
  .transform((form) => ({ ...form, reasonCode: form.reasonCode ?? ("other" as const) }));
