import { z } from "zod";
import { disputeGroundSchema } from "#app/domain/codes/reasons.ts";
import { fieldFault, textField, typedKinds } from "#app/domain/fields.ts";
import { DISPUTE_OUTCOMES } from "./dispute.ts";

const ofEither = [
  z.object({ act: z.literal("answer"), words: textField(1_000) }),
  // With a file.
  z.object({ act: z.literal("show") }),
  z.object({ act: z.literal("withdraw") }),
] as const;

/** The forms of an institution on a dispute's page. */
export const institutionDisputeForm = z.discriminatedUnion("act", [...ofEither]);

/** The forms of a company: it can also choose from its documents. */
export const companyDisputeForm = z.discriminatedUnion("act", [
  ...ofEither,
  z.object({ act: z.literal("show-document"), documentId: z.uuid() }),
]);

const findingId = z.uuid();

/** What the page showed of both sides' statements and files. */
const shown = z.string().regex(/^\d{1,16}\.\d{1,4}$/u);

/** An admin's decision, or proposed decision: the amount received is given where it differs from what was stated. */
const decisionForm = z
  .object({
    act: z.literal("decide"),
    shown,
    outcome: z.enum(DISPUTE_OUTCOMES),
    foundFen: typedKinds("yuan").money.optional(),
    ground: disputeGroundSchema,
    words: textField(1_000),
  })
  .superRefine(({ outcome, foundFen }, ctx) => {
    if (outcome === "corrected" && foundFen === undefined)
      ctx.addIssue(fieldFault("not-an-amount", ["foundFen"]));
  });

/** The forms of an admin on a dispute's page. */
export const adminDisputeForm = z.discriminatedUnion("act", [
  decisionForm,
  z.object({ act: z.literal("send-finding-back"), findingId, words: textField(500) }),
  z.object({ act: z.literal("withdraw-finding"), findingId }),
]);

/** The review of another admin's finding, whose confirmation decides the dispute. */
export const confirmFindingForm = z.object({ act: z.literal("confirm-finding"), findingId, shown });

/** The list of disputes: open ones, or ended ones. */
export const disputesQuery = z.object({
  view: z.enum(["open", "ended"]).default("open").catch("open"),
  cursor: z.string().max(400).optional(),
});
