import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyClosed } from "#app/domain/mandates/seen-by-owner.ts";
import type { MandateTerms } from "#app/domain/matching/facts.ts";
import { gainsOf } from "#app/domain/matching/gains.ts";
import { seenDeal, seenNearMiss } from "#app/domain/matching/seen-deal.ts";
import { toStoredReasons } from "#app/domain/matching/stored-reasons.ts";
import { seenByInstitution } from "#app/domain/prospects/seen-by-institution.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import type { DealsFilter } from "#db/queries/deals-filter.ts";
import { countDeals } from "#db/queries/deals-counts.ts";
import * as queries from "#db/queries/deals-list.ts";
import { listStandingMandates } from "#db/queries/mandates.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching-facts.ts";
import type { ServiceContext } from "../context.ts";
import { pageDeals } from "./page-deals.server.ts";

/** Near misses of their own list: so many are read that "two more would fit" can be counted over them. */
const nearMissesRead = 60;
/** Beside the ranked list a few stand as they are: the page is the one that is opened most. */
const nearMissesBesideTheList = 3;
const passedRead = 100;

export interface ListDeals {
  /** Null: the mandate in force that was changed last. */
  mandateId: string | null;
  view: "fit" | "near" | "passed";
  filter: DealsFilter;
  sort: queries.DealsSort;
  /** A cursor of this sort; one that isn't starts at the first page. */
  after: string | null;
}

/**
 * What fits a mandate of the institution, ranked, with reasons: teasers alone. A mandate that is paused, used up or
 * not in force ranks nothing, whatever the matcher's memory still holds.
 */
export function listDeals(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, view, filter, sort, after }: ListDeals,
) {
  return withActor(actor, async (trx) => {
    const clockwork = { now: now(), isWorkingDay: (day: string) => workingDays.isWorkingDay(day) };
    const today = dayOf(clockwork.now);
    const mandates = await listStandingMandates(trx, actor.institutionId);
    const row =
      mandateId === null
        ? busiest(mandates)
        : found(
            mandates.find(({ id }) => id === mandateId),
            "mandate-not-found",
          );
    const choices = mandates.filter(({ status }) => status !== "draft").map(toChoice);
    if (row === undefined) return { choices, mandate: null, deals: null };

    const terms = toMandateTerms(row);
    const closure = whyClosed(row, terms, today);
    const mandate = { ...toChoice(row), ...toRail(row, terms), closure };
    const of = { mandateId: row.id, institutionId: actor.institutionId };
    if (closure !== null) return { choices, mandate, deals: null };

    const nearMisses = view === "near" ? nearMissesRead : view === "fit" ? nearMissesBesideTheList : 0;
    const { newestNear, ...counts } = await countDeals(trx, of, { filter, nearMisses });
    const page =
      view === "fit"
        ? await pageDeals(trx, of, { filter, sort, after, now: clockwork.now })
        : { rows: [], next: null, isFirst: false };
    const nearIds = view === "near" || page.isFirst ? newestNear : [];
    const near = nearIds.length === 0 ? [] : await queries.listNearMisses(trx, of, nearIds);
    const passed = view === "passed" ? await queries.listPassed(trx, of, passedRead) : [];
    return {
      choices,
      mandate,
      deals: {
        counts,
        rows: page.rows.map(({ explores, ...deal }) => ({
          ...seenDeal(
            { ...deal, reasons: toStoredReasons(deal.parts) },
            toProspectFacts(deal),
            terms,
            clockwork,
          ),
          explores,
        })),
        next: page.next,
        nearMisses: toNearMisses(near, terms, today, view === "near"),
        passed: passed.map(({ reasonCode, note, repairable, passedAt, ...deal }) => ({
          prospect: seenByInstitution(deal),
          pass: { reasonCode, note, repairable, passedAt },
        })),
      },
    };
  });
}

type MandateRow = Awaited<ReturnType<typeof listStandingMandates>>[number];
type NearRow = Awaited<ReturnType<typeof queries.listNearMisses>>[number];

function toChoice({ id, number, version, nameZh, nameEn, status }: MandateRow) {
  return { id, number: Number(number), version, nameZh, nameEn, status };
}

/** What the rail says of the mandate. Whom it excludes by name stays on its own page. */
function toRail(row: MandateRow, terms: MandateTerms) {
  const { budgetLeftFen, amountMinFen, amountMaxFen, termMonthsMin, termMonthsMax, priceMinBp, priceMaxBp } =
    terms;
  const { responsiveness, firstAnswerDays } = terms;
  const { budgetFen, introductionCap, openIntroductions, validFrom, validUntil } = row;
  return {
    ...{ budgetFen, budgetLeftFen, introductionCap, openIntroductions, validFrom, validUntil },
    ...{ amountMinFen, amountMaxFen, termMonthsMin, termMonthsMax, priceMinBp, priceMaxBp },
    ...{ responsiveness, firstAnswerDays },
    /** What there is to sift by, within what the mandate allows at all. */
    sifts: {
      instruments: terms.instruments,
      sectors: terms.sectorsIncluded,
      districts: terms.districts,
      stages: terms.stages,
      recognitions: terms.recognitionsAny,
    },
  };
}

/** Each with how many others its smallest change would bring in, where all of them were read. */
function toNearMisses(rows: readonly NearRow[], terms: MandateTerms, today: string, isWhole: boolean) {
  const facts = rows.map(toProspectFacts);
  return rows.flatMap((row, index) => {
    const own = facts[index];
    const near = own && seenNearMiss(row, own, terms, today);
    if (!near) return [];
    return [{ ...near, others: isWhole ? Math.max(0, gainsOf(near.edits, terms, facts, today) - 1) : null }];
  });
}

/** Where nobody says for which mandate: the one with the most introductions under way, else the first. */
function busiest<M extends { status: string; openIntroductions: number | bigint | string | null }>(
  mandates: readonly M[],
): M | undefined {
  return mandates
    .filter(({ status }, _, all) => status === "active" || !all.some((one) => one.status === "active"))
    .reduce<M | undefined>(
      (most, mandate) =>
        most === undefined || Number(mandate.openIntroductions) > Number(most.openIntroductions)
          ? mandate
          : most,
      undefined,
    );
}
