import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import type { Day } from "#app/lib/days.ts";
import type { MandateStatus } from "./lifecycle.ts";

/** Why nothing is ranked for a mandate now; null when it is open. */
export type Closure =
  | "not_active"
  | "paused"
  | "exhausted"
  | "cap_used_up"
  | "not_yet_valid"
  | "expired"
  | "institution_not_active";

/** Checked wherever a list is shown, so that exhausted capacity takes effect at once. */
export function whyClosed(
  mandate: { status: MandateStatus; institutionStatus: string },
  terms: MandateTerms,
  today: Day,
): Closure | null {
  if (mandate.institutionStatus !== "active") return "institution_not_active";
  if (mandate.status === "paused") return "paused";
  if (mandate.status === "expired" || today > terms.validUntil) return "expired";
  if (mandate.status !== "active" && mandate.status !== "exhausted") return "not_active";
  if (today < terms.validFrom) return "not_yet_valid";
  if (terms.introductionsLeft <= 0) return "cap_used_up";
  const least = terms.amountMinFen !== null && terms.amountMinFen > 0n ? terms.amountMinFen : 1n;
  return mandate.status === "exhausted" || terms.budgetLeftFen < least ? "exhausted" : null;
}
