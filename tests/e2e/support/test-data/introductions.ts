import type { AppContext } from "#app/context.server.ts";
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
  ): Promise<string> {
    const { offerId } = await startOffer(ctx, of.actor, { introductionId, instrument });
    const change = { instrument, fixedRatePercent: "4.2", securities: [{ kind: "class_one_ip" }] };
    await issueOffer(ctx, of.actor, { offerId, ...sheetToIssue(500_000_000n, change) });
    return offerId;
  }

  return { introduction, consented, offered, offers };
}
