import type { IssuedTerms } from "./record-terms.ts";

/** The terms of a sheet of debt that no public record tells, by the names under which pages show them. */
export const UNTOLD = ["rate", "repayment", "fees", "security", "conditions"] as const;

/** The instrument as it is labelled: a code of ours, or the record's own word. */
export function instrumentOf(terms: IssuedTerms): string {
  return terms.instrument === "record" ? terms.calledThere : terms.instrument;
}

/** Working days within which the first money was promised; none by a record. */
export function promisedDays(terms: IssuedTerms): number | undefined {
  return terms.instrument === "record" ? undefined : terms.drawdownDays;
}
