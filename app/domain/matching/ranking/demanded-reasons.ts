import type { Outcome } from "#app/domain/matching/criteria/criterion.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { criterionOf } from "#app/domain/matching/criteria/list.ts";
import type { Day } from "#app/lib/days.ts";
import type { ShortReason } from "./short-reasons.ts";
import { statedParts } from "./stated-parts.ts";

/** How the company stands to what the mandate demands of it; any: it demands nothing. */
export type Demanded = Exclude<Outcome, "not_met"> | "any";

/**
 * A reason of a company's list, with the limit that the mandate publishes for what it is about: points that no preference
 * or wish is behind still say by which figure and limit the two fit. A demand that only the company's own figures miss
 * is named below the row, not with points that the teaser earned.
 */
export function withDemand(
  reason: ShortReason,
  own: ProspectFacts,
  terms: MandateTerms,
  day: Day,
): ShortReason & { demanded?: Demanded } {
  if (reason.outcome !== null) return reason;
  const criterion = criterionOf(reason.kind);
  if (criterion === undefined) {
    // A preference that counts against the mean of the list, though it may be met.
    const part = statedParts(own, terms).find(({ kind }) => kind === reason.kind);
    if (part === undefined || part.outcome === "not_met" || part.kind === "amount_covered") return reason;
    const { outcome: demanded, mandateValue, companyValue } = part;
    return { ...reason, demanded, mandateValue, companyValue };
  }
  if (!criterion.isStated(own, terms)) return { ...reason, demanded: "any" };
  const outcome = criterion.outcome(own, terms, day);
  if (outcome === "not_met") return reason;
  return { ...reason, demanded: outcome, mandateValue: criterion.mandateValue(terms) };
}
