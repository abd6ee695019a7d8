import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { toMandateView } from "#app/domain/mandates/company-view.ts";
import { isOpenMandate } from "#app/domain/matching/criteria/capacity.ts";
import { editOfAsk } from "#app/domain/matching/criteria/apply-edit.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { isOpenAsk } from "#app/domain/matching/ranking/ask-fit.ts";
import { teaserAfter } from "#app/domain/matching/ranking/teaser-after.ts";
import { toFunderRowView } from "#app/domain/matching/ranking/funder-view.ts";
import {
  type FittingFunder,
  fundersOf,
  gainOfEdits,
  suggestedEdits,
  nearMissEditOf,
  type NearFunder,
} from "#app/domain/matching/ranking/funders.ts";
import { mayBack } from "#app/domain/matching/ranking/guarantors.ts";
import { levelsOf } from "#app/domain/matching/ranking/standing.ts";
import { dayOf } from "#app/lib/days.ts";
import { PAGE_SIZE } from "#app/lib/paging.ts";
import { listPartsOfMatches, listRunningOfProspect } from "#db/queries/matching/funders-list.ts";
import { findOwnStatus } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { openFunder } from "./open-funder.server.ts";
import { readOwnTeaser } from "./read-own-teaser.server.ts";
import { readVisibleMandates } from "./read-visible-mandates.server.ts";

/** Below a list that leaves room for them. */
const nearBelowTheList = 4;
const suggestedShown = 3;

export interface ListFunders {
  /** Null: the prospect that was published last. */
  prospectId: string | null;
  view: "fit" | "near" | "out";
  /** The last mandate of the previous page. */
  after: string | null;
  /** A mandate of the list that is shown in full beside it, by its id or M-0142. */
  open?: string | undefined;
  size?: number;
}

/**
 * The mandates on the market matched with a company's prospect, computed now from what its teaser shows, as
 * institutions see it: which fit and why, which miss by one criterion and what would change it, why the others are out.
 * Beside each is what the company's own exact figures miss: advice that only the company reads and that is not stored.
 */
export function listFunders(
  ctx: ServiceContext,
  actor: CompanyActor,
  { prospectId, view, after, open, size = PAGE_SIZE }: ListFunders,
) {
  const { readAs, now, workingDays } = ctx;
  return readAs(actor, async (trx) => {
    const today = dayOf(now());
    const read = await readOwnTeaser(trx, actor, prospectId, today);
    if (read === null) {
      const unmatched = (await findOwnStatus(trx, actor.companyId, prospectId)) ?? null;
      return { prospect: null, unmatched, funders: null, opened: null };
    }
    const { teaser, facts, own, ask, filled, prospect } = read;
    if (prospect.status !== "published") return { prospect, unmatched: null, funders: null, opened: null };

    const mandates = await readVisibleMandates(ctx, trx, teaser.prospectId);
    const running = await listRunningOfProspect(trx, {
      prospectId: teaser.prospectId,
      companyId: actor.companyId,
    });
    const recordOf = new Map(mandates.map(({ record }) => [record.id, record]));
    const ranks = new Map(
      mandates.flatMap(({ record: { id }, score }) => (score === null ? [] : [[id, { score }] as const])),
    );
    const allTerms = mandates.map(({ terms }) => terms);
    const isAsking = isOpenAsk(own);
    // Of an ask that is met in full none fits or nearly does, whatever is changed.
    const compared = fundersOf(facts, isAsking ? allTerms : [], ranks, today);
    const { fitting, near, out, turnable, groups, unranked } = compared;
    const openNow = allTerms.filter((terms) => isOpenMandate(terms, today)).length;
    const levels = levelsOf(fitting.map(({ rank }) => rank.score));
    const gainOf = gainOfEdits({ near, turnable }, (edit) => teaserAfter(facts, edit, ask), today);

    const seen = (terms: MandateTerms) => {
      const record = recordOf.get(terms.mandateId);
      if (record === undefined) throw new Error("no mandate record for a funder");
      return toMandateView(record, terms);
    };
    const runningWith = (institutionId: string) => {
      const one = running.find((each) => each.institutionId === institutionId);
      if (one === undefined) return null;
      return { ...one, workingDays: one.answerBy && workingDaysFrom({ now, workingDays }, one.answerBy) };
    };
    const list = view === "fit" ? fitting : view === "near" ? near : out;
    const start = after === null ? 0 : list.findIndex(({ terms }) => terms.mandateId === after) + 1;
    const page = { start, end: start + size };
    const last = list[page.end - 1];
    const shown = view === "fit" ? fitting.slice(page.start, page.end) : [];
    const shownIds = shown.map(({ terms }) => terms.mandateId);
    const stored =
      shown.length === 0
        ? []
        : await listPartsOfMatches(trx, { prospectId: teaser.prospectId, mandateIds: shownIds });
    const partsOf = new Map(stored.map((one) => [one.mandateId, one.parts]));
    const toFitting = ({ terms, rank }: FittingFunder) => {
      const parts = partsOf.get(terms.mandateId);
      // Removed from the matcher's list since its score was read.
      if (parts === undefined) return [];
      return {
        ...toFunderRowView(seen(terms), { ...rank, parts }, { own, terms, day: today, levels }),
        running: runningWith(terms.institutionId),
        /** The introduction in which the company can undo its stop of this institution; null without one. */
        stoppedOn: teaser.stops[terms.institutionId] ?? null,
      };
    };
    const toNear = (one: NearFunder) => ({
      mandate: seen(one.terms),
      ...nearMissEditOf(one, own, today),
      edit: one.nearMiss.prospectEdit && editOfAsk(one.nearMiss.prospectEdit, ask.acceptedFen),
      others: Math.max(0, gainOf(one.nearMiss.prospectEdit) - 1),
      running: runningWith(one.terms.institutionId),
    });
    return {
      prospect,
      unmatched: null,
      opened: open === undefined ? null : await openFunder(trx, read, open, today),
      funders: {
        counts: {
          fit: fitting.length,
          near: near.length,
          out: out.length,
          unranked,
          groups,
          /** Paused, used up or past their last day: beside those that are open. */
          stopped: teaser.stopped + mandates.length - openNow,
        },
        /** Whom the company may ask to back what fills its ask, which no list of theirs shows them. */
        guarantors: mandates
          .filter(({ record: { institutionKind }, terms }) =>
            mayBack(filled, { terms, institutionKind }, today),
          )
          .slice(0, size)
          .map(({ terms }) => ({
            mandate: seen(terms),
            running: runningWith(terms.institutionId),
            stoppedOn: teaser.stops[terms.institutionId] ?? null,
          })),
        all: openNow,
        /** Whether anything can still be asked; otherwise nothing is counted or listed but guarantors. */
        isAsking,
        suggested: suggestedEdits(near, gainOf, suggestedShown).map(({ edit, gain }) => ({
          edit: editOfAsk(edit, ask.acceptedFen),
          gain,
        })),
        from: start,
        next: list.length > page.end && last !== undefined ? last.terms.mandateId : null,
        fitting: shown.flatMap(toFitting),
        near:
          view === "near"
            ? near.slice(page.start, page.end).map(toNear)
            : view === "fit" && start === 0
              ? near.slice(0, Math.min(nearBelowTheList, size - shown.length)).map(toNear)
              : [],
        out:
          view === "out"
            ? out.slice(page.start, page.end).map(({ terms, misses }) => ({ mandate: seen(terms), misses }))
            : [],
      },
    };
  });
}
