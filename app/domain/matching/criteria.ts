import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { monthsBetween } from "#app/lib/days.ts";
import { areaOutcome, share } from "./areas.ts";
import { ANY, codesValue, type Criterion, fenValue, numberValue, type Outcome } from "./criterion.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

/**
 * Term, security and price are matters of debt: where both sides also share an equity instrument, they stop
 * nothing. (Where they share no instrument at all, that one fails and these are read as for debt.)
 */
function sharesEquity(facts: ProspectFacts, terms: MandateTerms): boolean {
  for (const instrument of facts.instruments) {
    if (instrumentKind(instrument) === "equity" && terms.instruments.includes(instrument)) return true;
  }
  return false;
}

/** Whether two closed ranges have a value in common; an end that one side needs and the other lacks is unknown. */
function rangesOutcome<N extends bigint | number>(
  askMin: N | null,
  askMax: N | null,
  least: N | null,
  most: N | null,
): Outcome {
  if ((most !== null && askMin === null) || (least !== null && askMax === null)) return "unknown";
  if (most !== null && askMin !== null && askMin > most) return "not_met";
  return least !== null && askMax !== null && askMax < least ? "not_met" : "met";
}

function listOutcome(demanded: readonly string[], held: readonly string[] | null): Outcome {
  if (demanded.length === 0) return "met";
  if (held === null) return "unknown";
  return share(demanded, held) ? "met" : "not_met";
}

const instrument: Criterion = {
  id: "instrument",
  isStated: () => true,
  outcome: (facts, terms) => {
    if (facts.instruments.length === 0) return "unknown";
    return share(facts.instruments, terms.instruments) ? "met" : "not_met";
  },
  mandateValue: (terms) => codesValue("instruments", terms.instruments),
  companyValue: (facts) => codesValue("instruments", facts.instruments.length > 0 ? facts.instruments : null),
};

const sector: Criterion = {
  id: "sector",
  isStated: (_, terms) => terms.sectorsIncluded.length + terms.sectorsExcluded.length > 0,
  outcome: (facts, terms) => areaOutcome(facts.sector, terms.sectorsIncluded, terms.sectorsExcluded),
  mandateValue: (terms) => ({
    type: "sectors",
    included: terms.sectorsIncluded,
    excluded: terms.sectorsExcluded,
  }),
  companyValue: (facts) => codesValue("sectors", facts.sector === null ? null : [facts.sector]),
};

const district: Criterion = {
  id: "district",
  isStated: (_, terms) => terms.districts.length > 0,
  outcome: (facts, terms) => areaOutcome(facts.district, terms.districts, []),
  mandateValue: (terms) => codesValue("districts", terms.districts),
  companyValue: (facts) => codesValue("districts", facts.district === null ? null : [facts.district]),
};

const stage: Criterion = {
  id: "stage",
  isStated: (_, terms) => terms.stages.length > 0,
  outcome: (facts, terms) => listOutcome(terms.stages, facts.stage === null ? null : [facts.stage]),
  mandateValue: (terms) => codesValue("stages", terms.stages),
  companyValue: (facts) => codesValue("stages", facts.stage === null ? null : [facts.stage]),
};

const security: Criterion = {
  id: "security",
  isStated: (_, terms) => terms.securitiesAccepted.length > 0,
  outcome: (facts, terms) => {
    // Who also lends without security can lend to whoever offers some.
    if (terms.securitiesAccepted.includes("none") || sharesEquity(facts, terms)) return "met";
    return listOutcome(terms.securitiesAccepted, facts.securities);
  },
  mandateValue: (terms) => codesValue("securities", terms.securitiesAccepted),
  companyValue: (facts) => codesValue("securities", facts.securities),
};

/** Met when there is an amount that both would take. */
const amount: Criterion = {
  id: "amount",
  isStated: (_, terms) => terms.amountMinFen !== null || terms.amountMaxFen !== null,
  outcome: (facts, terms) =>
    rangesOutcome(facts.amountMinFen, facts.amountMaxFen, terms.amountMinFen, terms.amountMaxFen),
  mandateValue: (terms) => fenValue(terms.amountMinFen, terms.amountMaxFen),
  companyValue: (facts) => fenValue(facts.amountMinFen, facts.amountMaxFen),
};

