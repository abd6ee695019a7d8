import type { Day } from "#app/lib/days.ts";
import { type MandateTerms, NOTHING_KNOWN, type Preference, type ProspectFacts } from "./criteria/facts.ts";

const YUAN = 100n;
const MILLION = 1_000_000n * YUAN;

/** The invented market's day: nothing of it depends on today. */
export const EXAMPLE_DAY: Day = "2026-12-01";

/** A share in basis points within a band of percents, as a teaser shows it: below its upper end. */
const percents = (from: number, to: number) => ({ least: from * 100, most: to * 100 - 1 });
const counts = (least: number, most: number) => ({ least, most });

/** The invented prospect that visitors are shown: a teaser that shows no debt ratio. */
export const exampleProspect: ProspectFacts = {
  ...NOTHING_KNOWN,
  prospectId: "example",
  instruments: ["ip_pledge_loan"],
  sector: "photonics/laser-devices",
  amountMinFen: 5n * MILLION,
  amountMaxFen: 8n * MILLION,
  termMonthsMin: 24,
  termMonthsMax: 24,
  revenueFen: { least: 30n * MILLION, most: 50n * MILLION - 1n },
  recognitions: ["high_tech_enterprise"],
  revenueGrowthBp: percents(20, 30),
  rdIntensityBp: percents(8, 10),
  classOneIp: counts(3, 5),
};

function mandateOf(mandateId: string, preferences: readonly Preference[]): MandateTerms {
  return {
    mandateId,
    institutionId: mandateId,
    version: 1,
    open: true,
    validFrom: EXAMPLE_DAY,
    validUntil: EXAMPLE_DAY,
    budgetLeftFen: 100n * MILLION,
    introductionsLeft: 1,
    preferences,
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
  };
}

/** The invented mandate of the pair. */
export const exampleMandate = mandateOf("example", [
  { kind: "revenue_growth", atLeastBp: 1000, weight: 3 },
  { kind: "rd_intensity", atLeastBp: 500, weight: 3 },
  { kind: "class_one_ip", atLeast: 6, weight: 1 },
  { kind: "debt_ratio", atMostBp: 5000, weight: 2 },
]);

/** The other mandates that the prospect fits: the average of all is 50. */
export const otherMandates: readonly MandateTerms[] = [
  mandateOf("growth", [{ kind: "revenue_growth", atLeastBp: 4000, weight: 2 }]),
  mandateOf("size", [{ kind: "revenue", atLeastFen: 80n * MILLION, weight: 2 }]),
  mandateOf("research", [{ kind: "rd_intensity", atLeastBp: 2000, weight: 2 }]),
  mandateOf("any", []),
];

/** Other invented prospects that the mandate's list has. */
export const otherProspects: readonly ProspectFacts[] = [
  { revenueGrowthBp: percents(40, 50), debtRatioBp: percents(30, 40), classOneIp: counts(10, 15) },
  { revenueGrowthBp: percents(5, 10), debtRatioBp: percents(40, 50) },
  { rdIntensityBp: percents(1, 2), debtRatioBp: percents(60, 70) },
  { rdIntensityBp: percents(15, 20), revenueGrowthBp: percents(-10, 0) },
  { classOneIp: counts(0, 0), debtRatioBp: percents(70, 80) },
  { rdIntensityBp: null, revenueGrowthBp: percents(1, 3) },
  { rdIntensityBp: percents(2, 4), revenueGrowthBp: percents(0, 5), classOneIp: counts(1, 2) },
].map((known, at) => ({ ...exampleProspect, ...known, prospectId: `other ${at + 1}` }));
