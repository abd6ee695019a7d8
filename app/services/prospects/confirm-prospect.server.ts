import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import {
  prospectStatusAfter,
  PROSPECT_VALID_DAYS,
  whyNotMoveProspect,
} from "#app/domain/prospects/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

const dayMs = 86_400_000;

/** Confirms that a published prospect is still valid: its 180 days begin again. */
export function confirmProspect(ctx: ServiceContext, actor: CompanyActor, prospectId: string): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    refuseIf(whyNotMoveProspect(prospect, "confirm", "company"));
    const status = prospectStatusAfter(prospect.status, "confirm");
    const expiresAt = new Date(ctx.now().getTime() + PROSPECT_VALID_DAYS * dayMs);
    await updateProspectStatus(trx, prospectId, status, ctx.now(), { expiresAt, expiryWarnedAt: null });
    await recordOn(trx, actor, "prospect-confirmed", { prospect }, { to: status });
  });
}
