import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type ApplicationStatus, whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { type CompanyDeclineReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { sequenceInForce } from "#app/domain/introductions/consent-change.ts";
import { whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { lockIntroductionRow } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { moveApplication } from "./move-application.server.ts";
import { endAccess } from "../introductions/end-access.server.ts";
import { readAuthor } from "../introductions/read-author.server.ts";

export interface WithdrawApplication {
  applicationId: string;
  reasonCode: CompanyDeclineReason;
  note: string | null;
  /** The status and the consent in force, 0 for none, that the review named; left out by what has no page. */
  reviewed?: { status: ApplicationStatus; sequence: number };
}

/**
 * The company withdraws an application and ends its consent in one step. Refused while an offer is open or a deal under
 * way: those must be answered first; and if the application or the consent is another by now than was reviewed.
 */
export function withdrawApplication(
  ctx: ServiceContext,
  actor: CompanyActor,
  { applicationId, reasonCode, note, reviewed }: WithdrawApplication,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    refuseIf(whyNotMoveApplication(application, "withdraw", "company"));
    const { introductionId, companyId } = application;
    const consent = await lockActiveConsent(trx, introductionId, companyId);
    const isAsReviewed =
      reviewed === undefined ||
      (reviewed.status === application.status && reviewed.sequence === sequenceInForce(consent, ctx.now()));
    refuseIf(isAsReviewed ? null : "review-outdated");
    refuseIf(whyNotReason(reasonCode, note));
    // The consent ends with it: the note is read without one.
    const words =
      note === null ? null : maskForOtherSide(note, await readAuthor(trx, actor), null, ctx.now()).text;
    await moveApplication(ctx, trx, actor, application, {
      move: "withdraw",
      by: "company",
      type: "application-withdrawn",
      change: { note: words },
      note: { reasonCode, note: words },
    });
    await enqueue(trx, "notify-institution-application-ended", { applicationId });
    const introduction = await lockIntroductionRow(trx, introductionId, actor);
    if (!introduction || whyNotMoveIntroduction(introduction, "revoke", "company", ctx.now()) !== null)
      return;
    await endAccess(ctx, trx, actor, introduction);
  });
}
