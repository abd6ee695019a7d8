import { z } from "zod";
import { disputeGroundSchema } from "#app/domain/codes/reasons.ts";
import { fieldFault, textField, typedKinds } from "#app/domain/fields.ts";
import { DISPUTE_OUTCOMES } from "./dispute.ts";

const ofEither = [
  z.object({ act: z.literal("answer"), words: textField(1_000) }),
  // A file comes with it.
  z.object({ act: z.literal("show") }),
  z.object({ act: z.literal("withdraw") }),
] as const;

/** What an institution may send from a dispute's page. */
export const institutionDisputeForm = z.discriminatedUnion("act", [...ofEither]);

/** What a company may: it has a room of documents to choose from, too. */
export const companyDisputeForm = z.discriminatedUnion("act", [
  ...ofEither,
  z.object({ act: z.literal("show-document"), documentId: z.uuid() }),
]);

const findingId = z.uuid();

/** An admin's decision, or proposal of one: what arrived is said where another amount is found than was stated. */
const decisionForm = z
  .object({
    act: z.literal("decide"),
    outcome: z.enum(DISPUTE_OUTCOMES),
    foundFen: typedKinds("yuan").money.optional(),
    ground: disputeGroundSchema,
    words: textField(1_000),
  })
  .superRefine(({ outcome, foundFen }, ctx) => {
    if (outcome === "corrected" && foundFen === undefined)
      ctx.addIssue(fieldFault("not-an-amount", ["foundFen"]));
  });

/** What an admin may send from a dispute's page. */
export const adminDisputeForm = z.discriminatedUnion("act", [
  decisionForm,
  z.object({ act: z.literal("confirm-finding"), findingId }),
  z.object({ act: z.literal("send-finding-back"), findingId, words: textField(500) }),
  z.object({ act: z.literal("withdraw-finding"), findingId }),
]);

/** Of the list of disputes: those that are open, or those that ended. */
export const disputesQuery = z.object({
  view: z.enum(["open", "ended"]).default("open").catch("open"),
  cursor: z.string().max(400).optional(),
});
