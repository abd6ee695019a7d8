import type { AppContext } from "#app/context.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import type { TestBank } from "./banks.ts";
import type { TestCompany } from "./companies.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";

type Loan = "ip_pledge_loan" | "guaranteed_loan";

/** Stages between a bank and a company. */
export function testIntroductionsIn(
  ctx: AppContext,
  matched: (bank: TestBank, company: TestCompany) => Promise<void>,
) {
  async function introduction(of: TestBank, to: TestCompany): Promise<string> {
    await matched(of, to);
    const { introductionId } = await requestIntroduction(ctx, of.actor, {
      prospectId: to.prospectId,
      mandateId: of.mandateId,
      purpose: "assess_financing",
      message: null,
    });
    return introductionId;
  }

  async function consented(of: TestBank, to: TestCompany): Promise<string> {
    const introductionId = await introduction(of, to);
    await grantConsent(ctx, to.actor, {
      introductionId,
      fieldGroups: ["identity", "contacts"],
      purpose: "assess_financing",
      days: 90,
    });
    return introductionId;
  }

  async function offered(of: TestBank, to: TestCompany, instrument?: Loan): Promise<string> {
    return offers(of, await consented(of, to), instrument);
  }

  /** An offer to a company that has consented. */
  async function offers(
    of: TestBank,
    introductionId: string,
    instrument: Loan = "ip_pledge_loan",
    conditions: readonly string[] = [],
  ): Promise<string> {
    const { offerId } = await startOffer(ctx, of.actor, { introductionId, instrument });
    const change = {
      instrument,
      fixedRatePercent: "4.2",
      securities: [{ kind: "class_one_ip" }],
      conditions,
    };
    await issueOffer(ctx, of.actor, { offerId, ...sheetToIssue(500_000_000n, change) });
    return offerId;
  }

  /** The deal of an accepted offer, signed by both. */
  async function signed(of: TestBank, to: TestCompany, offerId: string): Promise<string> {
    const { dealId } = await acceptOffer(ctx, to.actor, { offerId, version: 1 });
    await sendDocuments(ctx, of.actor, dealId);
    await signContract(ctx, to.actor, dealId);
    await signContract(ctx, of.actor, dealId);
    return dealId;
  }

  /** A contracted loan of five million whose two conditions are open; the deal's id. */
  async function contracted(of: TestBank, to: TestCompany): Promise<string> {
    const introductionId = await consented(of, to);
    return signed(
      of,
      to,
      await offers(of, introductionId, "ip_pledge_loan", ["Pledge registered", "Account opened"]),
    );
  }

  /** A loan of five million that was paid out in full; the drawdown's id. */
  async function paidOut(of: TestBank, to: TestCompany): Promise<string> {
    const dealId = await signed(of, to, await offered(of, to));
    const { drawdownId } = await requestDrawdown(ctx, to.actor, { dealId, amountFen: 500_000_000n });
    const paid = { drawdownId, valueDate: dayOf(new Date()), paymentReference: "SL-1" };
    await fundDrawdown(ctx, of.actor, paid);
    return drawdownId;
  }

  /** The same confirmed, so that its fee has accrued; the drawdown's id. */
  async function drawn(of: TestBank, to: TestCompany): Promise<string> {
    const drawdownId = await paidOut(of, to);
    await confirmDrawdown(ctx, to.actor, { drawdownId, receivedFen: 500_000_000n });
    return drawdownId;
  }

  /** A payment that the company says has not come; the dispute's id. */
  async function disputed(of: TestBank, to: TestCompany): Promise<string> {
    const drawdownId = await paidOut(of, to);
    const claim = { drawdownId, reasonCode: "not_received", note: null } as const;
    const { disputeId } = await disputeDrawdown(ctx, to.actor, claim);
    return disputeId;
  }

  return { introduction, consented, offered, offers, contracted, drawn, disputed };
}
