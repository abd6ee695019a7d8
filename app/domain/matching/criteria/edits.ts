import type { Day } from "#app/lib/days.ts";
import type { Demanded, Demands } from "./facts.ts";

/** The fields of a mandate that hold such a value. */
type DemandsOf<Value> = {
  [Name in keyof Demands]: Demands[Name] extends Value ? Name : never;
}[keyof Demands];
export type MandateList = DemandsOf<readonly string[]>;

/** What a number of a mandate is: which unit it is typed and said in. A price is said with two decimals. */
export type NumberKind = "months" | "years" | "price" | "share";

/** One stroke of the institution's pen. */
export type MandateEdit =
  | { field: MandateList; action: "add" | "remove"; code: string }
  | { field: MandateList; action: "clear" }
  | { field: DemandsOf<bigint | null>; action: "set"; to: bigint }
  /** The dear end of a price is in nobody's way. */
  | { field: Exclude<DemandsOf<number | null>, "priceMaxBp">; action: "set"; to: number; kind: NumberKind };

/** Numbers that a company can give, and reach. Of its age it gives the day of its foundation, and waits. */
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
/** What a company hasn't said yet. */
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
