import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { type DeclineReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { refuseUnseenApplication } from "./refuse-unseen-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { convertIntroduction } from "./convert-introduction.server.ts";

export interface DeclineApplication {
  applicationId: string;
  codes: DeclineReason[];
  note: string | null;
  /** What would repair it; null if nothing would. */
  repair: string | null;
  /** What its page showed; left out by what has no page. */
  shown?: string;
}

/**
 * The institution declines: with at least one reason, and with what would repair it if anything would. The company
 * always sees both. Refused where the application has moved, or been given something, since its page was opened. The
 * consent continues, so that a repaired application can be reopened.
 */
export function declineApplication(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { applicationId, codes, note, repair, shown }: DeclineApplication,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    refuseIf(whyNotMoveApplication(application, "decline", "institution"));
    await refuseUnseenApplication(trx, application, shown);
    const [first] = codes;
    if (first === undefined) throw new Refusal("reason-missing");
    for (const code of codes) refuseIf(whyNotReason(code, note));
    await moveApplication(ctx, trx, actor, application, {
      move: "decline",
      by: "institution",
      type: "application-declined",
      change: { reasonCodes: [...new Set(codes)], repairable: repair !== null, repair, note },
      note: { reasonCode: first, note, detail: { codes, repairable: repair !== null } },
    });
    await convertIntroduction(ctx, trx, actor, application.introductionId);
    const { mandateId, prospectId, introductionId } = application;
    await recordFeedback(trx, actor, {
      act: "declined",
      mandateId,
      prospectId,
      reasonCode: first,
      at: ctx.now(),
      introductionId,
      subjectId: applicationId,
    });
    await enqueue(trx, "notify-company-application-moved", { applicationId });
  });
}
