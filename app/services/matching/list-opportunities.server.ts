import { type InstitutionActor, mayAct } from "#app/domain/accounts/actor.ts";
import { budgetLeft } from "#app/domain/mandates/lifecycle.ts";
import { whyClosed } from "#app/domain/mandates/owner-view.ts";
import { DEFAULT_LIST_SETTING, toListSetting } from "#app/domain/matching/ranking/list-setting.ts";
import type { OpportunitySort } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import { EXPLORATION_WINDOW } from "#app/domain/matching/ranking/exploration.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { countGained } from "#app/domain/matching/ranking/gains.ts";
import {
  toOpportunityView,
  toIntroductionView,
  toNearMissView,
} from "#app/domain/matching/ranking/opportunity-view.ts";
import { toCommonPoints } from "#app/domain/matching/ranking/common-points.ts";
import { dayOf } from "#app/lib/days.ts";
import { decodeCursor, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import type { OpportunityFilter } from "#db/queries/matching/opportunity-filter.ts";
import { countOpportunities } from "#db/queries/matching/opportunity-counts.ts";
import * as queries from "#db/queries/matching/opportunity-list.ts";
import { recordShown } from "#db/queries/matching/explored-opportunities.ts";
import { toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { pageOpportunities } from "./page-opportunities.server.ts";
import { readCurrentMandate } from "./read-current-mandate.server.ts";

/**
 * Among so many of the newest near misses it is counted how many more a change would bring in. A province's mandate has
 * thousands: judging all of them for each row would cost more than the rest of the page.
 */
const NEAR_COUNTED = 60;
const PASSED_PAGE = 100;
const nearKey = { value: "text", id: "uuid" } as const;
const passedKey = { value: "timestamptz", id: "uuid" } as const;

export interface ListOpportunities {
  /** Null: the busiest mandate. */
  mandateId: string | null;
  view: "fit" | "near" | "passed";
  filter: OpportunityFilter;
  sort: OpportunitySort;
  /** A cursor of this sort order; any other starts at the first page. */
  after: string | null;
}

/**
 * What fits a mandate of the institution, ranked, with reasons: teasers only. A mandate that is paused, exhausted or
 * not in force ranks nothing, whatever matches are still stored.
 */
export async function listOpportunities(
  { readAs, withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { mandateId, view, filter, sort, after }: ListOpportunities,
) {
  const { unrecorded, ...list } = await readAs(actor, async (trx) => {
    const clockwork = { now: now(), workingDays };
    const today = dayOf(clockwork.now);
    const row = await readCurrentMandate(trx, actor.institutionId, mandateId);
    if (row === null) return { mandate: null, opportunities: null, unrecorded: null };

    const { terms } = row;
    const closure = whyClosed(row, terms, today);
    const mandate = { ...row.named, ...toCapacity(row), closure };
    const of = { mandateId: row.id, institutionId: actor.institutionId };
    if (closure !== null) return { mandate, opportunities: null, unrecorded: null };

    const ranked = view === "fit" && sort === "fit" && after === null ? PAGE_SIZE + EXPLORATION_WINDOW : null;
    const { counts, levels, ranked: first } = await countOpportunities(trx, of, { filter, ranked });
    const page =
      view === "fit"
        ? await pageOpportunities(trx, of, { filter, sort, after, first, now: clockwork.now })
        : { rows: [], next: null, unrecorded: [] };
    const near = view === "near" ? await pageOfNearMisses(trx, of, after) : { ...onePage, newest: [] };
    const passed = view === "passed" ? await pageOfPassed(trx, of, after) : onePage;
    const common = toCommonPoints(row.commonPoints);
    const ranking = { terms, levels, common };
    return {
      mandate,
      opportunities: {
        counts,
        common,
        /** Whether the reader's role may pursue a row, or pass on it. */
        mayWork: mayAct(actor, "work"),
        setting: row.listSetting === null ? DEFAULT_LIST_SETTING : toListSetting(row.listSetting),
        rows: page.rows.map(({ record, introduction, explores }) => ({
          opportunity: toOpportunityView(record, toProspectFacts(record), ranking),
          introduction: toIntroductionView(introduction, clockwork),
          explores,
        })),
        next: page.next ?? near.next ?? passed.next,
        nearMisses: toNearMisses(near, { terms, today, all: counts.nearMisses }),
        passed: passed.rows.map(({ prospectId, number, headlineZh, headlineEn, instantKey: _, ...pass }) => ({
          prospect: { id: prospectId, number: Number(number), headlineZh, headlineEn },
          pass,
        })),
      },
      unrecorded: { of, cards: page.unrecorded, at: clockwork.now },
    };
  });
  if (unrecorded !== null && unrecorded.cards.length > 0) {
    await withActor(actor, (trx) => recordShown(trx, unrecorded.of, unrecorded.cards, unrecorded.at));
  }
  return list;
}

const onePage = { rows: [], next: null };

async function pageOfNearMisses(trx: ActorTransaction, of: queries.OpportunityScope, after: string | null) {
  const key = after === null ? null : decodeCursor(nearKey, after);
  const newest = await queries.listNearMisses(trx, of, { after: null, limit: NEAR_COUNTED });
  const rows =
    key === null ? newest : await queries.listNearMisses(trx, of, { after: key, limit: PAGE_SIZE + 1 });
  const keyed = rows.map((row) => ({ ...row, value: row.day, id: row.prospectId }));
  return { ...toPage(nearKey, keyed), newest };
}

async function pageOfPassed(trx: ActorTransaction, of: queries.OpportunityScope, after: string | null) {
  const key = after === null ? null : decodeCursor(passedKey, after);
  const rows = await queries.listPassed(trx, of, { after: key, limit: PASSED_PAGE + 1 });
  const keyed = rows.map((row) => ({ ...row, value: row.instantKey, id: row.prospectId }));
  return toPage(passedKey, keyed, PASSED_PAGE);
}

type MandateRow = NonNullable<Awaited<ReturnType<typeof readCurrentMandate>>>;

/** What is left of the mandate, to the fen, since it is the institution's own; and what it allows. */
function toCapacity({ terms, ...row }: MandateRow) {
  const budgetLeftFen = budgetLeft({ budgetFen: row.budgetFen, usedFen: row.reservedFen + row.drawnFen });
  const { budgetFen, introductionCap, openIntroductions, validFrom, validUntil } = row;
  return {
    budgetFen,
    budgetLeftFen,
    introductionCap,
    openIntroductions,
    validFrom,
    validUntil,
    /** The filter's options, within what the mandate allows. */
    allowedCodes: {
      instruments: terms.instruments,
      sectors: terms.sectorsIncluded,
      districts: terms.districts,
      stages: terms.stages,
      recognitions: terms.recognitionsAny,
    },
  };
}

/**
 * Each of a page with the number of others that its smallest change would bring in; `othersAmong`: among so many of the
 * newest, null among all.
 */
function toNearMisses(
  { rows, newest }: { rows: readonly queries.NearMissRow[]; newest: readonly queries.NearMissRow[] },
  { terms, today, all }: { terms: MandateTerms; today: string; all: number },
) {
  const counted = newest.map(toProspectFacts);
  const othersAmong = all > newest.length ? newest.length : null;
  return rows.flatMap((row) => {
    const view = toNearMissView(row, toProspectFacts(row), terms, today);
    if (!view) return [];
    const others = counted.filter(({ prospectId }) => prospectId !== row.prospectId);
    return [{ ...view, others: countGained(view.edits, terms, others, today), othersAmong }];
  });
}
