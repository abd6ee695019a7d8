import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { EquityTerms } from "#app/domain/offers/equity/equity-terms.ts";
import { lastPaymentOn } from "#app/domain/offers/cost/last-payment.ts";
import type { LoanFee, LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import type { IssuedTerms, RecordTerms } from "#app/domain/offers/terms/record-terms.ts";
import { NOT_STATED } from "#app/domain/offers/terms/record-texts.ts";
import { formatPercent } from "#app/i18n/format-percent.ts";
import { formatDay, formatMoneyExact, formatMonths, formatSpread } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { translator } from "#app/i18n/translator.ts";
import type { SheetFact } from "./sheet.ts";

/** Every term but conditions and note, in the order and with the texts of the pages that show an offer. */
export function termFacts(
  locale: Locale,
  {
    terms,
    ratePercent,
    commitment,
  }: { terms: IssuedTerms; ratePercent: string | null; commitment: Commitment },
): SheetFact[] {
  const t = translator(locale, "offer");
  const labels = labelsIn(locale);
  const isGuarantee = commitment === "guarantee";
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  if (terms.instrument === "record") return recordFacts(locale, terms);
  const { drawdownDays } = terms;
  const speed =
    drawdownDays === undefined
      ? []
      : [{ label: t("terms.drawdownDays"), value: t("terms.withinDays", { days: drawdownDays }) }];
  const head = [
    { label: t("terms.instrument"), value: offeredTerm(labels, commitment, terms.instrument) },
    { label: t(isGuarantee ? "guarantee.loan" : "terms.amount"), value: money(terms.amountFen) },
    ...(isGuarantee ? [{ label: t("guarantee.amount"), value: money(committedFen(terms, commitment)) }] : []),
  ];
  if (terms.instrument === "equity") return [...head, ...equityFacts(locale, terms), ...speed];
  return [
    ...head,
    { label: t("terms.term"), value: formatMonths(locale, terms.termMonths) },
    {
      label: t(isGuarantee ? "guarantee.rate" : "terms.contractRate"),
      value: contractRate(locale, terms, ratePercent ?? "0"),
    },
    { label: t("terms.repayment"), value: labels("repaymentMethods", terms.repaymentMethod) },
    ...detailFacts(locale, terms),
    {
      label: t("terms.fees"),
      value: listed(
        locale,
        terms.fees.map((fee) => feeWords(locale, fee)),
      ),
    },
    {
      label: t(isGuarantee ? "guarantee.security" : "terms.security"),
      value: listed(
        locale,
        terms.securities.map(({ kind, description }) =>
          [labels("securities", kind), description].filter((words) => words !== undefined).join(" "),
        ),
      ),
    },
    ...speed,
  ];
}

/** What the record states, and what it doesn't. */
function recordFacts(locale: Locale, { calledThere, amountFen, termMonths }: RecordTerms): SheetFact[] {
  const t = translator(locale, "offer.terms");
  const unknown = t("untold");
  const names = { rate: t("contractRate"), repayment: t("repayment"), fees: t("fees") };
  const labels = { ...names, security: t("security"), conditions: t("conditions") };
  return [
    { label: t("calledThere"), value: calledThere },
    { label: t("amount"), value: formatMoneyExact(locale, amountFen) },
    { label: t("term"), value: termMonths === undefined ? unknown : formatMonths(locale, termMonths) },
    ...NOT_STATED.filter((name) => name !== "conditions").map((name) => ({
      label: labels[name],
      value: unknown,
    })),
  ];
}

function listed(locale: Locale, words: readonly string[]): string {
  const t = translator(locale, "offer.terms");
  return words.length === 0 ? t("none") : words.join(t("comma"));
}

function equityFacts(locale: Locale, terms: EquityTerms): SheetFact[] {
  const { postMoneyFen, poolPercent, preferenceTimes, participation, boardSeats } = terms;
  return named(locale, { postMoneyFen, poolPercent, preferenceTimes, participation, boardSeats });
}

function detailFacts(
  locale: Locale,
  { details, termMonths, seasonMonths, rateBasis, rateReset }: LoanTerms,
): SheetFact[] {
  const t = translator(locale, "offer.details");
  const months = new Intl.ListFormat(locale).format((seasonMonths ?? []).map(String));
  const follows = rateBasis === "lpr" && rateReset === "each_january";
  const isDated = details?.kind === "dated_loan";
  const isChangeStated = isDated && details.resetBp !== undefined;
  const { kind: _, ...own } = details ?? { kind: null };
  const end = isDated ? { lastPaymentOn: lastPaymentOn(details, termMonths) } : {};
  return [
    ...(seasonMonths === undefined
      ? []
      : [{ label: t(isDated ? "seasonMonthsOfYear" : "seasonMonths"), value: months }]),
    ...(follows && !isChangeStated ? [{ label: t("resetBp"), value: t("lprStays") }] : []),
    ...named(locale, { ...own, ...end }),
  ];
}

/** Terms by name: amounts, percentages, days, or one of a few texts. */
function named(
  locale: Locale,
  values: Readonly<Record<string, string | number | bigint | undefined>>,
): SheetFact[] {
  const t = translator(locale, "offer.details");
  const has = t.has as (key: string) => boolean;
  const format = t as (key: string, values?: Record<string, string>) => string;
  const words = (name: string, value: string | number | bigint): string => {
    if (typeof value === "bigint") return formatMoneyExact(locale, value);
    const text = String(value);
    if (has(`words.${text}`)) return format(`words.${text}`);
    if (name === "resetBp") return format("points", { points: text });
    if (name.endsWith("Percent")) return formatPercent(text);
    return name.endsWith("On") ? formatDay(locale, text) : text;
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ label: format(name), value: words(name, value) }],
  );
}

function contractRate(locale: Locale, terms: LoanTerms, ratePercent: string): string {
  const t = translator(locale, "offer.terms");
  if (terms.rateBasis === "fixed") return t("fixed", { rate: formatPercent(ratePercent) });
  const values = {
    rate: formatPercent(ratePercent),
    lpr: t(terms.lprTerm === "5Y" ? "lpr5" : "lpr1"),
    spread: formatSpread(locale, terms.spreadBp ?? 0),
  };
  return t(terms.rateReset === "each_january" ? "lprFollowing" : "lprFixed", values);
}

function feeWords(locale: Locale, fee: LoanFee): string {
  return translator(locale, "offer.terms")("fee", {
    kind: labelsIn(locale)("feeKinds", fee.kind),
    size: fee.percent === undefined ? formatMoneyExact(locale, fee.amountFen ?? 0n) : `${fee.percent}%`,
    timing: fee.timing,
  });
}
