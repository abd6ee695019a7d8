import { type AdminActor, type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { listOwnFapiao, listRequestedFapiao } from "#db/queries/billing/fapiao.ts";
import type { ServiceContext } from "../context.ts";

/** An institution's fapiao, the latest first; for a finance admin what has to be issued, the oldest request first. */
export function listFapiao({ readAs, now }: ServiceContext, actor: InstitutionActor | AdminActor) {
  refuseIf(whyNotRole(actor, actor.kind === "admin" ? "settle" : "pay"));
  return readAs(actor, async (trx) => ({
    fapiao:
      actor.kind === "admin" ? await listRequestedFapiao(trx) : await listOwnFapiao(trx, actor.institutionId),
    now: now(),
  }));
}
