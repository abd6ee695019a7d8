import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import {
  type ProspectRowRecord,
  type ProspectRowView,
  type ProspectView,
  toInstitutionView,
  toProspectRowView,
  type TeaserRecord,
} from "#app/domain/prospects/institution-view.ts";
import { workingDaysLeft } from "#app/domain/clocks.ts";
import type { Day } from "#app/lib/days.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import type { CriterionId, CriterionResult } from "#app/domain/matching/criteria/list.ts";
import { type CriterionValue, HIDDEN, type Outcome } from "#app/domain/matching/criteria/criterion.ts";
import type { MandateEdit } from "#app/domain/matching/criteria/edits.ts";
import { explainMatch, requiredResults } from "#app/domain/matching/criteria/explain.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { preferencesOf, readReasons } from "./read-reasons.ts";
import { type Chance, chanceIn } from "./chance.ts";
import type { CommonPoints } from "./common-points.ts";
import type { Reason, StoredReason } from "./reason.ts";
import { type ShortReason, shortReasons } from "./short-reasons.ts";
import { type Levels, type Standing, standingOf } from "./standing.ts";
import type { StatedPart } from "./stated-part.ts";

export type MetCount = { met: number; of: number };

export type IntroductionView = {
  id: string;
  status: IntroductionStatus;
  requestedBy: "company" | "institution";
  requestedAt: Date;
  answerBy: Date | null;
  /** Until the answer is due or, if it is late, since then; null once it was given. */
  workingDays: number | null;
};

/** The current time and the calendar of working days: what clocks need. */
export type WorkingClock = { now: Date; workingDays: WorkingDays };

/** A row of an institution's list: what it shows of the prospect, its place and what sets it apart from the list. */
export type OpportunityView = ProspectRowView & {
  score: number;
  standing: Standing;
  reasons: readonly ShortReason[];
};

export type IntroductionRecord = {
  introductionId: string | null;
  introductionStatus: IntroductionStatus | null;
  introductionRequestedBy: "company" | "institution" | null;
  introductionRequestedAt: Date | null;
  introductionAnswerBy: Date | null;
};

/** A stored score and its reasons. */
export type Rank = { score: number; reasons: readonly StoredReason[] };

/** What rows of a list are compared with: the mandate, how many pairs have each score, and what is common to them. */
export type ListOfMandate = { terms: MandateTerms; levels: Levels; common: CommonPoints };

/** A row of the ranked list: small, as a page has twenty. All else of a pair is read when it is opened. */
export function toOpportunityView(
  { score, parts, ...record }: ProspectRowRecord & { score: number; parts: unknown },
  facts: ProspectFacts,
  { terms, levels, common }: ListOfMandate,
): OpportunityView {
  return {
    ...toProspectRowView(record),
    score,
    standing: standingOf(levels, score),
    reasons: toReasonView(shortReasons({ parts, common }, facts, terms)),
  };
}

export function toIntroductionView(
  record: IntroductionRecord,
  { now, workingDays: calendar }: WorkingClock,
): IntroductionView | null {
  const { introductionId: id, introductionStatus: status, introductionRequestedBy: requestedBy } = record;
  const { introductionRequestedAt: requestedAt, introductionAnswerBy: answerBy } = record;
  if (id === null || status === null || requestedBy === null || requestedAt === null) return null;
  const workingDays = answerBy === null ? null : Math.abs(workingDaysLeft(now, answerBy, calendar));
  return { id, status, requestedBy, requestedAt, answerBy, workingDays };
}

/** What a teaser doesn't show looks the same whether it was hidden or never given. */
function toReasonView<One extends { companyValue: CriterionValue }>(results: readonly One[]): One[] {
  return results.map((one) => (one.companyValue.type === "unknown" ? { ...one, companyValue: HIDDEN } : one));
}

/** How many of these are met. */
export function countMet(results: readonly { outcome: Outcome }[]): MetCount {
  return { met: results.filter(({ outcome }) => outcome === "met").length, of: results.length };
}

/** One criterion fails: which one, by what values, and the smallest change of the mandate that would make it fit. */
export type NearMissView = ProspectView & {
  demands: MetCount;
  miss: CriterionResult;
  edits: readonly MandateEdit[];
};

/** Null where it is no longer a near miss. */
export function toNearMissView(
  record: TeaserRecord,
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): NearMissView | null {
  const match = matchProspect(facts, terms, day);
  if (match.outcome !== "near_miss") return null;
  const seen = toInstitutionView(record);
  const all = requiredResults(explainMatch(facts, terms, day));
  const miss = toReasonView(all).find(({ criterion }) => criterion === match.nearMiss.criterion);
  if (miss === undefined) return null;
  return {
    ...seen,
    demands: countMet(all),
    miss,
    edits: match.nearMiss.mandateEdits,
  };
}

/** Every criterion of a pair, in both directions, and how the score adds up: as an institution may see it. */
export type ComparisonView = {
  demands: readonly CriterionResult[];
  asks: readonly CriterionResult[];
  preferences: readonly StatedPart[];
  reasons: readonly Reason[];
  /** Null where the pair isn't ranked. */
  score: number | null;
  /** How often comparable pairs led to an offer; null where too few are concluded. */
  chance: Chance | null;
  missed: CriterionId | null;
};

export function toComparisonView(
  { rank: ranked, chances }: { rank: Rank | null; chances?: unknown },
  facts: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): ComparisonView {
  const { demands, asks } = explainMatch(facts, terms, day);
  const match = matchProspect(facts, terms, day);
  const rank = match.outcome === "eligible" ? ranked : null;
  return {
    demands: toReasonView(demands),
    asks: toReasonView(asks),
    preferences: toReasonView(preferencesOf(facts, terms)),
    reasons: toReasonView(readReasons(rank?.reasons ?? [], facts, terms)),
    score: rank?.score ?? null,
    chance: chanceIn(chances, rank?.score ?? null),
    missed: match.outcome === "near_miss" ? match.nearMiss.criterion : null,
  };
}
