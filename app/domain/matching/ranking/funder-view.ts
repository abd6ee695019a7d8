import type { MandateView } from "#app/domain/mandates/company-view.ts";
import type { Outcome } from "#app/domain/matching/criteria/criterion.ts";
import { explainMatch } from "#app/domain/matching/criteria/explain.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { CriterionResult } from "#app/domain/matching/criteria/list.ts";
import type { Day } from "#app/lib/days.ts";
import { countMet, type MetCount } from "./opportunity-view.ts";
import { preferencesOf, readReasons } from "./read-reasons.ts";
import { evidenceForOthers, type Reason, type StoredReason } from "./reason.ts";
import { type Chance, chanceIn } from "./chance.ts";
import { type Demanded, withDemand } from "./demanded-reasons.ts";
import { type ShortReason, shortReasons } from "./short-reasons.ts";
import { type Levels, type Standing, standingOf } from "./standing.ts";
import type { StatedPart } from "./stated-part.ts";

/** A mandate in a company's list: its place, what sets it apart, and what the company's own figures miss. */
export type FunderRowView = {
  mandate: MandateView;
  score: number;
  standing: Standing;
  reasons: readonly (ShortReason & { demanded?: Demanded })[];
  /** The criteria that the teaser leaves open and the exact figures miss. */
  missed: readonly CriterionResult["criterion"][];
};

/** What of a pair is stored: its score and the reasons. */
export type StoredRank<Parts> = { score: number; reasons: readonly Parts[] };

/**
 * A row of a company's list: small, as a page has twenty. All else of a pair is read when it is opened. Every reason of a
 * company's list is counted from the mean of that list, so nothing is common to it. Figures are its own exact ones.
 */
export function toFunderRowView(
  mandate: MandateView,
  { score, parts }: { score: number; parts: unknown },
  { own, terms, day, levels }: { own: ProspectFacts; terms: MandateTerms; day: Day; levels: Levels },
): FunderRowView {
  const { demands, asks } = explainMatch(own, terms, day);
  return {
    mandate,
    score,
    standing: standingOf(levels, score),
    reasons: shortReasons({ parts, common: {} }, own, terms).map((reason) => ({
      ...withDemand(reason, own, terms, day),
      evidence: evidenceForOthers(reason.evidence),
    })),
    missed: decidedBy([...demands, ...asks], "not_met"),
  };
}

/** Everything of a pair, as the company may see it: advice by its own exact figures, which nobody else reads. */
export type FunderView = {
  mandate: MandateView;
  score: number;
  /** How often comparable pairs led to an offer; null where too few are concluded. */
  chance: Chance | null;
  reasons: readonly Reason[];
  demands: readonly CriterionResult[];
  preferences: readonly StatedPart[];
  asks: readonly CriterionResult[];
  met: Record<"demands" | "preferences" | "asks", MetCount>;
  /** The criteria that the teaser leaves open: missed by the exact figures, or not stated in them either. */
  own: Record<"missed" | "open", readonly CriterionResult["criterion"][]>;
};

/** `facts` are what the teaser shows: the score and its reasons come from them. */
export function toFunderView(
  mandate: MandateView,
  { score, reasons, chances }: StoredRank<StoredReason> & { chances: unknown },
  { facts, own, terms, day }: { facts: ProspectFacts; own: ProspectFacts; terms: MandateTerms; day: Day },
): FunderView {
  const { demands, asks } = explainMatch(own, terms, day);
  const preferences = preferencesOf(own, terms);
  const deciding = [...demands, ...asks];
  return {
    mandate,
    score,
    chance: chanceIn(chances, score),
    reasons: readReasons(reasons, facts, terms).map(({ evidence, ...reason }) => ({
      ...reason,
      evidence: evidenceForOthers(evidence),
    })),
    demands,
    preferences,
    asks,
    met: { demands: countMet(demands), preferences: countMet(preferences), asks: countMet(asks) },
    own: { missed: decidedBy(deciding, "not_met"), open: decidedBy(deciding, "possible") },
  };
}

/** The criteria that exclude, once each, with this outcome by the company's own figures. */
function decidedBy(results: readonly CriterionResult[], of: Outcome): CriterionResult["criterion"][] {
  return [
    ...new Set(results.filter(({ gate, outcome }) => gate && outcome === of).map((one) => one.criterion)),
  ];
}
