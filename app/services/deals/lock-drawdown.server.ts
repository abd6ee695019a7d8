import { lockDeal } from "./lock-deal.server.ts";
import { pick } from "#app/lib/pick.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import {
  findDrawdownForCompany,
  findDrawdownForInstitution,
  lockDrawdownRow,
} from "#db/queries/deals/deals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Locks a drawdown to move it, after its deal. `about`: what every event of it names. */
export async function lockDrawdown(trx: ActorTransaction, actor: PartyActor, drawdownId: string) {
  const row =
    actor.kind === "company"
      ? await findDrawdownForCompany(trx, drawdownId, actor.companyId)
      : await findDrawdownForInstitution(trx, drawdownId, actor.institutionId);
  const { dealId } = found(row, "drawdown-not-found");
  const deal = await lockDeal(trx, actor, dealId);
  const drawdown = await lockDrawdownRow(trx, drawdownId);
  const about = {
    subject: { kind: "deal", id: dealId } as const,
    ...pick(deal, "companyId", "institutionId", "prospectId"),
    detail: { amountFen: drawdown.amountFen.toString(), sequence: drawdown.sequence },
  };
  return { deal, drawdown, about };
}
