import { mayAct, type PartyActor, partyIdsOf, whyNotRole } from "#app/domain/accounts/actor.ts";
import { feeOnDrawnAmount } from "#app/domain/billing/fee.ts";
import { feesOfDeal } from "#app/domain/billing/fees-of-deal.ts";
import type { Need } from "#app/domain/accounts/member-roles.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { turnOf } from "#app/domain/deals/dispute.ts";
import { requestedFenOf, isUnderway, whyNotDispute, whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { takesEffectWith } from "#app/domain/deals/taking-effect.ts";
import { NEED_OF_STEP } from "#app/domain/deals/turn.ts";
import { endingMove, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";
import { consentOnDeal, textsForReader } from "#app/domain/deals/deal-texts.ts";
import { horizons } from "#app/domain/horizons.ts";
import { isAccepting } from "#app/domain/offers/negotiation/acceptance.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { fillsAsk } from "#app/domain/prospects/funding.ts";
import { wayToConsent } from "#app/domain/introductions/way-to-consent.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { listShownConditions } from "#db/queries/deals/conditions.ts";
import { type AskOfDeal, findDealOfSide, listDrawdownsWithFees } from "#db/queries/deals/deal-lists.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import type { ServiceContext } from "../context.ts";
import { openReversalOf } from "./open-reversal.ts";
import { withTurn } from "./view-turn.ts";
import { toConditionView } from "./view-condition.ts";

type Drawdown = Omit<Awaited<ReturnType<typeof listDrawdownsWithFees>>[number], "feeInvoiceId">;

/** One deal, the same record for both sides: steps to money, drawdowns with fees, conditions, and its history. */
export function readDeal(ctx: ServiceContext, actor: PartyActor, dealId: string) {
  const { readAs, now } = ctx;
  return readAs(actor, async (trx) => {
    const { terms, consentGroups, consentExpiresAt, fees, ask, introductionStatus, mandateId, ...row } =
      found(await findDealOfSide(trx, dealId, partyIdsOf(actor)), "deal-not-found");
    const { turn, isOverdue, workingDaysLeft: turnDaysLeft, ...dealt } = withTurn(ctx, row);
    const deal = { ...dealt, kind: boundKind(dealt.commitment, dealt) };
    const read = textsForReader(actor.kind, consentOnDeal({ consentGroups, consentExpiresAt }), now());
    const rows = await listShownConditions(trx, dealId);
    const may = (need: Need): boolean => mayAct(actor, need);
    const drawdowns = (await listDrawdownsWithFees(trx, dealId)).map(({ feeInvoiceId, ...one }) => ({
      ...one,
      feeInvoiceTo: feeInvoiceId !== null && may("pay") ? billingPaths.invoice(feeInvoiceId) : null,
    }));
    const unmasked = await listEventsOfSubject(trx, "deal", dealId);
    const events = unmasked.map((event) => ({ ...event, note: read(event.note, event.actorKind) }));
    const conditions = rows.map(({ providedNote, ...row }) =>
      toConditionView(
        { ...row, providedNote: read(providedNote, "company") },
        {
          actor,
          deal: deal.status,
          isMoneyOut: deal.fundedFen > 0n,
          takesEffect: takesEffectWith(deal, rows, row.id),
        },
      ),
    );
    const isOpen = deal.status === "available" || deal.status === "partially_drawn";
    const askedFen = requestedFenOf(drawdowns);
    const movable = { ...deal, conditions: [] };
    const underway = drawdowns.find(({ status }) => isUnderway(status)) ?? null;
    const isPaid = underway?.status === "funded" || underway?.status === "disputed";
    const isToPay = underway?.status === "requested" || underway?.status === "disputed";
    const next = {
      sendDocuments: whyNotMoveDeal(movable, "send_documents", actor.kind) === null,
      sign: whyNotMoveDeal(movable, `sign_by_${actor.kind}`, actor.kind) === null,
      requestDrawdown: actor.kind === "company" && isOpen && underway === null && deal.amountFen > askedFen,
      fund: actor.kind === "institution" && deal.status !== "conditions_open" && isToPay,
      confirm: actor.kind === "company" && isPaid,
    };
    const { feeRateBp: rateBp, feeFloorFen: floorFen, feeCapFen: capFen, vatInclusive } = deal;
    return {
      deal,
      /** The price of the deal, and what it comes to on the whole amount; what its funder was billed and paid is its own. */
      fee: {
        rateBp,
        floorFen,
        capFen,
        vatInclusive,
        wholeFen: feeOnDrawnAmount({ rateBp, floorFen, capFen }, deal.amountFen),
        billed:
          actor.kind === "institution"
            ? feesOfDeal(fees.map(({ status, fen }) => ({ status, fen: BigInt(fen) })))
            : null,
      },
      terms: issuedTermsSchema.parse(terms),
      conditions,
      /** Whether a consent is in force, without which the institution reads no paper. */
      isConsented: consentExpiresAt !== null && consentExpiresAt > now(),
      /** Where its company goes on once it is not. */
      consentWay: actor.kind === "company" ? wayToConsent({ ...deal, introductionStatus, mandateId }) : null,
      /** How many of the institution's people could confirm a waiver; null to the company. */
      people: actor.kind === "institution" ? Number(rows[0]?.people ?? 0n) : null,
      drawdowns,
      underway,
      /** Whose turn it is, and the working days until its deadline or since it. */
      turn,
      isOverdue,
      turnDaysLeft,
      /** Whether the step is the reader's side's, but a colleague's whose role allows it. */
      isColleaguesTurn: turn?.who === actor.kind && !may(NEED_OF_STEP[turn.step] ?? "read"),
      ...clockOf(ctx, underway),
      reversal: openReversalOf(ctx, drawdowns),
      paidWithin: horizons.payment(deal.acceptedAt, dayOf(now())),
      leftToDrawFen: deal.amountFen - askedFen,
      may: {
        sendDocuments: next.sendDocuments && may("work"),
        sign: next.sign && may("sign"),
        requestDrawdown: next.requestDrawdown && may("pay"),
        fund: next.fund && may("pay"),
        confirm: next.confirm && may("pay"),
        end: whyNotEnd(movable, underway !== null, actor) === null ? endingMove(deal.status) : null,
        withdrawDrawdown:
          underway !== null && whyNotMoveDrawdown(underway, "withdraw", actor.kind) === null && may("pay"),
        takeBack:
          underway !== null && whyNotMoveDrawdown(underway, "take_back", actor.kind) === null && may("pay"),
        dispute: underway !== null && whyNotDispute(underway, actor.kind, now()) === null && may("evidence"),
      },
      /** Why this person can't end the deal now. */
      whyNotEnd: whyNotEnd(movable, underway !== null, actor),
      /** Whether offers on the ask can be accepted; its company's alone to know. */
      isAskAccepting: ask !== null && isAccepting(ask.status),
      /** Why this person can't sign the contract now. */
      whyNotSign: whyNotMoveDeal(movable, `sign_by_${actor.kind}`, actor.kind) ?? whyNotRole(actor, "sign"),
      /** Whether the payment under way fills the ask, so that its confirmation has a review; the company's alone. */
      fillsAsk:
        next.confirm && underway !== null && ask !== null && fillsAsk(fundingOf(ask), underway.amountFen),
      /** Whether the next step is a colleague's, whose role allows it. */
      isColleagues:
        (next.sendDocuments && !may("work")) ||
        (next.sign && !may("sign")) ||
        ((next.requestDrawdown || next.fund || next.confirm) && !may("pay")),
      events,
      /** Whether something is redacted from the texts that are read here. */
      isMasked:
        unmasked.some(({ note }, at) => note !== events[at]?.note) ||
        rows.some(({ providedNote }, at) => providedNote !== conditions[at]?.providedNote),
    };
  });
}

function whyNotEnd(deal: Parameters<typeof whyNotMoveDeal>[0], isUnderwayNow: boolean, actor: PartyActor) {
  const move = endingMove(deal.status);
  const isPaying = move === "fall_through" && isUnderwayNow;
  return (
    whyNotMoveDeal(deal, move, actor.kind) ??
    (isPaying ? "drawdown-wrong-state" : null) ??
    whyNotRole(actor, "sign")
  );
}

function fundingOf({ soughtFen, targetFen, confirmedFen, ...ask }: AskOfDeal) {
  return {
    ...ask,
    soughtFen: BigInt(soughtFen),
    targetFen: BigInt(targetFen),
    confirmedFen: BigInt(confirmedFen),
  };
}

/** Who must act on the open drawdown, if a clock runs: to confirm, to answer a dispute, or to decide it. */
function clockOf({ now, workingDays }: ServiceContext, underway: Drawdown | null) {
  const dispute = underway?.status === "disputed" ? disputeOf(underway) : null;
  const turn = dispute === null ? null : turnOf(dispute, now());
  const dueAt = turn?.dueAt ?? underway?.confirmDueAt ?? null;
  return {
    dispute: dispute === null || turn === null ? null : { id: dispute.id, from: dispute.openedAt, ...turn },
    workingDaysLeft: workingDaysFrom({ now, workingDays }, dueAt),
  };
}

function disputeOf(drawdown: Drawdown) {
  const { disputeId, disputeStatus, openedBy, answerDueAt, decideDueAt, disputeOpenedAt } = drawdown;
  if (disputeId === null || disputeStatus === null || openedBy === null) return null;
  if (answerDueAt === null || decideDueAt === null || disputeOpenedAt === null) return null;
  return {
    id: disputeId,
    status: disputeStatus,
    openedBy,
    answerDueAt,
    decideDueAt,
    openedAt: disputeOpenedAt,
  };
}
