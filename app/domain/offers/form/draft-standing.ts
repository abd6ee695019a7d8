import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { Security } from "#app/domain/codes/companies.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { committedFen, isEquity, type OfferTermsDraft } from "#app/domain/offers/terms/offer-terms.ts";

/** Whether a value is in its range, or on which side of it. */
type Verdict = "within" | "below" | "above";

interface RowOf<Of extends string, Value> {
  of: Of;
  offered: Value;
  /** Null where there is no such limit. */
  least: Value | null;
  most: Value | null;
  verdict: Verdict;
}

/** One line of how a draft stands to the ask or to the mandate. Rates are decimal texts in percent. */
export type StandingRow =
  | RowOf<"amount" | "budget", bigint>
  | RowOf<"term", number>
  | RowOf<"contractRate" | "yearlyCost", string>
  | { of: "securities"; more: readonly Security[]; verdict: Verdict };

/** What an institution is shown of an ask (amounts: `offerableAsk`); `maxRatePercent` is null unless the company publishes it. */
export interface ShownAsk {
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  securities: readonly string[] | null;
  maxRatePercent: string | null;
}

/** A mandate's own limits on an offer, and what it has left. */
export interface MandateLimits {
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  priceMinPercent: string | null;
  priceMaxPercent: string | null;
  leftFen: bigint;
}

/**
 * How the terms so far stand to what the company shows of its ask: smaller, shorter, secured by more than it offers,
 * dearer than a limit that it publishes. Only what both sides state has a line.
 */
export function standingToAsk(
  terms: OfferTermsDraft,
  commitment: Commitment,
  cost: LoanCost | null,
  ask: ShownAsk,
): StandingRow[] {
  const rows: StandingRow[] = [];
  const { amountFen } = terms;
  // A guarantee backs a loan that may be among what has met the ask.
  const isBeside = commitment === "guarantee" && ask.amountMaxFen === 0n;
  if (amountFen !== undefined && ask.amountMaxFen !== null && !isBeside)
    rows.push(rowOf("amount", amountFen, ask.amountMinFen, ask.amountMaxFen));
  if (isEquity(terms)) return rows;
  if (terms.termMonths !== undefined && (ask.termMonthsMin ?? ask.termMonthsMax) !== null)
    rows.push(rowOf("term", terms.termMonths, ask.termMonthsMin, ask.termMonthsMax));
  const more = moreThanOffered(terms, ask.securities);
  if (ask.securities !== null && terms.securities !== undefined)
    rows.push({ of: "securities", more, verdict: more.length > 0 ? "above" : "within" });
  const yearly = cost?.rate?.compoundPercent;
  if (yearly !== undefined && ask.maxRatePercent !== null)
    rows.push(rateRow("yearlyCost", yearly, null, ask.maxRatePercent));
  return rows;
}

/** How the terms so far stand to the mandate under which they are offered, with what it has left. */
export function standingToMandate(
  terms: OfferTermsDraft,
  ratePercent: string | null,
  commitment: Commitment,
  mandate: MandateLimits,
): StandingRow[] {
  const rows: StandingRow[] = [];
  const { amountFen } = terms;
  if (amountFen !== undefined && (mandate.amountMinFen ?? mandate.amountMaxFen) !== null)
    rows.push(rowOf("amount", amountFen, mandate.amountMinFen, mandate.amountMaxFen));
  if (!isEquity(terms)) {
    if (terms.termMonths !== undefined && (mandate.termMonthsMin ?? mandate.termMonthsMax) !== null)
      rows.push(rowOf("term", terms.termMonths, mandate.termMonthsMin, mandate.termMonthsMax));
    const { priceMinPercent: low, priceMaxPercent: high } = mandate;
    if (ratePercent !== null && (low ?? high) !== null)
      rows.push(rateRow("contractRate", ratePercent, low, high));
  }
  if (amountFen !== undefined)
    rows.push(rowOf("budget", committedFen(terms, commitment), null, mandate.leftFen));
  return rows;
}

/** Whether the instrument is named after a security and the terms list none of its kind: legal, but rarely meant. */
export function lacksNamedSecurity(terms: OfferTermsDraft): boolean {
  if (isEquity(terms)) return false;
  const kinds = (terms.securities ?? []).map(({ kind }) => kind).filter((kind) => kind !== "none");
  switch (terms.instrument) {
    case "ip_pledge_loan":
      return !kinds.some((kind) => kind === "class_one_ip" || kind === "class_two_ip");
    case "equity_pledge_loan":
      return !kinds.includes("equity_stake");
    case "secured_loan":
      return kinds.length === 0;
    default:
      return false;
  }
}

function rowOf<Of extends string, Value extends bigint | number>(
  of: Of,
  offered: Value,
  least: Value | null,
  most: Value | null,
): RowOf<Of, Value> {
  const isBelow = least !== null && offered < least;
  const isAbove = most !== null && offered > most;
  return { of, offered, least, most, verdict: isBelow ? "below" : isAbove ? "above" : "within" };
}

function rateRow<Of extends string>(of: Of, offered: string, least: string | null, most: string | null) {
  const number = (percent: string | null) => (percent === null ? null : Number(percent));
  const { verdict } = rowOf(of, Number(offered), number(least), number(most));
  return { of, offered, least, most, verdict };
}

function moreThanOffered(
  { securities = [] }: Exclude<OfferTermsDraft, { instrument?: "equity" }>,
  offered: readonly string[] | null,
): Security[] {
  return securities.flatMap(({ kind }) => ((offered ?? []).includes(kind) || kind === "none" ? [] : [kind]));
}
