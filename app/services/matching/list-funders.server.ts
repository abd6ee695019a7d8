import { pick } from "#app/lib/pick.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { toMandateView } from "#app/domain/mandates/company-view.ts";
import type { Outcome } from "#app/domain/matching/criteria/criterion.ts";
import { explainMatch } from "#app/domain/matching/criteria/explain.ts";
import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import type { CriterionResult } from "#app/domain/matching/criteria/list.ts";
import {
  type FittingFunder,
  fundersOf,
  gainOfEdits,
  suggestedEdits,
  nearMissEditOf,
  type NearFunder,
} from "#app/domain/matching/ranking/funders.ts";
import { preferencesOf, readReasons } from "#app/domain/matching/ranking/read-reasons.ts";
import { evidenceForOthers, mainReasons } from "#app/domain/matching/ranking/reason.ts";
import { countMet } from "#app/domain/matching/ranking/opportunity-view.ts";
import { toStoredReasons } from "#app/domain/matching/ranking/stored-reasons.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import {
  listOwnTeasers,
  listPartsOfMatches,
  listRunningOfProspect,
} from "#db/queries/matching/funders-list.ts";
import { toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ServiceContext } from "../context.ts";
import { readVisibleMandates } from "./read-visible-mandates.server.ts";

const pageSize = 10;
const nearBesideTheList = 4;
const suggestedShown = 3;

export interface ListFunders {
  /** Null: the prospect that was published last. */
  prospectId: string | null;
  view: "fit" | "near" | "out";
  /** The last mandate of the previous page. */
  after: string | null;
  size?: number;
  /** Which mandates come with all criteria: few are opened, and ten of them are most of the page. */
  isOpen?: (mandateId: string) => boolean;
}

/**
 * The mandates on the market matched with a company's prospect, computed now from what its teaser shows, as
 * institutions see it: which fit and why, which miss by one criterion and what would change it, why the others are out.
 * Beside each is what the company's own exact figures meet: advice that only the company reads and that is not stored.
 */
export function listFunders(
  ctx: ServiceContext,
  actor: CompanyActor,
  { prospectId, view, after, size = pageSize, isOpen = () => true }: ListFunders,
) {
  const { withActor, now, workingDays } = ctx;
  return withActor(actor, async (trx) => {
    const today = dayOf(now());
    const teasers = await listOwnTeasers(trx, actor.companyId);
    const teaser =
      prospectId === null
        ? teasers[0]
        : found(
            teasers.find((one) => one.prospectId === prospectId),
            "prospect-not-found",
          );
    if (teaser === undefined) return { prospect: null, funders: null };
    const { number, version, status, headlineZh, headlineEn } = teaser;
    const facts = toProspectFacts(teaser);
    const own = factsOf(
      prospectContentSchema.parse(teaser.content),
      { prospectId: teaser.prospectId, version, acceptedFen: teaser.acceptedFen },
      today,
    );
    const prospect = {
      id: teaser.prospectId,
      number: Number(number),
      version,
      status,
      headlineZh,
      headlineEn,
      ...pick(own, "amountMinFen", "amountMaxFen", "termMonthsMin", "termMonthsMax"),
    };
    if (status === "paused") return { prospect, funders: null };

    const mandates = await readVisibleMandates(ctx, trx, teaser.prospectId);
    const running = await listRunningOfProspect(trx, teaser.prospectId, actor.companyId);
    const recordOf = new Map(mandates.map(({ record }) => [record.id, record]));
    const ranks = new Map(
      mandates.flatMap(({ record: { id }, score }) => (score === null ? [] : [[id, { score }] as const])),
    );
    const allTerms = mandates.map(({ terms }) => terms);
    const { fitting, near, out, groups } = fundersOf(facts, allTerms, ranks, today);
    const gainOf = gainOfEdits(near, facts, today);

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
    const parts = shown.length === 0 ? [] : await listPartsOfMatches(trx, teaser.prospectId, shownIds);
    const partsOf = new Map(parts.map((one) => [one.mandateId, toStoredReasons(one.parts)]));
    const toFitting = ({ terms, rank }: FittingFunder) => {
      const stored = partsOf.get(terms.mandateId);
      // Removed from the matcher's list since its score was read.
      if (stored === undefined) return [];
      const { score } = rank;
      const reasons = readReasons(stored, facts, terms).map(({ evidence, ...reason }) => ({
        ...reason,
        evidence: evidenceForOthers(evidence),
      }));
      const { demands, asks } = explainMatch(own, terms, today);
      const met = { demands: countMet(demands), asks: countMet(asks) };
      const preferences = preferencesOf(own, terms);
      return {
        mandate: seen(terms),
        score,
        reasons: mainReasons(reasons),
        comparison: isOpen(terms.mandateId) ? { score, reasons, preferences, demands, asks, met } : null,
        own: decidedByOwn([...demands, ...asks]),
        running: runningWith(terms.institutionId),
        /** The introduction in which the company can undo its stop of this institution; null without one. */
        stoppedOn: teaser.stops[terms.institutionId] ?? null,
      };
    };
    const toNear = (one: NearFunder) => ({
      mandate: seen(one.terms),
      ...nearMissEditOf(one, own, today),
      edit: one.nearMiss.prospectEdit,
      others: Math.max(0, gainOf(one.nearMiss.prospectEdit) - 1),
      running: runningWith(one.terms.institutionId),
    });
    return {
      prospect,
      funders: {
        counts: {
          fit: fitting.length,
          near: near.length,
          out: out.length,
          stopped: teaser.stopped + groups.closed,
          groups,
        },
        all: mandates.length + teaser.stopped,
        suggested: suggestedEdits(near, gainOf, suggestedShown),
        from: start,
        next: list.length > page.end && last !== undefined ? last.terms.mandateId : null,
        fitting: shown.flatMap(toFitting),
        near:
          view === "near"
            ? near.slice(page.start, page.end).map(toNear)
            : view === "fit" && start === 0
              ? near.slice(0, nearBesideTheList).map(toNear)
              : [],
        out:
          view === "out"
            ? out.slice(page.start, page.end).map(({ terms, misses }) => ({ mandate: seen(terms), misses }))
            : [],
      },
    };
  });
}

/** The criteria left open by the teaser that the company's own figures miss, or don't state. */
function decidedByOwn(results: readonly CriterionResult[]) {
  const deciding = (of: Outcome) => [
    ...new Set(results.filter(({ gate, outcome }) => gate && outcome === of).map((one) => one.criterion)),
  ];
  return { missed: deciding("not_met"), open: deciding("possible") };
}
