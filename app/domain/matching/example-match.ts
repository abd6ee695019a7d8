import type { Day } from "#app/lib/days.ts";
import { explainMatch } from "./criteria/explain.ts";
import { type MandateTerms, NOTHING_KNOWN, type ProspectFacts } from "./criteria/facts.ts";
import type { CriterionResult } from "./criteria/list.ts";
import { preferenceParts } from "./ranking/preference-parts.ts";
import type { StatedPart } from "./ranking/stated-part.ts";

const YUAN = 100n;
const MILLION = 1_000_000n * YUAN;

/** A teaser that shows no debt ratio. */
const facts: ProspectFacts = {
  ...NOTHING_KNOWN,
  instruments: ["ip_pledge_loan"],
  sector: "photonics/laser-devices",
  amountMinFen: 5n * MILLION,
  amountMaxFen: 8n * MILLION,
  termMonthsMin: 24,
  termMonthsMax: 24,
  revenueFen: { least: 30n * MILLION, most: 50n * MILLION },
  recognitions: ["high_tech_enterprise"],
};

const termsOn = (day: Day): MandateTerms => ({
  mandateId: "",
  institutionId: "",
  version: 1,
  open: true,
  validFrom: day,
  validUntil: day,
  budgetLeftFen: 100n * MILLION,
  introductionsLeft: 1,
  preferences: [{ kind: "debt_ratio", atMostBp: 5000, weight: 2 }],
  firstAnswerDays: null,
  responsiveness: null,
  demand: null,
  instruments: ["ip_pledge_loan"],
  sectorsIncluded: [],
  sectorsExcluded: [],
  districts: [],
  stages: [],
  securitiesAccepted: [],
  amountMinFen: MILLION,
  amountMaxFen: 10n * MILLION,
  termMonthsMin: 12,
  termMonthsMax: 36,
  minRevenueFen: 10n * MILLION,
  minAgeMonths: null,
  recognitionsAny: ["high_tech_enterprise"],
  priceMinBp: null,
  priceMaxBp: null,
});

type Compared = Pick<CriterionResult | StatedPart, "outcome" | "mandateValue" | "companyValue">;

/** The invented pair that visitors are shown, by the rules that rank every other: what is demanded, then preferred. */
export function exampleMatch(day: Day): readonly (Compared & { criterion: string })[] {
  const terms = termsOn(day);
  return [
    ...explainMatch(facts, terms, day).demands,
    ...preferenceParts(facts, terms).map((part) => ({ ...part, criterion: part.kind })),
  ].map(({ criterion, outcome, mandateValue, companyValue }) => ({
    criterion,
    outcome,
    mandateValue,
    companyValue,
  }));
}
