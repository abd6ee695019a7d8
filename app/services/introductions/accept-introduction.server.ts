import { lockIntroduction } from "./lock-introduction.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { proposedConsentSchema } from "#app/domain/introductions/proposed-consent.ts";
import { introductionStatusAfter, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { whyNotStartNew } from "#app/domain/organizations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findPublicStatus } from "#db/queries/organizations/institutions.ts";
import type { ServiceContext } from "../context.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { startConsent } from "./start-consent.server.ts";

/**
 * An institution accepts a company's request: the consent that came with it is in force at once. Refused to one that may
 * start nothing new: it would read the company and could offer it nothing.
 */
export function acceptIntroduction(
  ctx: ServiceContext,
  actor: InstitutionActor,
  introductionId: string,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const introduction = await lockIntroduction(trx, actor, introductionId);
    refuseIf(whyNotMoveIntroduction(introduction, "accept", "institution", ctx.now()));
    const institution = await findPublicStatus(trx, actor.institutionId);
    refuseIf(whyNotStartNew(found(institution, "institution-not-found")));
    await refuseSuspendedAsk(trx, introduction);
    const status = introductionStatusAfter(introductionStatusAfter(introduction.status, "accept"), "consent");
    await startConsent(ctx, trx, actor, introduction, {
      ...proposedConsentSchema.parse(introduction.proposedConsent),
      grantedBy: introduction.requestedByUser,
      status,
      event: "introduction-accepted",
    });
    await enqueue(trx, "notify-company-introduction-answered", { introductionId });
  });
}
