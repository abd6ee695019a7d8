import type { Day } from "#app/lib/days.ts";

/**
 * What is known of a number: the least and the most that it may be, both included. Equal ends are one exact value; an
 * end that is null is open.
 */
export type Bounds<N extends bigint | number> = { readonly least: N | null; readonly most: N | null };

/**
 * What a reader knows of a prospect: plain data. An institution and all that is stored for it know the facts of the
 * teaser, in the bands and as coarse as it shows them; the company's own facts are the same shape with exact values.
 * Null is unknown, whether it was hidden or never given: it never counts against anybody and never scores. An empty list
 * is a known "none". Codes are paths or words of any dataset, not only of this city, and a coarse path stands for anything
 * within it. Nothing about who the company is, and nothing about fees, plans or payments: the matcher can't see them.
 */
export type ProspectFacts = {
  prospectId: string;
  /** The edition of the teaser that these facts are of, or the version of the prospect where they are the company's own. */
  version: number;
  instruments: readonly string[];
  /** Path from coarse to fine. */
  sector: string | null;
  /** Path from coarse to fine. */
  district: string | null;
  stage: string | null;
  /** Offered as security; ["none"] says none. */
  securities: readonly string[] | null;
  /** The least and the most that it would take, in fen, what it has accepted already taken off. */
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  /** Those that are known to be valid. */
  recognitions: readonly string[];
  /** Whether it has no other than those. */
  hasAllRecognitions: boolean;
  /** What it asks: the most that a year may cost, in basis points; null for no limit that is known. */
  maxRateBp: number | null;
  /** What it wishes: a first answer within so many working days; null for no wish. */
  firstAnswerDays: number | null;
} & Demanded & {
    revenueGrowthBp: Bounds<number> | null;
    rdIntensityBp: Bounds<number> | null;
    debtRatioBp: Bounds<number> | null;
    classOneIp: Bounds<number> | null;
  };

/** Numbers of a company that a mandate may demand to reach a floor. */
export type Demanded = {
  /** The latest year's. */
  revenueFen: Bounds<bigint> | null;
  /** Whole months since it was founded. */
  ageMonths: Bounds<number> | null;
};

/** A prospect of which nothing is known: a criterion is read from the one thing that is put into it. */
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
  preferences: readonly Preference[];
  /** The institution's median first answer of 90 days, in working days; null while too few to say. */
  firstAnswerDays: number | null;
  /** Its published responsiveness, 0 to 100; null while unpublished. */
  responsiveness: number | null;
  /** How many companies would turn to it, in times of the average mandate; null while nobody has counted. */
  demand: number | null;
} & Demands;

/** What a mandate states of its criteria; each field is one of a criterion's (criteria/). */
export type Demands = {
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
  /** The price band a year, before fees, in basis points. */
  priceMinBp: number | null;
  priceMaxBp: number | null;
};
