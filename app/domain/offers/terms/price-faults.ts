import type { FieldFault } from "#app/domain/fields.ts";
import type { Day } from "#app/lib/days.ts";
import { costOf, type LoanCost } from "#app/domain/offers/cost/cost.ts";
import { conversionOf } from "#app/domain/offers/equity/note-conversion.ts";
import { isLevel } from "#app/domain/offers/cost/level-payment.ts";
import { assumedRates } from "./loan-money.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { contractRatePercent } from "#app/domain/offers/cost/lpr.ts";
import { MOST_RATE_PERCENT } from "./price-limits.ts";

type Path = (string | number)[];
type PriceFault = { fault: FieldFault; path: Path };

/**
 * The price faults of terms that have a schedule, at the contract rate of a day: costs that use up all that is drawn,
 * no single annual rate, one below zero, a contract or an annual rate above the limit, equal payments that wouldn't be
 * equal, and a conversion that leaves others nothing. At most one of each kind, at the term that contributes most.
 */
export function priceFaults(terms: LoanTerms, day: Day): PriceFault[] {
  const ratePercent = contractRatePercent(terms, day);
  const rateField = terms.rateBasis === "lpr" ? "spreadBp" : "fixedRatePercent";
  if (ratePercent === null) return [{ fault: "rate-below-zero", path: [rateField] }];
  // The annual rate hides it where the assumed days bear little interest: a long loan repaid at once, for example.
  if (Number(ratePercent) > MOST_RATE_PERCENT) return [{ fault: "rate-too-high", path: [rateField] }];
  const cost = costOf(terms, ratePercent);
  if (cost.feesFen >= cost.drawnFen || cost.receivedFen <= 0n) {
    return [{ fault: "fees-not-below-amount", path: dearest(terms, ratePercent) ?? [rateField] }];
  }
  return [
    ...rateFaults(terms, ratePercent, cost, rateField),
    ...levelFaults(terms, ratePercent, cost),
    ...shareFaults(terms, cost),
  ];
}

function rateFaults(terms: LoanTerms, ratePercent: string, { rate }: LoanCost, rateField: string) {
  const faults: PriceFault[] = [];
  if (isRepaidAtOnce(terms)) faults.push({ fault: "no-annual-rate", path: timing(terms) });
  else if (rate === null || Number(rate.compoundPercent) < 0) {
    faults.push({ fault: "no-annual-rate", path: dearest(terms, ratePercent) ?? timing(terms) });
  } else if (Number(rate.compoundPercent) > MOST_RATE_PERCENT) {
    const bare = costOf({ ...terms, fees: [], details: withoutCharges(terms.details) }, ratePercent).rate;
    const isOfInterest = bare === null || Number(bare.compoundPercent) > MOST_RATE_PERCENT;
    const path = isOfInterest ? [rateField] : (dearest(terms, ratePercent) ?? [rateField]);
    faults.push({ fault: "rate-too-high", path });
  }
  return faults;
}

/** A lease whose only payment is due at its start lends nothing for any time: a deposit alone would give it a rate of 0. */
function isRepaidAtOnce({ details, termMonths }: LoanTerms): boolean {
  return (
    details?.kind === "finance_lease" &&
    details.paid === "in_advance" &&
    termMonths === 1 &&
    details.residualFen === 0n
  );
}

/** Without the instrument's own charges, so that only interest remains. */
function withoutCharges(details: LoanTerms["details"]): LoanTerms["details"] {
  if (details?.kind === "factoring") return { ...details, servicePercent: "0" };
  return details?.kind === "revolving_credit" ? { ...details, commitmentPercent: "0" } : details;
}

/** Principal and coupon must convert into less than the whole company. `detailFaults` checks the principal alone. */
function shareFaults(terms: LoanTerms, cost: LoanCost): PriceFault[] {
  const conversion = conversionOf(terms, cost);
  if (conversion === null || conversion.shareBp < 10_000) return [];
  return [
    { fault: "share-too-large", path: ["details", conversion.isByCap ? "capFen" : "assumedPreMoneyFen"] },
  ];
}

function levelFaults(terms: LoanTerms, ratePercent: string, cost: LoanCost): PriceFault[] {
  if (terms.repaymentMethod !== "annuity") return [];
  const isEven = isLevel(levelPayments(terms, ratePercent, cost));
  return isEven ? [] : [{ fault: "annuity-not-level", path: ["termMonths"] }];
}

/** The payments of an annuity that must be equal: without a buyout price, and since it was last recomputed. */
function levelPayments(terms: LoanTerms, ratePercent: string, { rows }: LoanCost): bigint[] {
  const { details, termMonths } = terms;
  if (details?.kind === "finance_lease") {
    const rents = rows.map(({ month, paymentFen }) =>
      month === termMonths ? paymentFen - details.residualFen : paymentFen,
    );
    return rents.slice(0, termMonths);
  }
  const payments = rows.map(({ paymentFen }) => paymentFen);
  if (details?.kind !== "dated_loan") return payments;
  const anew = [
    ...(details.secondDrawdownOn === undefined ? [] : [details.secondDrawdownOn]),
    ...assumedRates(terms, ratePercent, details).map(({ from }) => from),
  ].filter((day) => day < (rows.at(-1)?.dueOn ?? ""));
  const since = anew.reduce((latest, day) => (day > latest ? day : latest), details.firstDrawdownOn);
  return rows.flatMap(({ dueOn = "", paymentFen }) => (dueOn > since ? [paymentFen] : []));
}

/** The largest cost beside interest; null where there is none. */
function dearest(terms: LoanTerms, ratePercent: string): Path | null {
  const { details, fees } = terms;
  const alone = (line: LoanTerms["fees"]) => {
    const { feesFen, upfrontFen } = costOf({ ...terms, fees: line }, ratePercent);
    return feesFen > upfrontFen ? feesFen : upfrontFen;
  };
  const own: Path[] =
    details?.kind === "factoring"
      ? [["details", "servicePercent"]]
      : details?.kind === "revolving_credit"
        ? [["details", "commitmentPercent"]]
        : [];
  const base = alone([]);
  const candidates = [
    ...own.map((path) => ({ path, fen: base })),
    ...fees.map((fee, line) => ({
      path: ["fees", line, fee.percent === undefined ? "amountFen" : "percent"],
      fen: alone([fee]) - base,
    })),
  ].filter(({ fen }) => fen > 0n);
  return candidates.sort((a, b) => (a.fen < b.fen ? 1 : a.fen > b.fen ? -1 : 0))[0]?.path ?? null;
}

/** Without any cost, the timing of the flows is the reason why a schedule has no rate. */
function timing({ details }: LoanTerms): Path {
  if (details?.kind === "finance_lease") return ["details", "paid"];
  return details?.kind === "dated_loan" && details.secondDrawdownFen !== undefined
    ? ["details", "secondDrawdownFen"]
    : ["termMonths"];
}
