import type { Day } from "#app/lib/days.ts";

/**
 * What the matcher knows of a prospect: plain data, prepared by the queries from the version in force. Null is
 * unknown, which never passes and never scores; an empty list is a known "none". Codes are paths or words of
 * any world, not only of this city. Nothing about fees, plans or payments: the matcher can't see them.
 */
export type ProspectFacts = {
  prospectId: string;
  companyId: string;
  /** The version of the prospect that these facts are of. */
  version: number;
  instruments: readonly string[];
  /** Path from coarse to fine. */
  sector: string | null;
  /** Path from coarse to fine. */
  district: string | null;
  stage: string | null;
  /** Offered as security; ["none"] says none. */
  securities: readonly string[] | null;
  /** The least and the most that it would take, what it has accepted already taken off. */
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  /** The latest year's. */
  revenueFen: bigint | null;
  establishedOn: Day | null;
  /** Those that are valid today. */
  recognitions: readonly string[] | null;
  /** What it asks: the most that a year may cost, in basis points; null for no limit. */
  maxRateBp: number | null;
  /** What it wishes: a first answer within so many working days; null for no wish. */
  firstAnswerDays: number | null;
  revenueGrowthBp: number | null;
  rdIntensityBp: number | null;
  debtRatioBp: number | null;
  classOneIp: number | null;
};

/** What an institution likes; see mandates/preferences.ts for the stored form, which this widens to any codes. */
export type Preference = { readonly weight: number } & (
  | { kind: "rd_intensity" | "revenue_growth"; atLeastBp: number }
  | { kind: "debt_ratio"; atMostBp: number }
  | { kind: "class_one_ip"; atLeast: number }
  | { kind: "revenue"; atLeastFen: bigint }
  | { kind: "age"; atLeastMonths: number }
  | { kind: "recognition" | "sector" | "district" | "stage" | "instrument"; anyOf: readonly string[] }
  | { kind: "amount"; minFen: bigint; maxFen: bigint }
  | { kind: "term"; minMonths: number; maxMonths: number }
);
export type PreferenceKind = Preference["kind"];

/** What a mandate in force demands, likes and has left. Empty lists and nulls constrain nothing. */
export type MandateTerms = {
  mandateId: string;
  institutionId: string;
  /** The version of the mandate that these terms are of. */
  version: number;
  /** The mandate is active and its institution may offer capital. */
  open: boolean;
  validFrom: Day;
  validUntil: Day;
  budgetLeftFen: bigint;
  /** Places for introductions that are free. */
  introductionsLeft: number;
  instruments: readonly string[];
  sectorsIncluded: readonly string[];
  sectorsExcluded: readonly string[];
  districts: readonly string[];
  stages: readonly string[];
  /** "none" among them: security is no criterion. */
  securitiesAccepted: readonly string[];
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  minRevenueFen: bigint | null;
  minAgeMonths: number | null;
  recognitionsAny: readonly string[];
  preferences: readonly Preference[];
  /** The price band a year, before fees, in basis points. */
  priceMinBp: number | null;
  priceMaxBp: number | null;
  /** The institution's median first answer of 90 days, in working days; null while too few to say. */
  firstAnswerDays: number | null;
  /** Its published responsiveness, 0 to 100; null while unpublished. */
  responsiveness: number | null;
  /** How many companies would turn to it, in times of the average mandate; null while nobody has counted. */
  demand: number | null;
};
