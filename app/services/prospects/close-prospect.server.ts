import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ReviewedEnd } from "#app/domain/prospects/ending.ts";
import { whyNotClose } from "#app/domain/prospects/funding.ts";
import { prospectStatusAfter } from "#app/domain/prospects/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { checkEnds } from "./check-ends.server.ts";
import { endSearch } from "./end-search.server.ts";

/**
 * The company ends its search with what has come: at least the minimum of its ask is confirmed. Everything still open
 * on the prospect ends with it; deals go on. `reviewed` is what the review named; what has no page reviews nothing.
 */
export function closeProspect(
  ctx: ServiceContext,
  actor: CompanyActor,
  prospectId: string,
  reviewed?: ReviewedEnd,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    refuseIf(whyNotClose(prospect));
    const ends = await checkEnds(trx, prospect, "close", reviewed);
    const status = prospectStatusAfter(prospect.status, "close");
    await updateProspectStatus(trx, prospectId, status, ctx.now());
    const { confirmedFen, soughtFen } = prospect;
    const detail = { amountFen: confirmedFen.toString(), soughtFen: soughtFen.toString(), ...ends };
    await recordOn(trx, actor, "prospect-closed", { prospect }, { to: status, detail });
    await endSearch(ctx, trx, actor, { prospectId, end: "funded" });
  });
}
