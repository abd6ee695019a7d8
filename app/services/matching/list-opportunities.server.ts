import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { budgetLeft } from "#app/domain/mandates/lifecycle.ts";
import { whyClosed } from "#app/domain/mandates/owner-view.ts";
import { EXPLORATION_WINDOW } from "#app/domain/matching/ranking/exploration.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { countGained } from "#app/domain/matching/ranking/gains.ts";
import {
  type OpportunityView,
  toOpportunityView,
  toIntroductionView,
  type NearMissView,
  toNearMissView,
} from "#app/domain/matching/ranking/opportunity-view.ts";
import { toStoredReasons } from "#app/domain/matching/ranking/stored-reasons.ts";
import { toInstitutionView } from "#app/domain/prospects/institution-view.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { cachePerOwner, readThrough } from "#app/lib/cache.ts";
import { memoizeByObject } from "#app/lib/memoize-by-object.ts";
import { PAGE_SIZE } from "#app/lib/paging.ts";
import type { OpportunityFilter } from "#db/queries/matching/opportunity-filter.ts";
import { countOpportunities } from "#db/queries/matching/opportunity-counts.ts";
import * as queries from "#db/queries/matching/opportunity-list.ts";
import { toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { pageOpportunities } from "./page-opportunities.server.ts";
import { readCurrentMandates } from "./read-current-mandates.server.ts";

/** Near misses of their own list: so many are read to count "two more would fit" over them. */
const nearMissesRead = 60;
/** A few near misses beside the ranked list, without that count: this page is opened most. */
const nearMissesBesideTheList = 3;
const passedRead = 100;

type NearRow = queries.NearMissRow;
const knownNear = cachePerOwner<NearRow>(2_000);
const cachedView = memoizeByObject<object, OpportunityView>();
const cachedNearView = memoizeByObject<object, (NearMissView & { others: null }) | null>();

export interface ListOpportunities {
  /** Null: the mandate in force that was changed last. */
  mandateId: string | null;
  view: "fit" | "near" | "passed";
  filter: OpportunityFilter;
  sort: queries.OpportunitySort;
  /** A cursor of this sort order; any other starts at the first page. */
  after: string | null;
}

/**
 * What fits a mandate of the institution, ranked, with reasons: teasers only. A mandate that is paused, exhausted or
 * not in force ranks nothing, whatever matches are still stored.
 */
export async function listOpportunities(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { mandateId, view, filter, sort, after }: ListOpportunities,
) {
  const { withActor, now, workingDays } = ctx;
  let isWritten: (() => void) | undefined;
  const list = await withActor(actor, async (trx) => {
    // The transaction may be retried: what a rolled-back one recorded isn't stored.
    isWritten = undefined;
    const clockwork = { now: now(), workingDays };
    const today = dayOf(clockwork.now);
    const mandates = await readCurrentMandates(ctx, trx, actor.institutionId);
    const row =
      mandateId === null
        ? busiest(mandates)
        : found(
            mandates.find(({ id }) => id === mandateId),
            "mandate-not-found",
          );
    const choices = mandates.filter(({ status }) => status !== "draft").map(toChoice);
    if (row === undefined) return { choices, mandate: null, opportunities: null };

    const { terms } = row;
    const closure = whyClosed(row, terms, today);
    const mandate = { ...toChoice(row), ...toSidebar(row), closure };
    // Everything besides the card itself that the render depends on.
    const under = `${row.id} ${row.rowVersion} ${row.openIntroductions} ${today}`;
    const of = { mandateId: row.id, institutionId: actor.institutionId };
    if (closure !== null) return { choices, mandate, opportunities: null };

    const nearMisses = view === "near" ? nearMissesRead : view === "fit" ? nearMissesBesideTheList : 0;
    const ranked = view === "fit" && sort === "fit" && after === null ? PAGE_SIZE + EXPLORATION_WINDOW : null;
    const {
      newestNear,
      counts,
      ranked: first,
    } = await countOpportunities(trx, of, { filter, nearMisses, ranked });
    const page =
      view === "fit"
        ? await pageOpportunities(ctx, trx, of, { filter, sort, after, first, now: clockwork.now })
        : { rows: [], next: null, isFirst: false };
    isWritten = page.isWritten;
    const near = view === "near" || page.isFirst ? await readNear(ctx, trx, of, newestNear) : [];
    const passed = view === "passed" ? await queries.listPassed(trx, of, passedRead) : [];
    return {
      choices,
      mandate,
      opportunities: {
        counts,
        rows: page.rows.map(({ card, introduction, explores }) => ({
          opportunity: cachedView(card, under, () =>
            toOpportunityView(
              { ...card, reasons: toStoredReasons(card.parts) },
              toProspectFacts(card),
              terms,
              today,
            ),
          ),
          introduction: toIntroductionView(introduction, clockwork),
          explores,
        })),
        next: page.next,
        nearMisses:
          view === "near" ? toNearMisses(near, terms, today) : besideTheList(near, terms, today, under),
        passed: passed.map(({ reasonCode, note, repairable, passedAt, ...opportunity }) => ({
          prospect: toInstitutionView(opportunity),
          pass: { reasonCode, note, repairable, passedAt },
        })),
      },
    };
  });
  isWritten?.();
  return list;
}

type MandateRow = Awaited<ReturnType<typeof readCurrentMandates>>[number];

function toChoice({ id, number, version, nameZh, nameEn, status }: MandateRow) {
  return { id, number: Number(number), version, nameZh, nameEn, status };
}

/** The mandate in the sidebar, with its remaining budget to the fen, since it is the institution's own. */
function toSidebar({ terms, ...row }: MandateRow) {
  const { amountMinFen, amountMaxFen, termMonthsMin, termMonthsMax, priceMinBp, priceMaxBp } = terms;
  const { responsiveness, firstAnswerDays } = terms;
  const budgetLeftFen = budgetLeft({ budgetFen: row.budgetFen, usedFen: row.reservedFen + row.drawnFen });
  const { budgetFen, introductionCap, openIntroductions, validFrom, validUntil } = row;
  return {
    budgetFen,
    budgetLeftFen,
    introductionCap,
    openIntroductions,
    validFrom,
    validUntil,
    amountMinFen,
    amountMaxFen,
    termMonthsMin,
    termMonthsMax,
    priceMinBp,
    priceMaxBp,
    responsiveness,
    firstAnswerDays,
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

/** The near misses of some teasers; only those whose row versions this process doesn't know are read. */
async function readNear(
  ctx: ServiceContext,
  trx: ActorTransaction,
  of: queries.OpportunityScope,
  newest: readonly { id: string; rowVersion: string }[],
): Promise<NearRow[]> {
  const held = await readThrough(knownNear(ctx), newest, {
    read: (unknown) => queries.listNearMisses(trx, of, unknown),
    idOf: ({ prospectId }) => prospectId,
  });
  return newest.flatMap(({ id }) => held.get(id) ?? []);
}

/** Each with the number of others that its smallest change would bring in: all of them were read. */
function toNearMisses(rows: readonly NearRow[], terms: MandateTerms, today: string) {
  const facts = rows.map(toProspectFacts);
  return rows.flatMap((row, index) => {
    const own = facts[index];
    const near = own && toNearMissView(row, own, terms, today);
    if (!near) return [];
    return [{ ...near, others: Math.max(0, countGained(near.edits, terms, facts, today) - 1) }];
  });
}

function besideTheList(rows: readonly NearRow[], terms: MandateTerms, today: string, under: string) {
  return rows.flatMap((row) => {
    const near = cachedNearView(row, under, () => {
      const seen = toNearMissView(row, toProspectFacts(row), terms, today);
      return seen && { ...seen, others: null };
    });
    return near ?? [];
  });
}

/** If no mandate is named: the one with the most open introductions, else the first. */
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
