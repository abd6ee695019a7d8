import { randomUUID } from "node:crypto";
import { type RealDeal, sharesOf } from "#app/domain/worlds/deal-file.ts";
import { instantOf } from "#app/lib/days.ts";
import { insertRows } from "#db/seeds/bulk.ts";
import type { Row } from "#db/seeds/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** An institution that a funder became, and its mandate. */
export interface ImportedFunder {
  institutionId: string;
  mandateId: string;
}

type Numbered<Table extends "prospect" | "introduction" | "offer" | "deal"> = Omit<Row<Table>, "number">;

interface History {
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

/** In the place of a social credit code: a borrower whose name the file does not tell. */
export const anonymousCode = "ANONYMOUS-";
/** Deals in one go: some tens of megabytes of rows. */
const batch = 5_000;

/** Writes real deals as history: an anonymous company, its funded prospect, and what each funder paid. */
export async function insertHistory(
  trx: ActorTransaction,
  deals: readonly RealDeal[],
  funders: ReadonlyMap<string, ImportedFunder>,
  report: (done: number) => void,
): Promise<{ companies: number; deals: number }> {
  const known = new Map<string, string>();
  let written = 0;
  for (let from = 0; from < deals.length; from += batch) {
    const history = emptyHistory();
    for (const deal of deals.slice(from, from + batch))
      addDeal(history, deal, companyOf(history, known, deal), funders);
    await insertRows(trx, "accounts.organization", history.organizations);
    await insertRows(trx, "company", history.companies);
    await insertRows(trx, "prospect", history.prospects);
    await insertRows(trx, "prospectVersion", history.versions);
    await insertRows(trx, "introduction", history.introductions);
    await insertRows(trx, "offer", history.offers);
    await insertRows(trx, "offerVersion", history.offerVersions);
    await insertRows(trx, "deal", history.deals);
    await insertRows(trx, "drawdown", history.drawdowns);
    await insertRows(trx, "fee", history.fees);
    await insertRows(trx, "event", history.events);
    written += history.deals.length;
    report(Math.min(deals.length, from + batch));
  }
  return { companies: known.size, deals: written };
}

/** The same company for the same name in the file; without a name, each deal has a company of its own. */
function companyOf(history: History, known: Map<string, string>, deal: RealDeal): string {
  const key = deal.company ?? `deal ${deal.id} ${known.size}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const id = randomUUID();
  known.set(key, id);
  const number = String(known.size).padStart(6, "0");
  const createdAt = instantOf(deal.date);
  history.organizations.push({ id, kind: "company", name: `No. ${number}`, slug: id, createdAt });
  history.companies.push({
    ...{
      id,
      unifiedSocialCreditCode: `${anonymousCode}${number}`,
      nameZh: `匿名企业 ${number}`,
      nameEn: `Anonymous company ${number}`,
    },
    ...{
      sector: deal.sector ?? "unknown",
      district: deal.place ?? "unknown",
      foundedOn: deal.founded ?? deal.date,
    },
    ...{ sizeClass: null, registeredCapitalFen: null, address: null, website: null },
    ...{ contactName: null, contactPhone: null, contactEmail: null },
    ...{ version: 1, isDemonstration: false, createdAt, updatedAt: createdAt },
  });
  return id;
}

function addDeal(
  history: History,
  deal: RealDeal,
  companyId: string,
  funders: ReadonlyMap<string, ImportedFunder>,
): void {
  const at = instantOf(deal.date);
  const prospectId = randomUUID();
  history.prospects.push({
    ...{
      id: prospectId,
      companyId,
      status: "funded",
      draft: "{}",
      draftRevision: 1,
      latestVersion: 1,
      liveVersion: 1,
    },
    ...{ appealed: false, soughtFen: deal.amountFen, targetFen: deal.amountFen },
    ...{ acceptedFen: deal.amountFen, confirmedFen: deal.amountFen },
    ...{ publishedAt: at, expiresAt: null, expiryWarnedAt: null, statusChangedAt: at },
    ...{ isDemonstration: false, createdAt: at, updatedAt: at },
  });
  const { sector, place, stage, instrument, termMonths, employees } = deal;
  const content = JSON.stringify({ sector, place, stage, instrument, termMonths, employees });
  history.versions.push({ prospectId, version: 1, companyId, content, submittedBy: null, createdAt: at });
  for (const [funder, amountFen] of sharesOf(deal)) {
    const { institutionId, mandateId } = funders.get(funder) ?? { institutionId: "", mandateId: "" };
    addShare(history, deal, { prospectId, companyId, institutionId, mandateId, at, amountFen });
  }
}

interface Share extends ImportedFunder {
  prospectId: string;
  companyId: string;
  at: Date;
  amountFen: bigint;
}

function addShare(history: History, deal: RealDeal, share: Share): void {
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
    ...{ id: introductionId, ...parties, prospectId, prospectVersion: 1, mandateId, mandateVersion: 1 },
    ...{ requestedBy: "company", status: "converted", message: null, purpose: null, fitScore: null },
    ...{
      proposedConsent: null,
      requestedByUser: null,
      requestedAt: at,
      answerBy: null,
      answeredAt: at,
      ...over,
    },
  });
  history.offers.push({
    ...{
      id: offerId,
      ...parties,
      introductionId,
      prospectId,
      mandateId,
      status: "accepted",
      draft: "{}",
      draftRevision: 1,
    },
    ...{
      currentVersion: 1,
      instrument: deal.instrument,
      amountFen,
      issuedAt: at,
      expiresAt: null,
      viewedAt: null,
    },
    ...{ answeredAt: at, rounds: 0, heldByDealId: null, createdBy: null, createdAt: at, ...over },
  });
  history.offerVersions.push({
    ...{
      offerId,
      version: 1,
      ...parties,
      terms: JSON.stringify({ instrument: deal.instrument, termMonths: deal.termMonths }),
    },
    ...{
      contractRatePercent: null,
      annualisedRatePercent: null,
      simpleRatePercent: null,
      totalCostFen: null,
    },
    ...{ issuedBy: null, issuedAt: at, expiresAt: at },
  });
  history.deals.push({
    ...{
      id: dealId,
      offerId,
      offerVersion: 1,
      introductionId,
      prospectId,
      mandateId,
      ...parties,
      status: "drawn",
    },
    ...{ instrument: deal.instrument, amountFen, fundedFen: amountFen, confirmedFen: amountFen },
    ...{
      feeRateBp: 0,
      feeCapFen: 0n,
      signedByCompanyAt: at,
      signedByInstitutionAt: at,
      acceptedAt: at,
      ...over,
    },
  });
  history.drawdowns.push({
    ...{
      id: drawdownId,
      dealId,
      sequence: 1,
      ...parties,
      amountFen,
      status: "confirmed",
      requestedAt: at,
      fundedAt: at,
    },
    ...{
      valueDate: deal.date,
      paymentReference: null,
      confirmDueAt: null,
      confirmedAt: at,
      disputedAt: null,
    },
    ...{ note: null, isDemonstration: false },
  });
  history.fees.push({
    ...{
      id: randomUUID(),
      drawdownId,
      dealId,
      ...parties,
      basis: "debt",
      rateBp: 0,
      drawnFen: amountFen,
      amountFen: 0n,
    },
    ...{ status: "accrued", isDemonstration: false, accruedAt: at },
  });
  history.events.push({
    ...{ at, type: "drawdown-confirmed", actorKind: "system", actorUserId: null, actorOrganizationId: null },
    ...{
      subjectKind: "deal",
      subjectId: dealId,
      ...parties,
      prospectId,
      fromStatus: "funded",
      toStatus: "confirmed",
    },
    ...{
      reasonCode: null,
      note: null,
      version: null,
      detail: JSON.stringify({ amountFen: amountFen.toString() }),
    },
  });
}

function emptyHistory(): History {
  return {
    ...{ organizations: [], companies: [], prospects: [], versions: [], introductions: [] },
    ...{ offers: [], offerVersions: [], deals: [], drawdowns: [], fees: [], events: [] },
  };
}
