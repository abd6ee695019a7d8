import { areaOutcome, share } from "#app/domain/matching/criteria/areas.ts";
import { minimumOutcome } from "#app/domain/matching/criteria/outcomes.ts";
import {
  codesValue,
  type CodeList,
  type CriterionValue,
  fenBounds,
  fenValue,
  numberBounds,
  numberValue,
  type Outcome,
} from "#app/domain/matching/criteria/criterion.ts";
import type { Bounds, MandateTerms, Preference, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { StatedPart } from "./stated-part.ts";

/** Points of a preference per unit of its weight: just met, and met by the widest margin. */
const MET_LEAST = 3;
const MET_MOST = 5;
/** Points that a miss subtracts per unit of weight: just missed, and missed by far. */
const MISSED_LEAST = 1;
const MISSED_MOST = 3;

/** The margin of a met value (0 just met, 1 by far) or of a missed one (0 just missed, −1 by far). */
type Judged = { outcome: Outcome; margin: number };

const POSSIBLE: Judged = { outcome: "possible", margin: 0 };

/** A part for each stated preference. A possible outcome adds nothing. */
export function preferenceParts(facts: ProspectFacts, terms: MandateTerms): StatedPart[] {
  return terms.preferences.map((preference) => {
    const { judged, mandateValue, companyValue } = judge(preference, facts, terms);
    return {
      kind: preference.kind,
      of: "institution",
      outcome: judged.outcome,
      raw: pointsOf(judged, preference.weight),
      mandateValue,
      companyValue,
    };
  });
}

function pointsOf({ outcome, margin }: Judged, weight: number): number {
  switch (outcome) {
    case "possible":
      return 0;
    case "met":
      return weight * (MET_LEAST + (MET_MOST - MET_LEAST) * margin);
    case "not_met":
      return -weight * (MISSED_LEAST + (MISSED_MOST - MISSED_LEAST) * -margin);
  }
}

type Compared = { judged: Judged; mandateValue: CriterionValue; companyValue: CriterionValue };

function judge(preference: Preference, facts: ProspectFacts, terms: MandateTerms): Compared {
  switch (preference.kind) {
    case "rd_intensity":
      return atLeast("percentBp", preference.atLeastBp, facts.rdIntensityBp);
    case "revenue_growth":
      return atLeast("percentBp", preference.atLeastBp, facts.revenueGrowthBp);
    case "class_one_ip":
      return atLeast("count", preference.atLeast, facts.classOneIp);
    case "age":
      return atLeast("months", preference.atLeastMonths, facts.ageMonths);
    case "debt_ratio":
      return {
        judged: judgeMinimum(-preference.atMostBp, negated(facts.debtRatioBp)),
        mandateValue: numberValue("percentBp", null, preference.atMostBp),
        companyValue: numberBounds("percentBp", facts.debtRatioBp),
      };
    case "revenue":
      return {
        judged: judgeMinimum(preference.atLeastFen, facts.revenueFen),
        mandateValue: fenValue(preference.atLeastFen, null),
        companyValue: fenBounds(facts.revenueFen),
      };
    case "sector":
      return inArea("sectors", preference.anyOf, facts.sector);
    case "district":
      return inArea("districts", preference.anyOf, facts.district);
    case "stage":
      return oneOf("stages", preference.anyOf, facts.stage === null ? null : [facts.stage]);
    case "recognition":
      return titled(preference.anyOf, facts);
    case "instrument":
      return oneOf("instruments", preference.anyOf, sharedInstruments(facts, terms));
    case "amount":
      return {
        judged: judgeRange(
          Number(preference.minFen),
          Number(preference.maxFen),
          facts.amountMinFen === null ? null : Number(facts.amountMinFen),
          facts.amountMaxFen === null ? null : Number(facts.amountMaxFen),
        ),
        mandateValue: fenValue(preference.minFen, preference.maxFen),
        companyValue: fenValue(facts.amountMinFen, facts.amountMaxFen),
      };
    case "term":
      return {
        judged: judgeRange(
          preference.minMonths,
          preference.maxMonths,
          facts.termMonthsMin,
          facts.termMonthsMax,
        ),
        mandateValue: numberValue("months", preference.minMonths, preference.maxMonths),
        companyValue: numberValue("months", facts.termMonthsMin, facts.termMonthsMax),
      };
  }
}

function atLeast(
  type: "percentBp" | "count" | "months",
  minimum: number,
  bounds: Bounds<number> | null,
): Compared {
  return {
    judged: judgeMinimum(minimum, bounds),
    mandateValue: numberValue(type, minimum, null),
    companyValue: numberBounds(type, bounds),
  };
}

/**
 * Twice the minimum is the widest margin; nothing at all is missed by far. Of bounds, the end that decides counts: it
 * is met, or missed, by at least that.
 */
function judgeMinimum<N extends bigint | number>(minimum: N, bounds: Bounds<N> | null): Judged {
  const outcome = minimumOutcome(bounds, minimum);
  const value = outcome === "met" ? bounds?.least : bounds?.most;
  if (outcome === "possible" || value === null || value === undefined) return POSSIBLE;
  const least = Number(minimum);
  return { outcome, margin: clamp((Number(value) - least) / Math.max(Math.abs(least), 1)) };
}

function negated(bounds: Bounds<number> | null): Bounds<number> | null {
  if (bounds === null) return null;
  const { least, most } = bounds;
  return { least: most === null ? null : -most, most: least === null ? null : -least };
}

/** Inside is clearly met; outside by a factor of four is missed by far. */
function judgeRange(least: number, most: number, askMin: number | null, askMax: number | null): Judged {
  if (askMin === null || askMax === null) return POSSIBLE;
  if (askMin <= most && askMax >= least) return { outcome: "met", margin: 1 };
  const ratio = askMin > most ? askMin / Math.max(most, 1) : least / Math.max(askMax, 1);
  return { outcome: "not_met", margin: clamp(-Math.log2(Math.max(ratio, 1)) / 2) };
}

function inArea(list: "sectors" | "districts", anyOf: readonly string[], code: string | null): Compared {
  const outcome = areaOutcome(code, anyOf, []);
  return {
    judged: judgeChoice(outcome),
    mandateValue: codesValue(list, anyOf),
    companyValue: codesValue(list, code === null ? null : [code]),
  };
}

function oneOf(list: CodeList, anyOf: readonly string[], held: readonly string[] | null): Compared {
  return {
    judged: held === null ? POSSIBLE : judgeChoice(share(anyOf, held) ? "met" : "not_met"),
    mandateValue: codesValue(list, anyOf),
    companyValue: codesValue(list, held),
  };
}

/** Possible recognitions beyond the known ones leave it open. */
function titled(anyOf: readonly string[], { recognitions, hasAllRecognitions }: ProspectFacts): Compared {
  const isOpen = !hasAllRecognitions && !share(anyOf, recognitions);
  return oneOf("recognitions", anyOf, isOpen ? null : recognitions);
}

/** Yes or no has no margin: clearly met, or half missed. */
function judgeChoice(outcome: Outcome): Judged {
  if (outcome === "possible") return POSSIBLE;
  return { outcome, margin: outcome === "met" ? 1 : -0.5 };
}

function sharedInstruments(facts: ProspectFacts, terms: MandateTerms): string[] {
  return facts.instruments.filter((instrument) => terms.instruments.includes(instrument));
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
