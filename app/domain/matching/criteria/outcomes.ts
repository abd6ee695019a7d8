import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { share } from "./areas.ts";
import type { Outcome } from "./criterion.ts";
import type { MandateEdit, MandateList } from "./edits.ts";
import type { Bounds, MandateTerms, ProspectFacts } from "./facts.ts";

/**
 * Term, security and price are matters of debt: where both sides also share an equity instrument, they stop
 * nothing. (Where they share no instrument at all, that one fails and these are read as for debt.)
 */
export function sharesEquity(facts: ProspectFacts, terms: MandateTerms): boolean {
  for (const instrument of facts.instruments) {
    if (instrumentKind(instrument) === "equity" && terms.instruments.includes(instrument)) return true;
  }
  return false;
}

/** Whether two closed ranges have a value in common; possible where one side needs an end that the other lacks. */
export function rangesOutcome<N extends bigint | number>(
  askMin: N | null,
  askMax: N | null,
  least: N | null,
  most: N | null,
): Outcome {
  if (isAbove(askMin, most)) return "not_met";
  if (least !== null && askMax !== null && askMax < least) return "not_met";
  return (most !== null && askMin === null) || (least !== null && askMax === null) ? "possible" : "met";
}

/** Whether a number within bounds reaches a floor; null demands nothing. */
export function floorOutcome<N extends bigint | number>(bounds: Bounds<N> | null, floor: N | null): Outcome {
  if (floor === null) return "met";
  if (bounds === null) return "possible";
  if (bounds.least !== null && bounds.least >= floor) return "met";
  return bounds.most !== null && bounds.most < floor ? "not_met" : "possible";
}

/** Whether the least that is asked for is above the most that is given. */
export function isAbove<N extends bigint | number>(askMin: N | null, most: N | null): boolean {
  return most !== null && askMin !== null && askMin > most;
}

/** Whether one of several codes that are demanded is held; an empty list demands nothing. */
export function listOutcome(demanded: readonly string[], held: readonly string[] | null): Outcome {
  if (demanded.length === 0) return "met";
  if (held === null) return "possible";
  return share(demanded, held) ? "met" : "not_met";
}

/** The first of a prospect's codes put into a list of the mandate's. */
export function addFirst(field: MandateList, codes: readonly string[]): MandateEdit[] {
  const [code] = codes;
  return code === undefined ? [] : [{ field, action: "add", code }];
}
