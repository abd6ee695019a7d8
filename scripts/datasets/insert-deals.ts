import { randomUUID } from "node:crypto";
import { type RealDeal, equalShares } from "#app/domain/datasets/deal-file.ts";
import { mandateOfDeals } from "#app/domain/datasets/mandate-of-deals.ts";
import { dealsByFunder } from "#app/domain/datasets/rank-funders.ts";
import { type RecordTerms, recordTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { instantOf } from "#app/lib/days.ts";
import { sumFen } from "#app/lib/money.ts";
import { toEventRow } from "#db/queries/audit/events.ts";
import { toDemandColumns } from "#db/queries/mandates/demand-columns.ts";
import { insertDerived } from "#db/seeds/derived.ts";
import { insertRows } from "#db/seeds/insert-rows.ts";
import { filled, type Row } from "#db/seeds/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import templates from "./imported-rows.json" with { type: "json" };

/** The tables of real deals, in the order of writing. */
const FUNDER_TABLES = ["accounts.organization", "institution", "mandate", "mandateVersion"] as const;
const DEAL_TABLES = [
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
type Table = (typeof FUNDER_TABLES | typeof DEAL_TABLES)[number];
/** The database assigns their numbers. */
type Imported = { [Name in Table]: Omit<Row<Name>, "number">[] };

/** Instead of a social credit code: a borrower whose name the file does not have. */
const anonymousCode = "ANONYMOUS-";
/** Deals per batch: some tens of megabytes of rows. */
const batch = 5_000;

/** Real funders become institutions with the mandate that their deals imply, and the deals become history. */
export async function insertDeals(
  trx: ActorTransaction,
  deals: readonly RealDeal[],
  now: Date,
  report: (done: number) => void,
): Promise<{ institutions: number; companies: number; deals: number }> {
  const funders = new Map<string, Funder>();
  const ofFunders = emptyTables();
  for (const [name, own] of dealsByFunder(deals)) funders.set(name, addFunder(ofFunders, name, own, now));
  for (const table of FUNDER_TABLES) await insertRows(trx, table, ofFunders[table]);
  const companies = new Map<string, string>();
  let written = 0;
  for (let from = 0; from < deals.length; from += batch) {
    const rows = emptyTables();
    for (const deal of deals.slice(from, from + batch)) addDeal(rows, deal, companies, funders);
    for (const table of DEAL_TABLES) await insertRows(trx, table, rows[table]);
    written += rows.deal.length;
    report(Math.min(deals.length, from + batch));
  }
  await insertDerived(trx, "originated-applications");
  return { institutions: funders.size, companies: companies.size, deals: written };
}

/** True once real deals are in the database: their companies have no credit code. */
export async function hasImportedDeals(trx: ActorTransaction): Promise<boolean> {
  const query = trx.selectFrom("company").select("id").where("uscc", "like", `${anonymousCode}%`);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

function emptyTables(): Imported {
  const tables = [...FUNDER_TABLES, ...DEAL_TABLES].map((table) => [table, []]);
  return Object.fromEntries(tables) as Imported;
}

/** Adds a row made of its template, at an instant; returns its id. */
function add<Name extends keyof typeof templates>(
  rows: Imported,
  table: Name,
  at: Date,
  fields: Omit<Row<Name>, "id" | "number" | keyof (typeof templates)[Name]> & { id?: string },
): string {
  const row = { id: fields.id ?? randomUUID(), ...filled(templates[table], at), ...fields };
  (rows[table] as object[]).push(row);
  return row.id;
}

/** The institution made from a funder, and its mandate. */
interface Funder {
  institutionId: string;
  mandateId: string;
}

function addFunder(rows: Imported, name: string, deals: readonly RealDeal[], now: Date): Funder {
  const isEquity = deals.some(({ instrument }) => /equity|venture|seed|series/iu.test(instrument));
  const institutionId = add(rows, "institution", now, {
    kind: isEquity ? "fund_manager" : "commercial_bank",
    nameZh: name,
    nameEn: name,
    regulator: isEquity ? "amac" : "nfra",
  });
  const organization = { id: institutionId, kind: "institution", name, slug: institutionId } as const;
  rows["accounts.organization"].push({ ...organization, createdAt: now });
  const mandateId = randomUUID();
  const terms = mandateOfDeals(mandateId, deals);
  // A funder's own part of its deals; the budget is as much again as it has lent to date.
  const own = deals.flatMap((deal) => equalShares(deal).filter(([funder]) => funder === name));
  const drawnFen = sumFen(own.map(([, fen]) => fen));
  const preferences = JSON.stringify(terms.preferences, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  const budget = { drawnFen, budgetFen: drawnFen * 2n };
  add(rows, "mandate", now, {
    id: mandateId,
    institutionId,
    ...toDemandColumns(terms),
    preferences,
    ...budget,
  });
  const version = { version: 1, institutionId, terms: "{}", createdBy: null, createdAt: now };
  rows.mandateVersion.push({ mandateId, ...version });
  return { institutionId, mandateId };
}

/** The same company for the same name in the file; without a name, each deal has its own company. */
function companyOf(rows: Imported, known: Map<string, string>, deal: RealDeal): string {
  const key = deal.company ?? `deal ${deal.id} ${known.size}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const number = String(known.size + 1).padStart(6, "0");
  const createdAt = instantOf(deal.date);
  const id = add(rows, "company", createdAt, {
    uscc: `${anonymousCode}${number}`,
    nameZh: `匿名企业 ${number}`,
    nameEn: `Anonymous company ${number}`,
    sector: deal.sector ?? "unknown",
    district: deal.place ?? "unknown",
    establishedOn: deal.founded ?? deal.date,
  });
  known.set(key, id);
  rows["accounts.organization"].push({ id, kind: "company", name: `No. ${number}`, slug: id, createdAt });
  return id;
}

/** An anonymous company, its funded prospect, and what each funder paid. */
function addDeal(
  rows: Imported,
  deal: RealDeal,
  companies: Map<string, string>,
  funders: ReadonlyMap<string, Funder>,
): void {
  const { amountFen, sector, place, stage, instrument, termMonths, employees } = deal;
  const at = instantOf(deal.date);
  const companyId = companyOf(rows, companies, deal);
  const amounts = { targetFen: amountFen, acceptedFen: amountFen, confirmedFen: amountFen };
  const prospectId = add(rows, "prospect", at, { companyId, soughtFen: amountFen, ...amounts });
  const content = JSON.stringify({ sector, place, stage, instrument, termMonths, employees });
  const version = { version: 1, companyId, content, submittedBy: null, createdAt: at };
  rows.prospectVersion.push({ prospectId, ...version });
  for (const [funder, fen] of equalShares(deal)) {
    const of = funders.get(funder) ?? { institutionId: "", mandateId: "" };
    addShare(rows, deal, { companyId, prospectId, ...of }, fen);
  }
}

/** A funder's part of a deal as history: introduced, offered, accepted, paid and confirmed on the day of the deal. */
function addShare(
  rows: Imported,
  deal: RealDeal,
  ids: Funder & { companyId: string; prospectId: string },
  amountFen: bigint,
): void {
  const { companyId, institutionId, prospectId } = ids;
  const { instrument, date: valueDate } = deal;
  const at = instantOf(valueDate);
  const parties = { companyId, institutionId };
  const introductionId = add(rows, "introduction", at, ids);
  const offered = { ...ids, introductionId, instrument, amountFen };
  const offerId = add(rows, "offer", at, offered);
  const terms = JSON.stringify(recordTermsSchema.encode(recordOf(deal, amountFen)));
  rows.offerVersion.push({ offerId, version: 1, ...parties, terms, issuedAt: at, expiresAt: at });
  const paid = { fundedFen: amountFen, confirmedFen: amountFen };
  const dealId = add(rows, "deal", at, { offerId, ...offered, ...paid });
  const drawdownId = add(rows, "drawdown", at, { dealId, ...parties, amountFen, valueDate });
  add(rows, "fee", at, { drawdownId, dealId, ...parties, drawnFen: amountFen });
  const confirmed = { from: "funded", to: "confirmed", detail: { amountFen: amountFen.toString() } };
  const subject = { kind: "deal", id: dealId } as const;
  const event = { type: "drawdown-confirmed", subject, ...parties, prospectId, ...confirmed } as const;
  rows.event.push({ at, ...toEventRow({ kind: "system" }, event) });
}

/** The file's data on a share of a deal; that several funders paid equal parts is the import's own assumption. */
function recordOf({ id, instrument, termMonths, funders }: RealDeal, amountFen: bigint): RecordTerms {
  const shared = `；共 ${funders.length} 家出资，记录未载明各家金额，按等额计 (of ${funders.length} funders; who paid what is not in the record, equal parts are assumed)`;
  return {
    instrument: "record",
    calledThere: instrument,
    amountFen,
    conditions: [],
    ...(termMonths !== null && { termMonths }),
    note: `公开记录 ${id} (public record)${funders.length === 1 ? "" : shared}`,
  };
}
