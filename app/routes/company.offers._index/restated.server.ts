import type {
  ComparedDebt,
  ComparedEquity,
  ComparedGroup,
  ComparedGuarantee,
} from "#app/domain/offers/comparing/groups.ts";
import { formatMoneyExact, formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import type { Speech } from "./speech.server.ts";

type Compared = ComparedDebt | ComparedGuarantee | ComparedEquity;

/** Whether a comparison is at another amount or term than an offer's own; equity has no term. */
export function isRestated(
  { kind, on }: Pick<ComparedGroup, "kind" | "on">,
  { terms }: { terms: { amountFen: bigint; termMonths?: number } },
): boolean {
  return terms.amountFen !== on.amountFen || (kind !== "equity" && terms.termMonths !== on.termMonths);
}

/**
 * By what its kind is compared, at the amount and term of the comparison, so that a label stands beside the figure that
 * it is true of. Null where each offer is compared as it was issued: its sentence says the same.
 */
export function comparedText({ c, locale }: Speech, group: ComparedGroup, offer: Compared): string | null {
  const all: readonly Compared[] = group.offers;
  if (!all.some((one) => isRestated(group, one))) return null;
  const amount = formatMoneyShort(locale, group.on.amountFen);
  const term = formatMonths(locale, group.on.termMonths);
  if ("given" in offer)
    return c("at.given", { amount, share: formatRate((offer.given.allBp / 100).toFixed(2)) });
  if ("backs" in offer) return c("at.fees", { amount, term, fees: formatMoneyExact(locale, offer.feesFen) });
  const { compared } = offer;
  if (compared.cost === null) return c(`why.${compared.why}`);
  return c("at.cost", { amount, term, rate: formatRate(compared.cost.rate?.compoundPercent ?? "0") });
}
