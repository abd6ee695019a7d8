import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { randomUUID } from "node:crypto";
import type { ConditionMove } from "#app/domain/deals/condition.ts";
import type { DisputeOutcome } from "#app/domain/deals/dispute.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { releaseGuarantee } from "#app/services/deals/release-guarantee.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { takeBackPayment } from "#app/services/deals/take-back-payment.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { withdrawDrawdown } from "#app/services/deals/withdraw-drawdown.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { counterOffer } from "#app/services/offers/counter-offer.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { expireOffers } from "#app/services/offers/expire-offers.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { viewOffer } from "#app/services/offers/view-offer.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { closeProspect } from "#app/services/prospects/close-prospect.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { CommandResult, Side } from "./model.ts";
import { instrumentOfSide, type Parties, sheetOfSide } from "./parties.ts";
import { conditionMoves } from "./condition-acts.ts";
import { realReversals } from "./real-reversals.ts";
import { lastDispute } from "./last-dispute.ts";
import type { CompanyAnswer } from "./moves.ts";

const note = null;

/** The same moves as the model's, by the services on PostgreSQL. */
export function realMoves(app: TestApp, parties: Parties) {
  const { prospectId, company, institutions, introductionIds, documentIds } = parties;
  const ctx = app.web;
  const one = async <Row extends object>(text: string, values: unknown[]): Promise<Row | undefined> =>
    (await app.owner.query<Row>(text, values)).rows[0];
  const offerOf = (side: Side) =>
    one<{ id: string; status: string; version: number }>(
      `select id, status, current_version as version from offer where introduction_id = $1 order by number desc limit 1`,
      [introductionIds[side]],
    );
  const dealOf = (side: Side) =>
    one<{ id: string; condition_id: string; drawdown_id: string | null; amount_fen: string }>(
      `select d.id, (select c.id from deal_condition c where c.deal_id = d.id) as condition_id,
         w.id as drawdown_id, w.amount_fen
       from deal d left join lateral (
         select id, amount_fen from drawdown where deal_id = d.id order by sequence desc limit 1) w on true
       where d.introduction_id = $1 order by d.number desc limit 1`,
      [introductionIds[side]],
    );
  const onDeal = async (
    side: Side,
    act: (deal: NonNullable<Awaited<ReturnType<typeof dealOf>>>) => Promise<unknown>,
  ) => {
    const deal = await dealOf(side);
    return deal === undefined ? null : resultOf(act(deal));
  };
  const put = (side: Side, offerId: string, amountFen: bigint) =>
    issueOffer(ctx, institutions[side], { offerId, ...sheetOfSide(side, amountFen) });

  return {
    async issue(side: Side, amountFen: bigint): Promise<CommandResult> {
      const last = await offerOf(side);
      if (last?.status === "drafted") return resultOf(put(side, last.id, amountFen));
      return resultOf(
        startOffer(ctx, institutions[side], {
          introductionId: introductionIds[side],
          instrument: instrumentOfSide(side),
        }).then(({ offerId }) => put(side, offerId, amountFen)),
      );
    },
    async revise(side: Side, amountFen: bigint): Promise<CommandResult> {
      const offer = await offerOf(side);
      if (offer === undefined) return null;
      const { id: offerId } = offer;
      return resultOf(
        reviseOffer(ctx, institutions[side], { offerId, from: "version" }).then(() =>
          put(side, offerId, amountFen),
        ),
      );
    },
    async withdraw(side: Side): Promise<CommandResult> {
      const offer = await offerOf(side);
      return offer === undefined ? null : resultOf(withdrawOffer(ctx, institutions[side], offer.id));
    },
    async answer(side: Side, answer: CompanyAnswer, amountFen: bigint): Promise<CommandResult> {
      const offer = await offerOf(side);
      if (offer === undefined) return null;
      const { id: offerId, version } = offer;
      if (answer === "view") return resultOf(viewOffer(ctx, company, offerId));
      if (answer === "decline")
        return resultOf(declineOffer(ctx, company, { offerId, version, reasonCode: "price", note }));
      if (answer === "accept") return resultOf(acceptOffer(ctx, company, { offerId, version }));
      return resultOf(counterOffer(ctx, company, { offerId, version, change: { amountFen }, words: null }));
    },
    async lapse(side: Side): Promise<CommandResult> {
      await app.sql`update offer set expires_at = clock_timestamp() - interval '1 second'
        where introduction_id = ${introductionIds[side]}
        and status in ('issued', 'viewed', 'countered', 'revised')`;
      return null;
    },
    async expire(): Promise<CommandResult> {
      await expireOffers(app.worker, { kind: "system" });
      return null;
    },
    revoke: (side: Side): Promise<CommandResult> =>
      resultOf(revokeConsent(ctx, company, introductionIds[side])),
    contract: (side: Side, act: "send" | "sign_by_company" | "sign_by_institution"): Promise<CommandResult> =>
      onDeal(side, ({ id }) =>
        act === "send"
          ? sendDocuments(ctx, institutions[side], id)
          : signContract(ctx, act === "sign_by_company" ? company : institutions[side], id),
      ),
    settle: (side: Side, move: ConditionMove): Promise<CommandResult> =>
      onDeal(side, ({ id: dealId, condition_id: conditionId }) =>
        conditionMoves(ctx, company, institutions[side], documentIds[side])[move]({ dealId, conditionId }),
      ),
    request: (side: Side, amountFen: bigint): Promise<CommandResult> =>
      onDeal(side, ({ id: dealId }) => requestDrawdown(ctx, company, { dealId, amountFen })),
    pay: (side: Side, act: "fund" | "confirm" | "dispute"): Promise<CommandResult> =>
      onDeal(side, async ({ drawdown_id: drawdownId, amount_fen: amount }) => {
        if (drawdownId === null) return;
        if (act === "confirm")
          return confirmDrawdown(ctx, company, { drawdownId, receivedFen: BigInt(amount) });
        if (act === "dispute")
          return disputeDrawdown(ctx, company, { drawdownId, reasonCode: "not_received", note });
        const paid = { drawdownId, valueDate: dayOf(new Date()), paymentReference: "2026112500017" };
        return fundDrawdown(ctx, institutions[side], paid).then(() => undefined);
      }),
    undo: (side: Side, move: "withdraw" | "take_back"): Promise<CommandResult> =>
      onDeal(side, async ({ drawdown_id: drawdownId }) => {
        if (drawdownId === null) return;
        if (move === "withdraw") return withdrawDrawdown(ctx, company, { drawdownId });
        return takeBackPayment(ctx, institutions[side], { drawdownId });
      }),
    drop: (side: Side): Promise<CommandResult> =>
      onDeal(side, async (deal) => {
        const disputeId = await lastDispute(app, deal.drawdown_id);
        return disputeId === null ? undefined : withdrawDispute(ctx, company, disputeId);
      }),
    decide: (side: Side, outcome: DisputeOutcome, foundFen: bigint): Promise<CommandResult> =>
      onDeal(side, async (deal) => {
        const disputeId = await lastDispute(app, deal.drawdown_id);
        if (disputeId === null) return;
        const decision = { disputeId, outcome, foundFen, ground: "no_answer", words: "No answer." } as const;
        return decideDispute(ctx, { kind: "admin", userId: randomUUID(), roles: ADMIN_ROLES }, decision);
      }),
    release: (side: Side): Promise<CommandResult> =>
      onDeal(side, ({ id: dealId }) =>
        releaseGuarantee(ctx, institutions[side], { dealId, reasonCode: "loan_repaid", note }),
      ),
    ...realReversals(app, parties, resultOf),
    close: (): Promise<CommandResult> => resultOf(closeProspect(ctx, company, prospectId)),
    fallThrough: (side: Side, by: "company" | "institution"): Promise<CommandResult> =>
      onDeal(side, ({ id: dealId }) =>
        fallThrough(ctx, by === "company" ? company : institutions[side], {
          dealId,
          reasonCode: "chose_other",
          note,
        }),
      ),
  };
}

async function resultOf(act: Promise<unknown>): Promise<CommandResult> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
