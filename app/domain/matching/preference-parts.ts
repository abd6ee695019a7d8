import { type Day, monthsBetween } from "#app/lib/days.ts";
import { areaOutcome, share } from "./areas.ts";
import {
  codesValue,
  type CodeList,
  type CriterionValue,
  fenValue,
  numberValue,
  type Outcome,
} from "./criterion.ts";
import type { MandateTerms, Preference, ProspectFacts } from "./facts.ts";
import type { StatedPart } from "./stated-part.ts";

/** Points of a preference for each unit of its weight: just met, and met with all the room there is. */
const MET_LEAST = 3;
const MET_MOST = 5;
/** Points that a miss takes for each unit of weight: just missed, and missed by far. */
const MISSED_LEAST = 1;
const MISSED_MOST = 3;

/** How far a value is on the good side (0 just met, 1 by far) or on the bad one (0 just missed, −1 by far). */
type Judged = { outcome: Outcome; margin: number };

const UNKNOWN_JUDGED: Judged = { outcome: "unknown", margin: 0 };

/** A part for each stated preference. Unknown adds nothing. */
export function preferenceParts(facts: ProspectFacts, terms: MandateTerms, day: Day): StatedPart[] {
  return terms.preferences.map((preference) => {
    const { judged, mandateValue, companyValue } = judge(preference, facts, terms, day);
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
    case "unknown":
      return 0;
    case "met":
      return weight * (MET_LEAST + (MET_MOST - MET_LEAST) * margin);
    case "not_met":
      return -weight * (MISSED_LEAST + (MISSED_MOST - MISSED_LEAST) * -margin);
  }
}

type Compared = { judged: Judged; mandateValue: CriterionValue; companyValue: CriterionValue };

function judge(preference: Preference, facts: ProspectFacts, terms: MandateTerms, day: Day): Compared {
  switch (preference.kind) {
    case "rd_intensity":
      return atLeast("percentBp", preference.atLeastBp, facts.rdIntensityBp);
    case "revenue_growth":
      return atLeast("percentBp", preference.atLeastBp, facts.revenueGrowthBp);
    case "class_one_ip":
      return atLeast("count", preference.atLeast, facts.classOneIp);
    case "age": {
      const months = facts.establishedOn === null ? null : monthsBetween(facts.establishedOn, day);
      return atLeast("months", preference.atLeastMonths, months);
    }
    case "debt_ratio":
      return {
        judged: judgeFloor(-preference.atMostBp, facts.debtRatioBp === null ? null : -facts.debtRatioBp),
        mandateValue: numberValue("percentBp", null, preference.atMostBp),
        companyValue: numberValue("percentBp", facts.debtRatioBp, facts.debtRatioBp),
      };
    case "revenue":
      return {
        judged: judgeFloor(
          Number(preference.atLeastFen),
          facts.revenueFen === null ? null : Number(facts.revenueFen),
        ),
        mandateValue: fenValue(preference.atLeastFen, null),
        companyValue: fenValue(facts.revenueFen, facts.revenueFen),
      };
    case "sector":
      return inArea("sectors", preference.anyOf, facts.sector);
    case "district":
      return inArea("districts", preference.anyOf, facts.district);
    case "stage":
      return oneOf("stages", preference.anyOf, facts.stage === null ? null : [facts.stage]);
    case "recognition":
      return oneOf("recognitions", preference.anyOf, facts.recognitions);
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

function atLeast(type: "percentBp" | "count" | "months", floor: number, value: number | null): Compared {
  return {
    judged: judgeFloor(floor, value),
    mandateValue: numberValue(type, floor, null),
    companyValue: numberValue(type, value, value),
  };
}

/** Twice the floor is all the room there is; nothing at all is missed by far. */
function judgeFloor(floor: number, value: number | null): Judged {
  if (value === null) return UNKNOWN_JUDGED;
  const distance = clamp((value - floor) / Math.max(Math.abs(floor), 1));
  return { outcome: value >= floor ? "met" : "not_met", margin: distance };
}

/** Inside is a clear yes; outside, a factor of four away is missed by far. */
function judgeRange(least: number, most: number, askMin: number | null, askMax: number | null): Judged {
  if (askMin === null || askMax === null) return UNKNOWN_JUDGED;
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
    judged: held === null ? UNKNOWN_JUDGED : judgeChoice(share(anyOf, held) ? "met" : "not_met"),
    mandateValue: codesValue(list, anyOf),
    companyValue: codesValue(list, held),
  };
}

/** A yes or no has no margin: a clear yes, half a no. */
function judgeChoice(outcome: Outcome): Judged {
  if (outcome === "unknown") return UNKNOWN_JUDGED;
  return { outcome, margin: outcome === "met" ? 1 : -0.5 };
}

function sharedInstruments(facts: ProspectFacts, terms: MandateTerms): string[] {
  return facts.instruments.filter((instrument) => terms.instruments.includes(instrument));
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
