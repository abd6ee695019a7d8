import type { IssuedTerms } from "./record-terms.ts";

/** The terms of a debt sheet that no public record states, by the names under which pages show them. */
export const NOT_STATED = ["rate", "repayment", "fees", "security", "conditions"] as const;

/** The label of the instrument: one of our codes, or the record's term. */
export function instrumentOf(terms: IssuedTerms): string {
  return terms.instrument === "record" ? terms.calledThere : terms.instrument;
}

/** Working days within which the first drawdown was promised; a record promises none. */
export function promisedDays(terms: IssuedTerms): number | undefined {
  return terms.instrument === "record" ? undefined : terms.drawdownDays;
}
