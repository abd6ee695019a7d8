import type { Day } from "#app/lib/days.ts";
import type { CriterionId, CriterionResult } from "#app/domain/matching/criteria/list.ts";
import type { MissGroup } from "#app/domain/matching/criteria/criterion.ts";
import type { ProspectEdit } from "#app/domain/matching/criteria/edits.ts";
import { isOpenMandate } from "#app/domain/matching/criteria/capacity.ts";
import { isEligible, isTurnable, missGroupOf, outcomeOf } from "#app/domain/matching/criteria/eligibility.ts";
import { explainMatch, requiredResults } from "#app/domain/matching/criteria/explain.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { countMet } from "./opportunity-view.ts";
import type { NearMiss } from "#app/domain/matching/criteria/near-miss.ts";

/** The score of a pair, 0 to 100. */
type Ranked = { score: number };

export type FittingFunder = { terms: MandateTerms; rank: Ranked };
export type NearFunder = { terms: MandateTerms; nearMiss: NearMiss };
type OutFunder = { terms: MandateTerms; misses: readonly CriterionId[] };

export type Funders = {
  fitting: readonly FittingFunder[];
  near: readonly NearFunder[];
  out: readonly OutFunder[];
  /** Those that miss more, though one change may make them fit. */
  turnable: readonly MandateTerms[];
  /**
   * How many open mandates each group of reasons excludes, by the first reason of each; without near misses. Closed are
   * those that have too little left to lend, or no place for another introduction.
   */
  groups: Readonly<Record<MissGroup, number>>;
  /** How many mandates are open: those that fit, near misses, those of all groups, and those that are yet to be ranked. */
  open: number;
  unranked: number;
};

/**
 * A prospect against every mandate of the market: those that fit, best first; near misses; and why the others are
 * excluded. Those that fit appear once the matcher has ranked the pair.
 */
export function fundersOf(
  facts: ProspectFacts,
  mandates: readonly MandateTerms[],
  ranks: ReadonlyMap<string, Ranked>,
  day: Day,
): Funders {
  const fitting: FittingFunder[] = [];
  const near: NearFunder[] = [];
  const out: OutFunder[] = [];
  const turnable: MandateTerms[] = [];
  const groups: Record<MissGroup, number> = {
    closed: 0,
    sector_or_instrument: 0,
    amount_or_term: 0,
    revenue_or_age: 0,
    other: 0,
  };
  const openMandates = mandates.filter((terms) => isOpenMandate(terms, day));
  let unranked = 0;
  for (const terms of openMandates) {
    const match = matchProspect(facts, terms, day);
    if (match.outcome === "eligible") {
      const rank = ranks.get(terms.mandateId);
      if (rank === undefined) unranked += 1;
      else fitting.push({ terms, rank });
    } else if (match.outcome === "near_miss") {
      near.push({ terms, nearMiss: match.nearMiss });
    } else {
      const group = missGroupOf(match.eligibility) ?? "other";
      groups[group] += 1;
      if (group !== "closed") out.push({ terms, misses: match.eligibility.misses });
      if (isTurnable(match.eligibility)) turnable.push(terms);
    }
  }
  fitting.sort((a, b) => b.rank.score - a.rank.score || compare(a.terms.mandateId, b.terms.mandateId));
  // What the company can change comes first.
  const isBeyond = ({ nearMiss }: NearFunder) => Number(nearMiss.prospectEdit === null);
  near.sort((a, b) => isBeyond(a) - isBeyond(b) || compare(a.terms.mandateId, b.terms.mandateId));
  out.sort((a, b) => a.misses.length - b.misses.length || compare(a.terms.mandateId, b.terms.mandateId));
  return { fitting, near, out, turnable, groups, open: openMandates.length, unranked };
}

type NotFitting = Pick<Funders, "near" | "turnable">;

/**
 * How many of the mandates that do not fit would fit after the company's edit; 0 where that is unknown. Of an edit that
 * leaves a choice, the smallest number. Each edit is tried once. `after` are the facts that it leads to.
 */
export function gainOfEdits(
  notFitting: NotFitting,
  after: (edit: ProspectEdit) => ProspectFacts | null,
  day: Day,
): (edit: ProspectEdit | null) => number {
  const known = new Map<string, number>();
  const gainOf = (edit: ProspectEdit): number => {
    const key = Object.values(edit).join(" ");
    const gain = known.get(key) ?? gained(after(edit), notFitting, day);
    known.set(key, gain);
    return gain;
  };
  return (edit) => (edit === null ? 0 : Math.min(...choicesOf(edit).map(gainOf)));
}

/** The missed criterion is tested first, as most still miss it. */
function gained(edited: ProspectFacts | null, { near, turnable }: NotFitting, day: Day): number {
  if (edited === null) return 0;
  const turned = near.filter(
    ({ terms, nearMiss: { criterion } }) =>
      outcomeOf(criterion, edited, terms, day) !== "not_met" && isEligible(edited, terms, day),
  );
  return turned.length + turnable.filter((terms) => isEligible(edited, terms, day)).length;
}

/** The single edits that an edit leaves to choose from: of several codes each one. */
function choicesOf(edit: ProspectEdit): ProspectEdit[] {
  return edit.action === "add" ? edit.anyOf.map((code) => ({ ...edit, anyOf: [code] })) : [edit];
}

/**
 * The company's single changes that add the most funders, each with how many; `gainOf` is from gainOfEdits. Of an edit
 * that leaves a choice, the choice that adds the most.
 */
export function suggestedEdits(
  near: readonly NearFunder[],
  gainOf: (edit: ProspectEdit) => number,
  most: number,
): { edit: ProspectEdit; gain: number }[] {
  const best = new Map<string, { edit: ProspectEdit; gain: number }>();
  const edits = near.flatMap(({ nearMiss: { prospectEdit: edit } }) =>
    edit === null ? [] : choicesOf(edit),
  );
  for (const edit of edits) {
    const gain = gainOf(edit);
    const previous = best.get(edit.field);
    if (gain > 0 && (!previous || gain > previous.gain)) best.set(edit.field, { edit, gain });
  }
  return [...best.values()].sort((a, b) => b.gain - a.gain).slice(0, most);
}

/** The one criterion that a near miss fails, with its two values, and how many criteria there are. */
export function nearMissEditOf(
  { terms, nearMiss }: NearFunder,
  facts: ProspectFacts,
  day: Day,
): { miss: CriterionResult | null; met: number; of: number } {
  const all = requiredResults(explainMatch(facts, terms, day));
  const miss = all.find(({ criterion }) => criterion === nearMiss.criterion) ?? null;
  return { miss, ...countMet(all) };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
