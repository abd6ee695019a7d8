import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";

/** What a bank and a company have come to. */
interface Pair {
  bank: { mandateId: string };
  company: { prospectId: string };
  introductionId: string;
  offerId: string;
  dealId: string;
  drawdownId: string;
  disputeId: string;
}

/** A page that the demonstration city links to from none of its people: of a pair that has come so far. */
interface PairVisit {
  route: string;
  who: "owner" | "banker";
  path: (pair: Pair) => string;
}

export type PairStage =
  "rejected" | "matched" | "introduction" | "consented" | "offered" | "contracted" | "drawn" | "disputed";

/** What a person chose on the page before a review, as its address has it. */
const chosen = "fieldGroups=identity&fieldGroups=contacts&purpose=assess_financing&days=90";

export const pairVisits: Readonly<Record<PairStage, readonly PairVisit[]>> = {
  // The company has no bank yet.
  rejected: [
    {
      route: "company.prospects.$prospectId.appeal",
      who: "owner",
      path: ({ company }) => paths.company.appeal(company.prospectId),
    },
  ],
  matched: [
    {
      route: "company.introductions.ask",
      who: "owner",
      path: ({ bank, company }) =>
        `/company/introductions/ask?prospect=${company.prospectId}&mandates=${bank.mandateId}&${chosen}`,
    },
  ],
  introduction: [
    {
      route: "company.introductions.$introductionId",
      who: "owner",
      path: ({ introductionId }) => paths.company.introduction(introductionId),
    },
    {
      route: "company.introductions.$introductionId_.grant",
      who: "owner",
      path: ({ introductionId }) => `${reviewPaths.grant(introductionId)}?${chosen}`,
    },
  ],
  consented: [
    {
      route: "company.introductions.$introductionId_.extend",
      who: "owner",
      path: ({ introductionId }) =>
        reviewPaths.extension(introductionId, { added: ["ip_and_recognitions"], days: 180 }),
    },
    {
      route: "institution.introductions.$introductionId._index",
      who: "banker",
      path: ({ introductionId }) => paths.institution.introduction(introductionId),
    },
    {
      route: "institution.introductions.$introductionId.decline",
      who: "banker",
      path: ({ introductionId }) => reviewPaths.endOfIntroduction(introductionId),
    },
  ],
  offered: [
    {
      route: "company.prospects.$prospectId.end.$end",
      who: "owner",
      path: ({ company }) => reviewPaths.endOfAsk(company.prospectId, "withdraw"),
    },
    {
      route: "company.offers.$offerId_.accept",
      who: "owner",
      path: ({ offerId }) => reviewPaths.acceptance(offerId),
    },
    {
      route: "institution.offers.$offerId_.withdraw",
      who: "banker",
      path: ({ offerId }) => reviewPaths.withdrawal(offerId),
    },
  ],
  contracted: [
    {
      route: "company.deals.$dealId",
      who: "owner",
      path: ({ dealId }) => paths.company.deal(dealId),
    },
    {
      route: "institution.deals.$dealId",
      who: "banker",
      path: ({ dealId }) => paths.institution.deal(dealId),
    },
    {
      route: "institution.deals.$dealId_.end",
      who: "banker",
      path: ({ dealId }) => `${paths.institution.deal(dealId)}/end`,
    },
  ],
  drawn: [
    {
      route: "company.drawdowns.$drawdownId.reversal",
      who: "owner",
      path: ({ drawdownId }) => `/company/drawdowns/${drawdownId}/reversal`,
    },
    {
      route: "company.drawdowns.$drawdownId_.agree",
      who: "owner",
      path: ({ drawdownId }) => `/company/drawdowns/${drawdownId}/agree`,
    },
    {
      route: "institution.drawdowns.$drawdownId.reversal",
      who: "banker",
      path: ({ drawdownId }) => `/institution/drawdowns/${drawdownId}/reversal`,
    },
    {
      route: "institution.drawdowns.$drawdownId_.agree",
      who: "banker",
      path: ({ drawdownId }) => `/institution/drawdowns/${drawdownId}/agree`,
    },
  ],
  disputed: [
    {
      route: "company.disputes.$disputeId",
      who: "owner",
      path: ({ disputeId }) => paths.company.dispute(disputeId),
    },
    {
      route: "institution.disputes.$disputeId",
      who: "banker",
      path: ({ disputeId }) => paths.institution.dispute(disputeId),
    },
  ],
};
