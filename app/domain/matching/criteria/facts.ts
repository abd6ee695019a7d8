import type { Day } from "#app/lib/days.ts";

/**
 * What is known of a number: its minimum and maximum, both included. Equal ends are one exact value; a null end is
 * open.
 */
export type Bounds<N extends bigint | number> = { readonly least: N | null; readonly most: N | null };

/**
 * What a reader knows of a prospect: plain data. An institution, and all that is stored for it, knows the facts of the
 * teaser, in its bands and as coarse as it shows them; the company's own facts have the same shape with exact values.
 * Null is unknown, whether hidden or never given: it never excludes anybody and never scores. An empty list is a known
 * "none". Codes are paths or words of any dataset, not only of this city, and a coarse path stands for anything within
 * it. The matcher sees nothing about the company's identity, and nothing about fees, plans or payments.
 */
export type ProspectFacts = {
  prospectId: string;
  /** The edition of the teaser of these facts, or the version of the prospect if they are the company's own. */
  version: number;
  instruments: readonly string[];
  /** Path from coarse to fine. */
  sector: string | null;
  /** Path from coarse to fine. */
  district: string | null;
  stage: string | null;
  /** Offered as security; ["none"] means none. */
  securities: readonly string[] | null;
  /** The minimum and maximum acceptable amount, in fen, less what it has already accepted. */
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  /** Those that are known to be valid. */
  recognitions: readonly string[];
  /** Whether it has no other recognitions. */
  hasAllRecognitions: boolean;
  /** Its ask: the maximum yearly cost in basis points; null for no known limit. */
  maxRateBp: number | null;
  /** Its wish: a first answer within this many working days; null for no wish. */
  firstAnswerDays: number | null;
} & Demanded & {
    revenueGrowthBp: Bounds<number> | null;
    rdIntensityBp: Bounds<number> | null;
    debtRatioBp: Bounds<number> | null;
    classOneIp: Bounds<number> | null;
  };

/** Numbers of a company for which a mandate may demand a minimum. */
export type Demanded = {
  /** Of the latest year. */
  revenueFen: Bounds<bigint> | null;
  /** Whole months since its founding. */
  ageMonths: Bounds<number> | null;
};

/** A prospect of which nothing is known: with one fact added, a criterion is tested on that fact alone. */
export const NOTHING_KNOWN: ProspectFacts = {
  prospectId: "",
  version: 0,
  instruments: [],
  sector: null,
  district: null,
  stage: null,
  securities: null,
  amountMinFen: null,
  amountMaxFen: null,
  termMonthsMin: null,
  termMonthsMax: null,
  revenueFen: null,
  ageMonths: null,
  recognitions: [],
  hasAllRecognitions: false,
  maxRateBp: null,
  firstAnswerDays: null,
  revenueGrowthBp: null,
  rdIntensityBp: null,
  debtRatioBp: null,
  classOneIp: null,
};

/** A preference of an institution; see mandates/preferences.ts for the stored form, which this widens to any codes. */
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

/** A mandate in force: demands, preferences, remaining capacity. Empty lists and nulls constrain nothing. */
export type MandateTerms = {
  mandateId: string;
  institutionId: string;
  /** The version of the mandate of these terms. */
  version: number;
  /** The mandate is active and its institution may offer capital. */
  open: boolean;
  validFrom: Day;
  validUntil: Day;
  budgetLeftFen: bigint;
  /** How many more introductions may be opened. */
  introductionsLeft: number;
  preferences: readonly Preference[];
  /** The institution's median first answer of 90 days, in working days; null while there are too few. */
  firstAnswerDays: number | null;
  /** Its published responsiveness, 0 to 100; null while unpublished. */
  responsiveness: number | null;
  /** Demand, as a multiple of the average mandate; null while not computed. */
  demand: number | null;
} & Demands;

/** What a mandate states of its criteria; each field belongs to one criterion (criteria/). */
export type Demands = {
  instruments: readonly string[];
  sectorsIncluded: readonly string[];
  sectorsExcluded: readonly string[];
  districts: readonly string[];
  stages: readonly string[];
  /** With "none" among them, security is no criterion. */
  securitiesAccepted: readonly string[];
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  minRevenueFen: bigint | null;
  minAgeMonths: number | null;
  recognitionsAny: readonly string[];
  /** The yearly price band, before fees, in basis points. */
  priceMinBp: number | null;
  priceMaxBp: number | null;
};
