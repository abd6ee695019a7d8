import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { isUnderway, whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { markOfFunding } from "#app/domain/deals/reviewed-fill.ts";
import { markOfPayment } from "#app/domain/deals/shown-payment.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { markOfEnds, whatEnds } from "#app/domain/prospects/ending.ts";
import { fillsAsk } from "#app/domain/prospects/funding.ts";
import { found, type RefusalCode } from "#app/domain/refusal.ts";
import { findDealOfSide } from "#db/queries/deals/deal-lists.ts";
import { listDrawdownsOfDeal } from "#db/queries/deals/deals.ts";
import { findOpenMatters } from "#db/queries/prospects/open-matters.ts";
import { findProspectWithLive } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

/** What ends once a payment is confirmed that fills the ask, by name, before its company confirms it. */
export function reviewFill({ readAs }: ServiceContext, actor: CompanyActor, dealId: string) {
  const { companyId } = actor;
  return readAs(actor, async (trx) => {
    const deal = found(await findDealOfSide(trx, dealId, { companyId }), "deal-not-found");
    const { prospectId } = deal;
    const prospect = found(await findProspectWithLive(trx, prospectId, companyId), "prospect-not-found");
    const drawdowns = await listDrawdownsOfDeal(trx, dealId);
    const open = await findOpenMatters(trx, prospectId);
    const underway = drawdowns.find(({ status }) => isUnderway(status)) ?? null;
    const ends = whatEnds(open, "close");
    const { id, status, soughtFen, confirmedFen } = prospect;
    return {
      deal,
      prospect: {
        id,
        number: prospect.number,
        status,
        soughtFen,
        confirmedFen,
        headline: readDraft(prospect.draft).business?.headline ?? null,
      },
      payment:
        underway === null
          ? null
          : {
              drawdownId: underway.id,
              status: underway.status,
              amountFen: underway.amountFen,
              valueDate: underway.valueDate,
              reference: underway.paymentReference,
              mark: markOfPayment(underway),
            },
      funding: markOfFunding(prospect),
      ends,
      mark: markOfEnds(ends),
      deals: open.deals,
      whyNot: whyNotFill(prospect, underway) ?? whyNotRole(actor, "pay"),
    };
  });
}

type Filled = Parameters<typeof fillsAsk>[0];
type Paid = Parameters<typeof whyNotMoveDrawdown>[0] & { amountFen: bigint };

function whyNotFill(prospect: Filled, underway: Paid | null): RefusalCode | null {
  if (underway === null) return "drawdown-wrong-state";
  const no = whyNotMoveDrawdown(underway, "confirm", "company");
  if (no !== null) return no;
  return fillsAsk(prospect, underway.amountFen) ? null : "confirmation-fills-nothing";
}
