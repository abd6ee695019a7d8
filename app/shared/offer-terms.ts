import type { Commitment } from "#app/domain/codes/commitments.ts";
import { lastPaymentOn } from "#app/domain/offers/cost/last-payment.ts";
import type { PricedSheet } from "#app/domain/offers/negotiation/negotiation.ts";
import type { LoanFee, LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import type { RecordTerms } from "#app/domain/offers/terms/record-terms.ts";
import { NOT_STATED } from "#app/domain/offers/terms/record-texts.ts";
import { formatPercent } from "#app/i18n/format-percent.ts";
import { formatDay, formatMoneyExact, formatMonths, formatSpread } from "#app/i18n/format.ts";
import type { Labels } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import type { translator } from "#app/i18n/translator.ts";

/** The reader's language, within React or outside of it. */
export interface TermLanguage {
  locale: Locale;
  t: ReturnType<typeof translator<"offer">>;
  labels: Labels;
}

/** A term by its name. Its value is a text, or an amount in fen; null: the public record doesn't state it. */
export interface ShownTerm {
  key: string;
  label: string;
  value: string | bigint | null;
}

/**
 * Every term, in the order of the pages and of the PDF; those of a guarantee say whose loan they describe.
 * `securities` is the text of the securities, if there are any.
 */
export function shownTerms(
  language: TermLanguage,
  { terms, ratePercent, commitment }: PricedSheet & { commitment: Commitment },
  securities: (terms: LoanTerms) => string,
): ShownTerm[] {
  const { locale, t, labels } = language;
  const isGuarantee = commitment === "guarantee";
  const listed = (texts: readonly string[]) =>
    texts.length === 0 ? t("terms.none") : texts.join(t("terms.comma"));
  const { note } = terms;
  const noted = note === undefined ? [] : [{ key: "note", label: t("terms.note"), value: note }];
  if (terms.instrument === "record") return [...recordTerms(language, terms), ...noted];
  const { conditions, drawdownDays: days } = terms;
  const instrument = offeredTerm(labels, commitment, terms.instrument);
  const guaranteed = {
    key: "guaranteed",
    label: t("guarantee.amount"),
    value: committedFen(terms, commitment),
  };
  const first = [
    { key: "instrument", label: t("terms.instrument"), value: instrument },
    { key: "amount", label: t(isGuarantee ? "guarantee.loan" : "terms.amount"), value: terms.amountFen },
    ...(isGuarantee ? [guaranteed] : []),
  ];
  const speed = { key: "drawdownDays", label: t("terms.drawdownDays") };
  const last = [
    {
      key: "conditions",
      label: t(conditionsTitle({ commitment, terms })),
      value: listed(conditions),
    },
    ...(days === undefined ? [] : [{ ...speed, value: t("terms.withinDays", { days }) }]),
    ...noted,
  ];
  if (terms.instrument === "equity") {
    const { postMoneyFen, poolPercent, preferenceTimes, participation, boardSeats } = terms;
    const equity = { postMoneyFen, poolPercent, preferenceTimes, participation, boardSeats };
    return [...first, ...namedTerms(language, equity), ...last];
  }
  const rate = contractRate(language, terms, ratePercent ?? "0");
  const security = terms.securities.length === 0 ? t("terms.none") : securities(terms);
  return [
    ...first,
    { key: "term", label: t("terms.term"), value: formatMonths(locale, terms.termMonths) },
    { key: "rate", label: t(isGuarantee ? "guarantee.rate" : "terms.contractRate"), value: rate },
    {
      key: "repayment",
      label: t("terms.repayment"),
      value: labels("repaymentMethods", terms.repaymentMethod),
    },
    ...detailTerms(language, terms),
    {
      key: "fees",
      label: t("terms.fees"),
      value: listed(terms.fees.map((fee) => feeText(language, fee))),
    },
    { key: "security", label: t(isGuarantee ? "guarantee.security" : "terms.security"), value: security },
    ...last,
  ];
}

export function conditionsTitle({
  commitment,
  terms,
}: Pick<PricedSheet, "terms"> & { commitment: Commitment }) {
  if (commitment === "guarantee") return "guarantee.conditions";
  return terms.instrument === "equity" ? "terms.conditionsEquity" : "terms.conditions";
}

/** What a public record states of a deal, and each term that it lacks. */
function recordTerms(
  { locale, t }: TermLanguage,
  { calledThere, amountFen, termMonths }: RecordTerms,
): ShownTerm[] {
  const term = termMonths === undefined ? null : formatMonths(locale, termMonths);
  const nameOf = (key: (typeof NOT_STATED)[number]) => (key === "rate" ? "contractRate" : key);
  return [
    { key: "instrument", label: t("terms.calledThere"), value: calledThere },
    { key: "amount", label: t("terms.amount"), value: amountFen },
    { key: "term", label: t("terms.term"), value: term },
    ...NOT_STATED.map((key) => ({ key, label: t(`terms.${nameOf(key)}`), value: null })),
  ];
}

/** Terms of an instrument's term sheet beyond those of all debt. */
function detailTerms(
  language: TermLanguage,
  { details, termMonths, seasonMonths, rateBasis, rateReset }: LoanTerms,
): ShownTerm[] {
  const { locale, t } = language;
  const isDated = details?.kind === "dated_loan";
  const label = t(isDated ? "details.seasonMonthsOfYear" : "details.seasonMonths");
  const months = new Intl.ListFormat(locale).format((seasonMonths ?? []).map(String));
  const isChangeStated = isDated && details.resetBp !== undefined;
  const stays = rateBasis === "lpr" && rateReset === "each_january" && !isChangeStated;
  const assumed = { key: "assumed", label: t("details.resetBp"), value: t("details.lprStays") };
  const { kind: _, ...own } = details ?? { kind: null };
  const end = isDated ? { lastPaymentOn: lastPaymentOn(details, termMonths) } : {};
  return [
    ...(seasonMonths === undefined ? [] : [{ key: "seasonMonths", label, value: months }]),
    ...(stays ? [assumed] : []),
    ...namedTerms(language, { ...own, ...end }),
  ];
}

/** Terms by name: amounts, percentages, days, or one of a few texts. */
function namedTerms(
  { locale, t }: TermLanguage,
  values: Readonly<Record<string, string | number | bigint | undefined>>,
): ShownTerm[] {
  const has = t.has as (key: string) => boolean;
  const format = t as (key: string, values?: Record<string, string>) => string;
  const valueOf = (name: string, value: string | number | bigint): string | bigint => {
    if (typeof value === "bigint") return value;
    const text = String(value);
    if (has(`details.words.${text}`)) return format(`details.words.${text}`);
    if (name === "resetBp") return format("details.points", { points: text });
    if (name.endsWith("Percent")) return formatPercent(text);
    return name.endsWith("On") ? formatDay(locale, text) : text;
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ key: name, label: format(`details.${name}`), value: valueOf(name, value) }],
  );
}

/** The contract rate and its base: 3.75%, LPR 1Y + 75 points, fixed. */
function contractRate(
  { locale, t }: Omit<TermLanguage, "labels">,
  { rateBasis, lprTerm, spreadBp = 0, rateReset }: LoanTerms,
  ratePercent: string,
): string {
  const rate = formatPercent(ratePercent);
  if (rateBasis === "fixed") return t("terms.fixed", { rate });
  const lpr = t(lprTerm === "5Y" ? "terms.lpr5" : "terms.lpr1");
  const name = rateReset === "each_january" ? "terms.lprFollowing" : "terms.lprFixed";
  return t(name, { rate, lpr, spread: formatSpread(locale, spreadBp) });
}

/** A cost: guarantee fee 1% once, at the start. */
export function feeText({ locale, t, labels }: TermLanguage, fee: LoanFee): string {
  return t("terms.fee", {
    kind: labels("feeKinds", fee.kind),
    size: fee.percent === undefined ? formatMoneyExact(locale, fee.amountFen ?? 0n) : `${fee.percent}%`,
    timing: fee.timing,
  });
}
