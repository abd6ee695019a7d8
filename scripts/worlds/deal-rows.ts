import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type RecordTerms, recordTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import type { RealDeal } from "#app/domain/worlds/deal-file.ts";
import type { Row } from "#db/seeds/rows.ts";

/** An institution that a funder became, and its mandate. */
export interface ImportedFunder {
  institutionId: string;
  mandateId: string;
}

type Numbered<Table extends "prospect" | "introduction" | "offer" | "deal"> = Omit<Row<Table>, "number">;

/** Rows of real deals, in the order in which they can be written. */
export interface History {
  organizations: Row<"accounts.organization">[];
  companies: Row<"company">[];
  prospects: Numbered<"prospect">[];
  versions: Row<"prospectVersion">[];
  introductions: Numbered<"introduction">[];
  offers: Numbered<"offer">[];
  offerVersions: Row<"offerVersion">[];
  deals: Numbered<"deal">[];
  drawdowns: Row<"drawdown">[];
  fees: Row<"fee">[];
  events: Omit<Row<"event">, "id">[];
}

/** What one funder paid of a deal, and to whom. */
interface Share extends ImportedFunder {
  prospectId: string;
  companyId: string;
  at: Date;
  amountFen: bigint;
}

/** A funder's part of a deal as history: met, offered, accepted, paid and confirmed on the day of the deal. */
export function addShare(history: History, deal: RealDeal, share: Share): void {
  const { prospectId, companyId, institutionId, mandateId, at, amountFen } = share;
  const [introductionId, offerId, dealId, drawdownId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const parties = { companyId, institutionId };
  const over = { reasonCode: null, note: null, isDemonstration: false, statusChangedAt: at };
  history.introductions.push({
    messageMasked: [],
    noteMasked: [],
    id: introductionId,
    ...parties,
    prospectId,
    prospectVersion: 1,
    mandateId,
    mandateVersion: 1,
    requestedBy: "company",
    status: "converted",
    message: null,
    purpose: null,
    fitScore: null,
    proposedConsent: null,
    requestedByUser: null,
    requestedAt: at,
    answerBy: null,
    answeredAt: at,
    ...over,
  });
  history.offers.push({
    id: offerId,
    ...parties,
    introductionId,
    prospectId,
    mandateId,
    status: "accepted",
    commitment: "capital",
    currentVersion: 1,
    instrument: deal.instrument,
    amountFen,
    issuedAt: at,
    expiresAt: null,
    viewedAt: null,
    answeredAt: at,
    rounds: 0,
    heldByDealId: null,
    createdBy: null,
    createdAt: at,
    ...over,
  });
  history.offerVersions.push({
    offerId,
    version: 1,
    ...parties,
    terms: JSON.stringify(z.encode(recordTermsSchema, recordOf(deal, amountFen))),
    contractRatePercent: null,
    annualisedRatePercent: null,
    simpleRatePercent: null,
    totalCostFen: null,
    issuedBy: null,
    issuedAt: at,
    expiresAt: at,
  });
  history.deals.push({
    id: dealId,
    offerId,
    offerVersion: 1,
    introductionId,
    prospectId,
    mandateId,
    ...parties,
    status: "drawn",
    commitment: "capital",
    instrument: deal.instrument,
    amountFen,
    fundedFen: amountFen,
    confirmedFen: amountFen,
    feeRateBp: 0,
    feeCapFen: 0n,
    signedByCompanyAt: at,
    signedByInstitutionAt: at,
    acceptedAt: at,
    ...over,
  });
  history.drawdowns.push({
    id: drawdownId,
    dealId,
    sequence: 1,
    ...parties,
    amountFen,
    status: "confirmed",
    requestedAt: at,
    fundedAt: at,
    valueDate: deal.date,
    paymentReference: null,
    confirmDueAt: null,
    confirmedAt: at,
    disputedAt: null,
    note: null,
    isDemonstration: false,
  });
  history.fees.push({
    id: randomUUID(),
    drawdownId,
    dealId,
    ...parties,
    basis: "debt",
    rateBp: 0,
    drawnFen: amountFen,
    amountFen: 0n,
    status: "accrued",
    isDemonstration: false,
    accruedAt: at,
  });
  history.events.push({
    at,
    type: "drawdown-confirmed",
    actorKind: "system",
    actorUserId: null,
    actorOrganizationId: null,
    subjectKind: "deal",
    subjectId: dealId,
    ...parties,
    prospectId,
    fromStatus: "funded",
    toStatus: "confirmed",
    reasonCode: null,
    note: null,
    version: null,
    detail: JSON.stringify({ amountFen: amountFen.toString() }),
  });
}

/** What the file says of a share of a deal; that several funders paid equal parts is the import's own assumption. */
function recordOf({ id, instrument, termMonths, funders }: RealDeal, amountFen: bigint): RecordTerms {
  const shared =
    funders.length === 1
      ? ""
      : `；共 ${funders.length} 家出资，记录未载明各家金额，按等额计 (of ${funders.length} funders; who paid what is not in the record, equal parts are assumed)`;
  return {
    instrument: "record",
    calledThere: instrument,
    amountFen,
    conditions: [],
    ...(termMonths === null ? {} : { termMonths }),
    note: `公开记录 ${id} (public record)${shared}`,
  };
}

export function emptyHistory(): History {
  return {
    organizations: [],
    companies: [],
    prospects: [],
    versions: [],
    introductions: [],
    offers: [],
    offerVersions: [],
    deals: [],
    drawdowns: [],
    fees: [],
    events: [],
  };
}
