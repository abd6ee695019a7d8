import { randomUUID } from "node:crypto";
import { type RealDeal, sharesOf } from "#app/domain/datasets/deal-file.ts";
import { instantOf } from "#app/lib/days.ts";
import { insertRows } from "#db/seeds/insert-rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { addShare, emptyHistory, type History, type ImportedFunder, TABLES } from "./deal-rows.ts";

/** Instead of a social credit code: a borrower whose name the file does not have. */
export const anonymousCode = "ANONYMOUS-";
/** Deals per batch: some tens of megabytes of rows. */
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
    for (const table of TABLES) await insertRows(trx, table, history[table]);
    written += history.deal.length;
    report(Math.min(deals.length, from + batch));
  }
  return { companies: known.size, deals: written };
}

/** The same company for the same name in the file; without a name, each deal has its own company. */
function companyOf(history: History, known: Map<string, string>, deal: RealDeal): string {
  const key = deal.company ?? `deal ${deal.id} ${known.size}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const id = randomUUID();
  known.set(key, id);
  const number = String(known.size).padStart(6, "0");
  const createdAt = instantOf(deal.date);
  history["accounts.organization"].push({ id, kind: "company", name: `No. ${number}`, slug: id, createdAt });
  history.company.push({
    id,
    uscc: `${anonymousCode}${number}`,
    nameZh: `匿名企业 ${number}`,
    nameEn: `Anonymous company ${number}`,
    sector: deal.sector ?? "unknown",
    district: deal.place ?? "unknown",
    establishedOn: deal.founded ?? deal.date,
    version: 1,
    isDemonstration: false,
    createdAt,
    updatedAt: createdAt,
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
  history.prospect.push({
    id: prospectId,
    companyId,
    status: "funded",
    draft: "{}",
    draftRevision: 1,
    latestVersion: 1,
    liveVersion: 1,
    appealed: false,
    soughtFen: deal.amountFen,
    targetFen: deal.amountFen,
    acceptedFen: deal.amountFen,
    confirmedFen: deal.amountFen,
    publishedAt: at,
    statusChangedAt: at,
    isRecognisable: false,
    isDemonstration: false,
    createdAt: at,
    updatedAt: at,
  });
  const { sector, place, stage, instrument, termMonths, employees } = deal;
  const content = JSON.stringify({ sector, place, stage, instrument, termMonths, employees });
  history.prospectVersion.push({
    prospectId,
    version: 1,
    companyId,
    content,
    submittedBy: null,
    createdAt: at,
  });
  for (const [funder, amountFen] of sharesOf(deal)) {
    const { institutionId, mandateId } = funders.get(funder) ?? { institutionId: "", mandateId: "" };
    addShare(history, deal, { prospectId, companyId, institutionId, mandateId, at, amountFen });
  }
}
