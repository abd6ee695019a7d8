import type { Day } from "#app/lib/days.ts";

export type MandateList =
  | "instruments"
  | "sectorsIncluded"
  | "sectorsExcluded"
  | "districts"
  | "stages"
  | "securitiesAccepted"
  | "recognitionsAny";
type MandateAmount = "amountMinFen" | "amountMaxFen" | "minRevenueFen";
type MandateNumber = "termMonthsMin" | "termMonthsMax" | "minAgeMonths" | "priceMinBp";

/** One stroke of the institution's pen. */
export type MandateEdit =
  | { field: MandateList; action: "add" | "remove"; code: string }
  | { field: MandateList; action: "clear" }
  | { field: MandateAmount; action: "set"; to: bigint }
  | { field: MandateNumber; action: "set"; to: number };

/** What the company can do: change its ask, give what is missing, reach something, or wait. */
export type ProspectEdit =
  | { field: "instruments" | "securities" | "recognitions"; action: "add"; anyOf: readonly string[] }
  | { field: "amountMinFen" | "amountMaxFen"; action: "set"; to: bigint }
  | { field: "termMonthsMin" | "termMonthsMax" | "maxRateBp"; action: "set"; to: number }
  | { field: "maxRateBp"; action: "clear" }
  | { field: "revenueFen"; action: "reach"; to: bigint }
  | { field: "establishedOn"; action: "wait"; until: Day }
  | { field: GivenField; action: "give" };
/** What a company hasn't said yet. */
export type GivenField =
  | "sector"
  | "district"
  | "stage"
  | "securities"
  | "amount"
  | "term"
  | "revenueFen"
  | "establishedOn"
  | "recognitions";
