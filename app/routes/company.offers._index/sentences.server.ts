import type { ComparedDebt, ComparedEquity, ComparedGuarantee } from "#app/domain/offers/comparing/groups.ts";
import { paymentPattern } from "#app/domain/offers/comparing/payment-pattern.ts";
import { costOf, type LoanCost } from "#app/domain/offers/cost/cost.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { committedFen, guaranteedPercent } from "#app/domain/offers/terms/offer-terms.ts";
import { formatPercent } from "#app/i18n/format-percent.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatDay, formatMoneyShort, formatMonths, formatRate, formatShare } from "#app/i18n/format.ts";
import type { Speech } from "./speech.server.ts";

/** What a lender's offer means, as it was issued. */
export function debtSentence(speech: Speech, { terms, ratePercent }: ComparedDebt): string {
  const { c, t, locale } = speech;
  const { cost, conversion } = offerFiguresOf(terms, ratePercent);
  if (cost === null) return "";
  const { details } = terms;
  const money = (fen: bigint) => formatMoneyShort(locale, fen);
  const or = (fen: bigint) => (fen > 0n ? money(fen) : "none");
  const said = { pay: payText(speech, cost), cost: costText(speech, cost) };
  const refund = cost.refundFen > 0n ? c("sentence.refund", { refund: money(cost.refundFen) }) : "";
  switch (details?.kind) {
    case "finance_lease":
      return c("sentence.lease", {
        ...said,
        refund,
        price: money(details.assetPriceFen),
        down: or(details.downPaymentFen),
        upfront: or(cost.upfrontFen),
        residual: or(details.residualFen),
      });
    case "revolving_credit":
      return c("sentence.line", {
        ...said,
        limit: money(terms.amountFen),
        drawn: money(cost.drawnFen),
        percent: formatPercent(details.utilisationPercent),
        commitment:
          Number(details.commitmentPercent) === 0 ? "none" : formatPercent(details.commitmentPercent),
      });
    case "factoring":
      return c("sentence.factoring", {
        ...said,
        receive: receiveText(speech, terms, cost),
        receivable: money(details.receivableFen),
        recourse: details.recourse,
      });
    case "convertible_note":
      return c("sentence.note", {
        ...said,
        rest: (conversion?.repaidFen ?? 0n) > 0n ? t("conversion.rest") : "none",
        receive: receiveText(speech, terms, cost),
        share: formatStake(conversion?.shareBp ?? 0),
        pre: money(details.assumedPreMoneyFen),
      });
    default:
      return c("sentence.whole", {
        ...said,
        receive: receiveText(speech, terms, cost),
        pay: said.pay + refund,
      });
  }
}

function receiveText(
  { c, locale }: Speech,
  { details, drawdownDays }: ComparedDebt["terms"],
  cost: LoanCost,
): string {
  const money = (fen: bigint) => formatMoneyShort(locale, fen);
  const upfront =
    cost.upfrontFen > 0n
      ? c("sentence.less", { drawn: money(cost.drawnFen), upfront: money(cost.upfrontFen) })
      : "";
  if (details?.kind === "dated_loan") {
    const { firstDrawdownOn, secondDrawdownOn, secondDrawdownFen } = details;
    const day = formatDay(locale, firstDrawdownOn);
    if (secondDrawdownOn === undefined || secondDrawdownFen === undefined)
      return c("sentence.receiveOn", { day, amount: money(cost.receivedFen) }) + upfront;
    const amount = money(cost.receivedFen - secondDrawdownFen);
    const later = { later: money(secondDrawdownFen), laterDay: formatDay(locale, secondDrawdownOn) };
    return c("sentence.receiveTwice", { day, amount, ...later }) + upfront;
  }
  const amount = money(cost.receivedFen);
  const words =
    drawdownDays === undefined
      ? c("sentence.receive", { amount })
      : c("sentence.receiveWithin", { amount, days: drawdownDays });
  return words + upfront;
}

function payText({ c, locale }: Speech, cost: LoanCost): string {
  const pattern = paymentPattern(cost);
  const { count } = pattern;
  const every = pattern.every === 1 ? "month" : pattern.every === 3 ? "quarter" : "other";
  const last = formatMoneyShort(locale, pattern.lastFen);
  const said = { count, every, last };
  switch (pattern.kind) {
    case "none":
      return c("sentence.none");
    case "once":
      return c("sentence.once", { last });
    case "equal": {
      const fen = formatMoneyShort(locale, pattern.fen);
      return c(pattern.fen === pattern.lastFen ? "sentence.equal" : "sentence.equalLast", { ...said, fen });
    }
    case "falling":
      return c("sentence.falling", { ...said, first: formatMoneyShort(locale, pattern.firstFen) });
    case "principal-last":
    case "varying": {
      const [low, high] = [
        formatMoneyShort(locale, pattern.lowFen),
        formatMoneyShort(locale, pattern.highFen),
      ];
      if (pattern.kind === "varying") return c("sentence.varying", { ...said, low, high });
      return c(low === high ? "sentence.principalLast" : "sentence.principalLastRange", {
        ...said,
        low,
        high,
      });
    }
  }
}

function costText({ c, locale }: Speech, { rate, totalCostFen }: LoanCost): string {
  return rate === null
    ? c("sentence.costOnly", { total: formatMoneyShort(locale, totalCostFen) })
    : c("sentence.cost", { rate: formatRate(rate.compoundPercent) });
}

/** What an investor's offer means. */
export function equitySentence({ c, locale }: Speech, { terms }: ComparedEquity): string {
  const { equity } = offerFiguresOf(terms, null);
  const isNew = (holder: string) => holder === "pool" || holder === "new_investor";
  const left = (equity?.rows ?? []).reduce(
    (all, { holder, afterBp }) => all + (isNew(holder) ? 0 : afterBp),
    0,
  );
  return c("sentence.equity", {
    amount: formatMoneyShort(locale, terms.amountFen),
    share: formatStake(equity?.dilutionBp ?? 0),
    pre: formatMoneyShort(locale, equity?.preMoneyFen ?? 0n),
    keep: formatStake(left),
    seats: terms.boardSeats,
    preference: Number(terms.preferenceTimes) === 0 ? "none" : terms.participation,
    times: String(Number(terms.preferenceTimes)),
  });
}

/** What a guarantor's offer means, and what it opens. */
export function guaranteeSentence(
  { c, t, locale }: Speech,
  { terms, ratePercent, backs, backsAgreed }: ComparedGuarantee,
  names: ReadonlyMap<string, string>,
): string {
  return c("sentence.guarantee", {
    part: formatShare(guaranteedPercent(terms)),
    guaranteed: formatMoneyShort(locale, committedFen(terms, "guarantee")),
    loan: formatMoneyShort(locale, terms.amountFen),
    term: formatMonths(locale, terms.termMonths),
    fees: formatMoneyShort(locale, costOf(terms, ratePercent).feesFen),
    backs: backs.length,
    agreed:
      backsAgreed.length === 0 ? "none" : backsAgreed.map((id) => names.get(id) ?? "").join(t("terms.comma")),
  });
}
