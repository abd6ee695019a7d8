import { randomUUID } from "node:crypto";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { type RealDeal, sharesOf } from "#app/domain/datasets/deal-file.ts";
import { mandateOfDeals } from "#app/domain/datasets/mandate-of-deals.ts";
import { dealsByFunder } from "#app/domain/datasets/rank-funders.ts";
import { sumFen } from "#app/lib/money.ts";
import { columnsOf } from "#db/queries/mandates/demand-columns.ts";
import { insertDerived } from "#db/seeds/derived.ts";
import { insertRows } from "#db/seeds/insert-rows.ts";
import type { Row } from "#db/seeds/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { anonymousCode, insertHistory } from "./deal-history.ts";
import type { ImportedFunder } from "./deal-rows.ts";

/** Real funders become institutions with the mandate that their deals imply, and the deals become history. */
export async function insertDeals(
  trx: ActorTransaction,
  deals: readonly RealDeal[],
  now: Date,
  report: (done: number) => void,
): Promise<{ institutions: number; companies: number; deals: number }> {
  const funders = await insertFunders(trx, deals, now);
  const history = await insertHistory(trx, deals, funders, report);
  await insertDerived(trx, "originated-applications");
  return { institutions: funders.size, ...history };
}

/** True once real deals are in the database: their companies have no credit code. */
export async function hasImportedDeals(trx: ActorTransaction): Promise<boolean> {
  const row = await trx
    .selectFrom("company")
    .select("id")
    .where("uscc", "like", `${anonymousCode}%`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What is known of a funder beside its deals. */
const publicRecord = "公开记录 (public record)";

async function insertFunders(
  trx: ActorTransaction,
  deals: readonly RealDeal[],
  now: Date,
): Promise<Map<string, ImportedFunder>> {
  const funders = new Map<string, ImportedFunder>();
  const organizations: Row<"accounts.organization">[] = [];
  const institutions: Row<"institution">[] = [];
  const mandates: Omit<Row<"mandate">, "number">[] = [];
  const versions: Row<"mandateVersion">[] = [];
  for (const [name, own] of dealsByFunder(deals)) {
    const institutionId = randomUUID();
    const mandateId = randomUUID();
    funders.set(name, { institutionId, mandateId });
    organizations.push({ id: institutionId, kind: "institution", name, slug: institutionId, createdAt: now });
    institutions.push(institutionRow(institutionId, name, own, now));
    mandates.push(
      mandateRow(mandateId, institutionId, mandateOfDeals(mandateId, own), drawnBy(name, own), now),
    );
    versions.push({ mandateId, version: 1, institutionId, terms: "{}", createdBy: null, createdAt: now });
  }
  await insertRows(trx, "accounts.organization", organizations);
  await insertRows(trx, "institution", institutions);
  await insertRows(trx, "mandate", mandates);
  await insertRows(trx, "mandateVersion", versions);
  return funders;
}

/** A funder's own part of its deals. */
function drawnBy(funder: string, deals: readonly RealDeal[]): bigint {
  return sumFen(
    deals.flatMap((deal) => sharesOf(deal).flatMap(([name, fen]) => (name === funder ? [fen] : []))),
  );
}

function institutionRow(id: string, name: string, deals: readonly RealDeal[], now: Date): Row<"institution"> {
  const isEquity = deals.some(({ instrument }) => /equity|venture|seed|series/iu.test(instrument));
  return {
    id,
    kind: isEquity ? "fund_manager" : "commercial_bank",
    nameZh: name,
    nameEn: name,
    licenceNumber: publicRecord,
    regulator: isEquity ? "amac" : "nfra",
    licenceScope: publicRecord,
    drawdownDeals: 0,
    status: "active",
    version: 1,
    verifiedAt: now,
    isDemonstration: false,
    createdAt: now,
    updatedAt: now,
  };
}

function mandateRow(
  id: string,
  institutionId: string,
  terms: MandateTerms,
  drawnFen: bigint,
  now: Date,
): Omit<Row<"mandate">, "number"> {
  return {
    id,
    institutionId,
    status: "active",
    version: 1,
    nameZh: "历史业务",
    nameEn: "Past deals",
    ...columnsOf(terms),
    preferences: JSON.stringify(terms.preferences, (_, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    ),
    // As much again as it has lent to date.
    budgetFen: drawnFen * 2n,
    reservedFen: 0n,
    drawnFen,
    introductionCap: 50,
    validFrom: "2000-01-01",
    validUntil: "2099-12-31",
    isDemonstration: false,
    statusChangedAt: now,
    createdAt: now,
    updatedAt: now,
  };
}
