import type { Insertable } from "kysely";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { OfferDraft } from "#app/domain/offers/form/drafts.ts";
import { fieldsOfOffer } from "#app/domain/offers/form/offer-fields.ts";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import type { TypedOffer } from "#app/domain/offers/form/typed-offer.ts";
import type { IntroductionTable } from "#db/schema/introductions.ts";
import type { DealTable, DrawdownTable, OfferTable } from "#db/schema/offers.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { dayOn, daysOn } from "./days.ts";

export const yuan = (amount: number): bigint => BigInt(amount) * 100n;

export type OwnedProspect = { id: string; company: CompanyActor };
export type OwnedMandate = { id: string; institution: InstitutionActor };
type Owned = { id: string; companyId: string; institutionId: string };
type DrawdownRow = Insertable<DrawdownTable>;
export type OfferChange = Partial<Insertable<OfferTable>> & { lapsed?: boolean };

export const partiesOf = ({ company }: OwnedProspect, { institution }: OwnedMandate) => ({
  companyId: company.companyId,
  institutionId: institution.institutionId,
});

/** Agreements of a company and an institution, inserted past every policy. */
export function agreementsIn(app: TestApp) {
  const db = testDatabase(app);

  /** One that the institution has asked for. */
  function introduction(
    prospect: OwnedProspect,
    mandate: OwnedMandate,
    change: Partial<Insertable<IntroductionTable>> = {},
  ) {
    const versions = { prospectVersion: 1, mandateVersion: 1 };
    const of = {
      ...partiesOf(prospect, mandate),
      prospectId: prospect.id,
      mandateId: mandate.id,
      ...versions,
    };
    const asked = {
      requestedBy: "institution",
      status: "consent_pending",
      purpose: "assess_financing",
    } as const;
    return db.insert("introduction", { ...of, ...asked, ...change });
  }

  /** A company's request, which the institution declined on some day or has not answered yet. */
  function request(
    prospect: OwnedProspect,
    mandate: OwnedMandate,
    requestedAt: Date,
    answeredAt: Date | null,
  ) {
    const answer = answeredAt
      ? ({ status: "declined_by_institution", reasonCode: "leverage" } as const)
      : ({ status: "requested" } as const);
    const asked = { requestedBy: "company", purpose: null, requestedAt, answeredAt } as const;
    return introduction(prospect, mandate, { ...asked, ...answer });
  }

  async function consentedIntroduction(prospect: OwnedProspect, mandate: OwnedMandate) {
    const parties = partiesOf(prospect, mandate);
    const answered = { status: "consented", answeredAt: new Date() } as const;
    const { id } = await introduction(prospect, mandate, answered);
    await db.insert("consent", {
      ...parties,
      introductionId: id,
      prospectId: prospect.id,
      fieldGroups: ["identity", "figures"],
      purpose: "assess_financing",
      expiresAt: daysOn(90),
    });
    return { id };
  }

  /** An offer that the company can accept now; `lapsed` puts its end into the past. */
  async function issuedOffer(
    prospect: OwnedProspect,
    mandate: OwnedMandate,
    { amountFen = yuan(5_000_000), lapsed = false, ...change }: OfferChange = {},
  ) {
    const introduction = await consentedIntroduction(prospect, mandate);
    const parties = partiesOf(prospect, mandate);
    const expiresAt = daysOn(lapsed ? -1 : 10);
    const { id } = await db.insert("offer", {
      ...parties,
      introductionId: introduction.id,
      prospectId: prospect.id,
      mandateId: mandate.id,
      status: "issued",
      instrument: "ip_pledge_loan",
      amountFen,
      currentVersion: 1,
      issuedAt: daysOn(-2),
      expiresAt,
      ...change,
    });
    await db.insert("offerVersion", {
      ...parties,
      offerId: id,
      version: 1,
      terms: JSON.stringify(termsJson(amountFen)),
      contractRatePercent: "4.10",
      annualisedRatePercent: "4.1779",
      simpleRatePercent: "4.1000",
      expiresAt,
    });
    return { id, introductionId: introduction.id };
  }

  /** A deal of five million yuan from an offer, available for drawdown. */
  async function dealOf(offerId: string, change: Partial<Insertable<DealTable>> = {}) {
    const offer = await db.row("offer", offerId);
    const { companyId, institutionId, introductionId, prospectId, mandateId } = offer;
    const of = { companyId, institutionId, introductionId, prospectId, mandateId, offerId, offerVersion: 1 };
    const terms = { instrument: "ip_pledge_loan", amountFen: yuan(5_000_000) } as const;
    return db.insert("deal", { ...of, ...terms, status: "available", ...change });
  }

  /** A drawdown of a million yuan. */
  function drawdownOf(deal: Owned, change: Pick<DrawdownRow, "status"> & Partial<DrawdownRow>) {
    const { id: dealId, companyId, institutionId } = deal;
    const of = { companyId, institutionId, dealId, sequence: 1, amountFen: yuan(1_000_000) };
    return db.insert("drawdown", { ...of, ...change });
  }

  return { introduction, request, consentedIntroduction, issuedOffer, dealOf, drawdownOf };
}

/** A loan term sheet as it is stored: two years at 4.10 %, in equal payments. */
export function termsJson(amountFen: bigint | null) {
  return {
    instrument: "ip_pledge_loan",
    amountFen: String(amountFen),
    rateBasis: "fixed",
    fixedRatePercent: "4.10",
    rateReset: "fixed_for_term",
    termMonths: 24,
    repaymentMethod: "annuity",
    fees: [],
    securities: [],
    conditions: [],
  };
}

/** A term sheet to issue, open for a month. */
export const sheetToIssue = (amountFen: bigint, change: object = {}) => ({
  terms: offerTermsSchema.parse({ ...termsJson(amountFen), ...change }),
  expiresOn: dayOn(30),
});

/** A term sheet as the builder sends it, in 万元. */
export function typedSheet({ terms, expiresOn }: OfferDraft): TypedOffer {
  return { unit: "wan", fields: fieldsOfOffer(terms, expiresOn, "wan") };
}
