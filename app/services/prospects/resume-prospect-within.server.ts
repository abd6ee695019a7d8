import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { prospectStatusAfter, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { whyNotShow } from "#app/domain/prospects/generalisation.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import { updateTeaserStatus } from "#db/queries/prospects/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { whyNotShowLiveTexts } from "./why-not-show-live-texts.server.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";

/** Puts a paused prospect back into institutions’ lists, within a transaction; a refusal has written nothing. */
export async function resumeProspectWithin(
  ctx: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: CompanyActor,
  prospectId: string,
): Promise<void> {
  const prospect = await lockOwnProspect(trx, actor, prospectId);
  refuseIf(whyNotMoveProspect(prospect, "resume", "company"));
  await refuseLeaving(trx, actor);
  refuseIf(whyNotShow(prospect));
  const { isRecognisable } = prospect;
  refuseIf(await whyNotShowLiveTexts(trx, prospect, { isRecognisable, now: ctx.now() }));
  const status = prospectStatusAfter(prospect.status, "resume");
  await updateProspectStatus(trx, prospectId, status, ctx.now());
  await updateTeaserStatus(trx, prospectId, "published");
  await recordOn(trx, actor, "prospect-resumed", { prospect }, { to: status });
  await enqueue(trx, "match-prospect", { prospectId });
}
