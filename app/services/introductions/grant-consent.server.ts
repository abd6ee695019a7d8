import { lockIntroduction } from "./lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { endAfter, isLastDay } from "#app/domain/introductions/consent-change.ts";
import { introductionStatusAfter, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import type { ProposedConsent } from "#app/domain/introductions/proposed-consent.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findOpenedVersion } from "#db/queries/introductions/opened-versions.ts";
import type { ServiceContext } from "../context.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { countUse } from "../usage/count-use.server.ts";
import { refuseRestricted } from "./refuse-restricted.server.ts";
import { startConsent } from "./start-consent.server.ts";

interface ReviewedGrant extends ProposedConsent {
  introductionId: string;
  /** The version of the prospect that the review showed. */
  version?: number;
  /** The last day that it showed. */
  until?: Day;
}

/**
 * The company consents: the chosen field groups open to this one institution, for one purpose, until the end of the
 * last day. Refused once the deadline has passed, whether or not the lapse is recorded yet; or if another version of
 * the prospect is live than the reviewed one, `version`, or the last day is another by now, `until`; what has no page
 * reviews none.
 */
export function grantConsent(
  ctx: ServiceContext,
  actor: CompanyActor,
  { introductionId, version, until, ...consent }: ReviewedGrant,
): Promise<void> {
  return ctx.withActor(actor, "give-consent", async (trx) => {
    await countUse(trx, actor, "consentStep");
    const introduction = await lockIntroduction(trx, actor, introductionId);
    refuseIf(whyNotMoveIntroduction(introduction, "consent", "company", ctx.now()));
    await refuseRestricted(trx, introduction.institutionId);
    await refuseSuspendedAsk(trx, introduction);
    const isAsShown = version === undefined || version === (await findOpenedVersion(trx, introductionId));
    const ends = isLastDay(until, endAfter(consent.days, ctx.now()));
    refuseIf(isAsShown && ends ? null : "review-outdated");
    const status = introductionStatusAfter(introduction.status, "consent");
    await startConsent(ctx, trx, actor, introduction, {
      ...consent,
      grantedBy: actor.userId,
      status,
      event: "consent-granted",
    });
    await enqueue(trx, "notify-institution-introduction-answered", { introductionId });
    await enqueue(trx, "notify-colleagues-consent-granted", { introductionId });
  });
}
