import { type PartyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { whyNotMoveReversal } from "#app/domain/deals/reversal.ts";
import { markOfReversal } from "#app/domain/deals/reviewed-reversal.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { statusAfterReversal } from "#app/domain/prospects/funding.ts";
import { found } from "#app/domain/refusal.ts";
import { findDealOfSide } from "#db/queries/deals/deal-lists.ts";
import { findDrawdownToReverse, listReversals } from "#db/queries/deals/shown-reversals.ts";
import { findProspectWithLive } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

/** What follows once a side agrees that a confirmed drawdown be reversed: on the deal and, for its company, on the ask. */
export function reviewReversal({ readAs, now }: ServiceContext, actor: PartyActor, drawdownId: string) {
  return readAs(actor, async (trx) => {
    const drawdown = found(await findDrawdownToReverse(trx, drawdownId), "drawdown-not-found");
    const deal = found(await findDealOfSide(trx, drawdown.dealId, actor), "deal-not-found");
    const [latest] = await listReversals(trx, drawdownId);
    const ask = actor.kind === "company" ? await readAsk(trx, actor.companyId, deal.prospectId) : null;
    const { amountFen, sequence } = drawdown;
    return {
      deal,
      drawdown: { amountFen, sequence },
      reversal: latest ?? null,
      ask: ask && { ...ask, statusAfter: statusAfterReversal(ask, amountFen) },
      read: latest === undefined ? "" : markOfReversal({ reversal: latest, deal, ask }),
      whyNot:
        latest === undefined
          ? ("reversal-wrong-state" as const)
          : (whyNotMoveReversal(latest, "agree", actor.kind, now()) ??
            whyNotMoveDrawdown(drawdown, "reverse", actor.kind) ??
            whyNotRole(actor, "pay")),
    };
  });
}

async function readAsk(trx: ActorTransaction, companyId: string, prospectId: string) {
  const ask = found(await findProspectWithLive(trx, prospectId, companyId), "prospect-not-found");
  const { number, status, confirmedFen, targetFen, soughtFen, isOtherOpen } = ask;
  const headline = readDraft(ask.draft).business?.headline ?? null;
  return { number, status, confirmedFen, targetFen, soughtFen, isOtherOpen, headline };
}
