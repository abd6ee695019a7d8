import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type DeclineReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findOpportunity } from "#db/queries/matching/opportunity-teasers.ts";
import { record } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { findMandateForInstitution } from "#db/queries/mandates/mandates.ts";
import { insertPass, isPassedFor } from "#db/queries/matching/passes.ts";
import type { ServiceContext } from "#app/services/context.ts";

export interface PassOnOpportunity {
  mandateId: string;
  prospectId: string;
  reasonCode: DeclineReason;
  note: string | null;
  /** Whether the company could do something that would change the answer. */
  repairable: boolean;
}

/**
 * An institution passes on a prospect for this mandate, with a reason code. The company sees codes
 * summed over five institutions or more, never who passed. Passing twice for one reason is one pass; another reason is
 * refused until the first is taken back, as by a colleague's page that was open meanwhile.
 */
export function passOnOpportunity(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, prospectId, reasonCode, note, repairable }: PassOnOpportunity,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    refuseIf(whyNotReason(reasonCode, note));
    const { institutionId } = actor;
    found(await findMandateForInstitution(trx, mandateId, institutionId), "mandate-not-found");
    const opportunity = found(
      await findOpportunity(trx, { mandateId, institutionId }, prospectId),
      "prospect-not-found",
    );
    // What has begun ends by its own decline, within its own deadline.
    refuseIf(opportunity.introductionId === null ? null : "introduction-open-already");
    const of = { mandateId, prospectId, institutionId };
    const given = { reasonCode, note, repairable };
    const passed = { passedBy: actor.userId, passedAt: now() };
    if (!(await insertPass(trx, { ...of, ...given, ...passed }))) {
      // A second press of the same form has done what it says; another reason would be lost.
      refuseIf((await isPassedFor(trx, of, given)) ? null : "opportunity-passed");
      return;
    }
    await recordFeedback(trx, actor, { act: "passed", mandateId, prospectId, reasonCode, at: now() });
    await record(trx, actor, {
      type: "opportunity-passed",
      subject: { kind: "mandate", id: mandateId },
      institutionId,
      prospectId,
      reasonCode,
      note,
      version: opportunity.edition,
      detail: { repairable },
    });
  });
}
