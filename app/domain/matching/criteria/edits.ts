import type { Day } from "#app/lib/days.ts";
import type { Demanded, Demands } from "./facts.ts";

/** The fields of a mandate that hold such a value. */
type DemandsOf<Value> = {
  [Name in keyof Demands]: Demands[Name] extends Value ? Name : never;
}[keyof Demands];
export type MandateList = DemandsOf<readonly string[]>;

/** The unit in which a mandate's number is entered and shown. A price is shown with two decimals. */
export type NumberKind = "months" | "years" | "price" | "share";

/** A single edit of a mandate. */
export type MandateEdit =
  | { field: MandateList; action: "add" | "remove"; code: string }
  | { field: MandateList; action: "clear" }
  | { field: DemandsOf<bigint | null>; action: "set"; to: bigint }
  /** The upper end of a price band excludes nobody. */
  | { field: Exclude<DemandsOf<number | null>, "priceMaxBp">; action: "set"; to: number; kind: NumberKind };

/** Numbers that a company can give, and reach. For its age it gives its founding day, and waits. */
export type Reachable = Exclude<keyof Demanded, "ageMonths">;

/** What the company can do: change its ask, give what is missing, reach something, or wait. */
export type ProspectEdit =
  | { field: "instruments" | "securities" | "recognitions"; action: "add"; anyOf: readonly string[] }
  | { field: "amountMinFen" | "amountMaxFen"; action: "set"; to: bigint }
  | { field: "termMonthsMin" | "termMonthsMax" | "maxRateBp"; action: "set"; to: number }
  | { field: "maxRateBp"; action: "clear" }
  /** An amount in fen, or a share in basis points. */
  | { field: Reachable; action: "reach"; to: bigint | number }
  | { field: "establishedOn"; action: "wait"; until: Day }
  | { field: GivenField; action: "give" };
/** What a company hasn't stated yet. */
export type GivenField =
  | "sector"
  | "district"
  | "stage"
  | "securities"
  | "amount"
  | "term"
  | "establishedOn"
  | "recognitions"
  | Reachable;