/** Met when there is a term that both would take. */
const term: Criterion = {
  id: "term",
  isStated: (facts, terms) =>
    (terms.termMonthsMin !== null || terms.termMonthsMax !== null) && !sharesEquity(facts, terms),
  outcome: (facts, terms) => {
    if (sharesEquity(facts, terms)) return "met";
    return rangesOutcome(facts.termMonthsMin, facts.termMonthsMax, terms.termMonthsMin, terms.termMonthsMax);
  },
  mandateValue: (terms) => numberValue("months", terms.termMonthsMin, terms.termMonthsMax),
  companyValue: (facts) => numberValue("months", facts.termMonthsMin, facts.termMonthsMax),
};

const revenue: Criterion = {
  id: "revenue",
  isStated: (_, terms) => terms.minRevenueFen !== null,
  outcome: (facts, terms) => {
    if (terms.minRevenueFen === null) return "met";
    if (facts.revenueFen === null) return "unknown";
    return facts.revenueFen >= terms.minRevenueFen ? "met" : "not_met";
  },
  mandateValue: (terms) => (terms.minRevenueFen === null ? ANY : fenValue(terms.minRevenueFen, null)),
  companyValue: (facts) => fenValue(facts.revenueFen, facts.revenueFen),
};

const age: Criterion = {
  id: "age",
  isStated: (_, terms) => terms.minAgeMonths !== null,
  outcome: (facts, terms, day) => {
    if (terms.minAgeMonths === null) return "met";
    if (facts.establishedOn === null) return "unknown";
    return monthsBetween(facts.establishedOn, day) >= terms.minAgeMonths ? "met" : "not_met";
  },
  mandateValue: (terms) =>
    terms.minAgeMonths === null ? ANY : numberValue("months", terms.minAgeMonths, null),
  companyValue: (facts, day) => {
    const months = facts.establishedOn === null ? null : monthsBetween(facts.establishedOn, day);
    return numberValue("months", months, months);
  },
};

const recognition: Criterion = {
  id: "recognition",
  isStated: (_, terms) => terms.recognitionsAny.length > 0,
  outcome: (facts, terms) => listOutcome(terms.recognitionsAny, facts.recognitions),
  mandateValue: (terms) => codesValue("recognitions", terms.recognitionsAny),
  companyValue: (facts) => codesValue("recognitions", facts.recognitions),
};

/** An institution may name companies that it doesn't want to see; they aren't told who was named. */
const company: Criterion = {
  id: "company",
  isStated: (facts, terms) => terms.excludedCompanyIds.includes(facts.companyId),
  outcome: (facts, terms) => (terms.excludedCompanyIds.includes(facts.companyId) ? "not_met" : "met"),
  mandateValue: () => ({ type: "flag", value: false }),
  companyValue: () => ({ type: "flag", value: true }),
};

/** The company's own limit on the year's cost: the cheap end of the price band must lie within it. */
const price: Criterion = {
  id: "price",
  isStated: (facts, terms) => facts.maxRateBp !== null && !sharesEquity(facts, terms),
  outcome: (facts, terms) => {
    if (facts.maxRateBp === null || sharesEquity(facts, terms)) return "met";
    const cheapest = terms.priceMinBp ?? terms.priceMaxBp;
    if (cheapest === null) return "unknown";
    if (cheapest <= facts.maxRateBp) return "met";
    return terms.priceMinBp === null ? "unknown" : "not_met";
  },
  mandateValue: (terms) => numberValue("percentBp", terms.priceMinBp, terms.priceMaxBp),
  companyValue: (facts) => (facts.maxRateBp === null ? ANY : numberValue("percentBp", null, facts.maxRateBp)),
};

/** The demands of a mandate and the asks of a prospect: all must be met. */
export const CRITERIA: readonly Criterion[] = [
  instrument,
  sector,
  district,
  stage,
  security,
  amount,
  term,
  revenue,
  age,
  recognition,
  company,
  price,
];
