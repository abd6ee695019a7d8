import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type CompanyDeclineReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { introductionStatusAfter, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { endConsent, lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockIntroductionRow, updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { moveApplication } from "./move-application.server.ts";
import { readAuthor } from "../introductions/read-author.server.ts";

export interface WithdrawApplication {
  applicationId: string;
  reasonCode: CompanyDeclineReason;
  note: string | null;
}

/**
 * The company withdraws an application and revokes its consent in one step. Refused while an offer is open or a deal
 * under way: those must be answered first.
 */
export function withdrawApplication(
  ctx: ServiceContext,
  actor: CompanyActor,
  { applicationId, reasonCode, note }: WithdrawApplication,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    refuseIf(whyNotReason(reasonCode, note));
    const { introductionId, companyId } = application;
    const consent = await lockActiveConsent(trx, introductionId, companyId);
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
    if (consent) await endConsent(trx, consent.id, ctx.now(), actor);
    const status = introductionStatusAfter(introduction.status, "revoke");
    await updateIntroduction(trx, introductionId, { status, statusChangedAt: ctx.now() });
    await recordOn(trx, actor, "consent-revoked", { introduction }, { to: status });
    const { mandateId } = introduction;
    await enqueue(trx, "match-mandate", { mandateId });
  });
}
