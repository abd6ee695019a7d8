import { randomUUID } from "node:crypto";
import { type RecordTerms, recordTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import type { RealDeal } from "#app/domain/datasets/deal-file.ts";
import { toEventRow } from "#db/queries/audit/events.ts";
import type { Row } from "#db/seeds/rows.ts";

/** The institution made from a funder, and its mandate. */
export interface ImportedFunder {
  institutionId: string;
  mandateId: string;
}

/** The tables of real deals, in the order of writing. */
export const TABLES = [
  "accounts.organization",
  "company",
  "prospect",
  "prospectVersion",
  "introduction",
  "offer",
  "offerVersion",
  "deal",
  "drawdown",
  "fee",
  "event",
] as const;
type Table = (typeof TABLES)[number];
/** Rows of real deals; the database assigns their numbers. */
export type History = { [Name in Table]: Omit<Row<Name>, "number">[] };

/** What one funder paid of a deal, and to whom. */
interface Share extends ImportedFunder {
  prospectId: string;
  companyId: string;
  at: Date;
  amountFen: bigint;
}

/** A funder's part of a deal as history: introduced, offered, accepted, paid and confirmed on the day of the deal. */
export function addShare(history: History, deal: RealDeal, share: Share): void {
  const { prospectId, companyId, institutionId, mandateId, at, amountFen } = share;
  const [introductionId, offerId, dealId, drawdownId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const parties = { companyId, institutionId };
  const mine = { ...parties, prospectId, mandateId, isDemonstration: false };
  history.introduction.push({
    id: introductionId,
    ...mine,
    prospectVersion: 1,
    mandateVersion: 1,
    requestedBy: "company",
    status: "converted",
    requestedAt: at,
    answeredAt: at,
    statusChangedAt: at,
    messageMasked: [],
    noteMasked: [],
  });
  const { instrument } = deal;
  const offered = { ...mine, introductionId, commitment: "capital", instrument, amountFen } as const;
  history.offer.push({
    id: offerId,
    ...offered,
    status: "accepted",
    currentVersion: 1,
    issuedAt: at,
    answeredAt: at,
    rounds: 0,
    createdAt: at,
    statusChangedAt: at,
  });
  const terms = JSON.stringify(recordTermsSchema.encode(recordOf(deal, amountFen)));
  history.offerVersion.push({ offerId, version: 1, ...parties, terms, issuedAt: at, expiresAt: at });
  history.deal.push({
    id: dealId,
    offerId,
    offerVersion: 1,
    ...offered,
    status: "drawn",
    fundedFen: amountFen,
    confirmedFen: amountFen,
    feeRateBp: 0,
    feeCapFen: 0n,
    signedByCompanyAt: at,
    signedByInstitutionAt: at,
    acceptedAt: at,
    statusChangedAt: at,
  });
  history.drawdown.push({
    id: drawdownId,
    dealId,
    sequence: 1,
    ...parties,
    amountFen,
    status: "confirmed",
    requestedAt: at,
    fundedAt: at,
    valueDate: deal.date,
    confirmedAt: at,
    isDemonstration: false,
  });
  history.fee.push({
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
  history.event.push({
    at,
    ...toEventRow(
      { kind: "system" },
      {
        type: "drawdown-confirmed",
        subject: { kind: "deal", id: dealId },
        ...parties,
        prospectId,
        from: "funded",
        to: "confirmed",
        detail: { amountFen: amountFen.toString() },
      },
    ),
  });
}

/** The file's data on a share of a deal; that several funders paid equal parts is the import's own assumption. */
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
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as History;
}
