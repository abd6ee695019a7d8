import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { share } from "./areas.ts";
import type { Outcome } from "./criterion.ts";
import type { MandateEdit, MandateList } from "./edits.ts";
import type { Bounds, MandateTerms, ProspectFacts } from "./facts.ts";

/**
 * Term, security and price apply to debt: where both sides also share an equity instrument, they exclude nothing.
 * (Where they share no instrument at all, that criterion fails and these are tested as for debt.)
 */
export function sharesEquity(facts: ProspectFacts, terms: MandateTerms): boolean {
  for (const instrument of facts.instruments) {
    if (instrumentKind(instrument) === "equity" && terms.instruments.includes(instrument)) return true;
  }
  return false;
}

/** Whether two closed ranges overlap; possible where one side lacks an end that decides it. */
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

/** Whether a number within bounds reaches a minimum; null demands nothing. */
export function minimumOutcome<N extends bigint | number>(
  bounds: Bounds<N> | null,
  minimum: N | null,
): Outcome {
  if (minimum === null) return "met";
  if (bounds === null) return "possible";
  if (bounds.least !== null && bounds.least >= minimum) return "met";
  return bounds.most !== null && bounds.most < minimum ? "not_met" : "possible";
}

/** Whether the minimum asked for is above the maximum given. */
export function isAbove<N extends bigint | number>(askMin: N | null, most: N | null): boolean {
  return most !== null && askMin !== null && askMin > most;
}

/** Whether at least one of the demanded codes is held; an empty list demands nothing. */
export function listOutcome(demanded: readonly string[], held: readonly string[] | null): Outcome {
  if (demanded.length === 0) return "met";
  if (held === null) return "possible";
  return share(demanded, held) ? "met" : "not_met";
}

/** Adds the first of a prospect's codes to a list of the mandate. */
export function addFirst(field: MandateList, codes: readonly string[]): MandateEdit[] {
  const [code] = codes;
  return code === undefined ? [] : [{ field, action: "add", code }];
}
