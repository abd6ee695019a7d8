import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyClosed } from "#app/domain/mandates/seen-by-owner.ts";
import { gainsOf } from "#app/domain/matching/gains.ts";
import { type SeenDeal, seenDeal, seenNearMiss } from "#app/domain/matching/seen-deal.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { decodeCursor, encodeCursor, PAGE_SIZE } from "#app/lib/paging.ts";
import {
  countDeals,
  type DealRow,
  type DealsFilter,
  type DealsSort,
  listDeals as listDealRows,
  listNearMisses,
} from "#db/queries/deals-list.ts";
import { listMandatesInUse } from "#db/queries/mandates.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching-facts.ts";
import type { ServiceContext } from "../context.ts";

/** Near misses that are read, so that "two more would fit" can be counted; the first few are shown. */
const nearMissesRead = 60;
const nearMissesShown = 3;

const keySpecs = {
  fit: { value: "number", id: "text" },
  newest: { value: "text", id: "text" },
  smallest: { value: "fen", id: "text" },
} as const;

export interface ListDeals {
  /** Null: the mandate that the institution worked with last. */
  mandateId: string | null;
  filter: DealsFilter;
  sort: DealsSort;
  /** A cursor of this sort; one that isn't starts at the first page. */
  after: string | null;
}

/**
 * What fits a mandate of the institution, ranked, with reasons: teasers alone. A mandate that is paused, used up or
 * not in force ranks nothing, whatever the matcher's memory still holds.
 */
export function listDeals(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, filter, sort, after }: ListDeals,
) {
  return withActor(actor, async (trx) => {
    const today = dayOf(now());
    const mandates = await listMandatesInUse(trx, actor.institutionId);
    const row =
      mandateId === null
        ? mandates[0]
        : found(
            mandates.find(({ id }) => id === mandateId),
            "mandate-not-found",
          );
    const choices = mandates.map(({ id, number, nameZh, nameEn, status }) => ({
      id,
      number: Number(number),
      nameZh,
      nameEn,
      status,
    }));
    if (row === undefined) return { choices, mandate: null };

    const terms = toMandateTerms(row);
    const closure = whyClosed(row, terms, today);
    const mandate = { ...ownTerms(row), closure };
    if (closure !== null) return { choices, mandate, deals: null };

    const of = { mandateId: row.id, institutionId: actor.institutionId };
    const key = after === null ? null : decodeCursor(keySpecs[sort], after);
    const rows = await listDealRows(trx, of, { filter, sort, after: key, limit: PAGE_SIZE });
    const counts = await countDeals(trx, of, filter);
    const nearRows = key === null ? await listNearMisses(trx, of, nearMissesRead) : [];
    const shown = rows.slice(0, PAGE_SIZE);
    const last = shown.at(-1);
    return {
      choices,
      mandate,
      deals: {
        rows: shown.map((deal): SeenDeal => seenDeal(deal, toProspectFacts(deal), terms, today)),
        next: rows.length > PAGE_SIZE && last ? cursorOf(sort, last) : null,
        counts,
        nearMisses: nearMissesOf(nearRows, terms, today),
      },
    };
  });
}

type MandateInUse = Awaited<ReturnType<typeof listMandatesInUse>>[number];

/** The institution's own mandate, as its own page shows it. */
function ownTerms(row: MandateInUse) {
  const { id, nameZh, nameEn, status, version } = row;
  return {
    id,
    number: Number(row.number),
    version,
    status,
    nameZh,
    nameEn,
    terms: toMandateTerms(row),
    budgetFen: row.budgetFen,
    introductionCap: row.introductionCap,
    openIntroductions: row.openIntroductions,
  };
}

function cursorOf(sort: DealsSort, row: DealRow): string {
  const value = sort === "smallest" ? BigInt(String(row.sortValue)) : row.sortValue;
  return encodeCursor(keySpecs[sort], { value, id: row.prospectId } as never);
}

function nearMissesOf(
  rows: readonly Omit<DealRow, "sortValue">[],
  terms: ReturnType<typeof toMandateTerms>,
  today: string,
) {
  const facts = rows.map(toProspectFacts);
  return rows
    .map((row, index) => ({ row, facts: facts[index] ?? toProspectFacts(row) }))
    .slice(0, nearMissesShown)
    .flatMap(({ row, facts: own }) => {
      const near = seenNearMiss(row, own, terms, today);
      return near === null ? [] : [{ ...near, others: gainsOf(near.edits, terms, facts, today) - 1 }];
    });
}
