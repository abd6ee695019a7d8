import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { MeasuredSpeed, PromisedSpeed } from "#app/components/offers/speed.tsx";
import { useFeeFormatter } from "#app/components/offers/term-formatters.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { ExactMoney, NotGiven } from "#app/components/ui/money.tsx";
import { TermList, useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { contractRate } from "#app/shared/offer-terms.ts";
import { formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import type { ComparedOffer } from "./compared-offers.ts";
import { ReadOffer } from "./read-offer.tsx";

type Cost = NonNullable<ComparedOffer["cost"]>;
type Row = {
  key: string;
  label: string;
  cell: (offer: ComparedOffer) => ReactNode;
  best?: ((offer: ComparedOffer) => boolean) | undefined;
  bestLabel?: "lowest" | "fastest" | undefined;
};

/** The rows of the comparison, and the best offer of each row that has one. */
export function useComparisonRows(offers: readonly ComparedOffer[], now: Date): Row[] {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  const fee = useFeeFormatter();
  const costs = offers.flatMap(({ cost }) => cost ?? []);
  const lowestRate = Math.min(...costs.map(rateOf));
  const lowestCost = costs.reduce<bigint | null>(
    (low, { totalCostFen }) => (low === null || totalCostFen < low ? totalCostFen : low),
    null,
  );
  const restated =
    (cell: (cost: Cost) => ReactNode) =>
    ({ cost }: ComparedOffer) =>
      cost === null ? <NotGiven /> : cell(cost);
  const fastest = Math.min(...offers.flatMap(({ institution: { answerDays } }) => answerDays ?? []));
  const soonest = Math.min(
    ...offers.flatMap(({ institution: { drawdowns } }) => drawdowns.medianWorkingDays ?? []),
  );
  const row = (
    key: Parameters<typeof t>[0],
    cell: Row["cell"],
    best?: Row["best"],
    bestLabel?: Row["bestLabel"],
  ): Row => ({
    key,
    label: t(key),
    cell,
    best,
    bestLabel,
  });
  const listed = (texts: readonly string[]) =>
    texts.length === 0 ? t("terms.none") : texts.join(t("terms.comma"));
  return [
    row(
      "compare.annualised",
      ({ cost, why }) =>
        cost === null ? (
          t(`compare.why.${why}`)
        ) : (
          <span className="big">{formatRate(cost.compoundPercent ?? "0")}</span>
        ),
      ({ cost }) => cost !== null && rateOf(cost) === lowestRate,
    ),
    row(
      "compare.totalCost",
      restated(({ totalCostFen }) => <ExactMoney fen={totalCostFen} />),
      ({ cost }) => cost !== null && cost.totalCostFen === lowestCost,
    ),
    row("compare.original", ({ terms }) =>
      t("compare.amountAndTerm", {
        amount: formatMoneyShort(locale, terms.amountFen),
        term: formatMonths(locale, terms.termMonths),
      }),
    ),
    row("terms.repayment", ({ terms }) => term("repaymentMethods", terms.repaymentMethod)),
    row(
      "compare.first",
      restated(({ firstPaymentFen }) => <ExactMoney fen={firstPaymentFen} />),
    ),
    row(
      "compare.last",
      restated(({ lastPaymentFen }) => <ExactMoney fen={lastPaymentFen} />),
    ),
    row("terms.contractRate", ({ terms, ratePercent }) => contractRate({ locale, t }, terms, ratePercent)),
    row("terms.fees", ({ terms }) => listed(terms.fees.map(fee))),
    row("terms.security", ({ terms: { securities } }) => (
      <TermList of="securities" codes={securities.map(({ kind }) => kind)} none={t("terms.none")} />
    )),
    row("terms.conditions", ({ terms }) => listed(terms.conditions)),
    row(
      "compare.speed",
      ({ institution: { answerDays } }) =>
        answerDays === null ? t("compare.speedUnknown") : t("compare.speedMeasured", { days: answerDays }),
      ({ institution: { answerDays } }) => answerDays !== null && answerDays === fastest,
      "fastest",
    ),
    row("speed.promised", ({ terms }) => <PromisedSpeed days={terms.drawdownDays} />),
    row(
      "speed.measured",
      ({ terms, institution: { drawdowns } }) => (
        <MeasuredSpeed drawdowns={drawdowns} promised={terms.drawdownDays} />
      ),
      ({ institution: { drawdowns } }) => drawdowns.medianWorkingDays === soonest,
      "fastest",
    ),
    row("compare.until", ({ expiresAt, isOnHold }) => (
      <>
        {expiresAt === null ? <NotGiven /> : <Deadline at={expiresAt} now={now} />}
        {isOnHold ? <Badge tone="due">{t("onHold")}</Badge> : null}
      </>
    )),
    row("compare.act", (offer) => <ReadOffer offer={offer} />),
  ];
}

function rateOf({ compoundPercent }: Cost): number {
  return Number(compoundPercent ?? undefined);
}
