import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { MeasuredSpeed, PromisedSpeed } from "#app/components/offers/speed.tsx";
import { useFeeFormatter } from "#app/components/offers/term-formatters.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { ExactMoney, NotGiven } from "#app/components/ui/money.tsx";
import { TermList, useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { Compared as Restated } from "#app/domain/offers/negotiation/comparison.ts";
import { contractRate } from "#app/shared/offer-terms.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import { formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import { ReadOffer } from "./read-offer.tsx";

/** A debt offer, restated. */
export type Compared = OfferView & { terms: LoanTerms; ratePercent: string; compared: Restated };
type Row = {
  key: string;
  label: string;
  cell: (offer: Compared) => ReactNode;
  best?: ((offer: Compared) => boolean) | undefined;
  bestLabel?: "lowest" | "fastest";
};

/** The rows of the comparison, and the best offer of each row that has one. */
export function useComparisonRows(offers: readonly Compared[], now: Date): Row[] {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  const fee = useFeeFormatter();
  const costs = offers.flatMap(({ compared }) => compared.cost ?? []);
  const lowestRate = Math.min(...costs.map(rateOf));
  const lowestCost = costs.reduce<bigint | null>(
    (low, { totalCostFen }) => (low === null || totalCostFen < low ? totalCostFen : low),
    null,
  );
  const restated =
    (cell: (cost: LoanCost) => ReactNode) =>
    ({ compared: { cost } }: Compared) =>
      cost === null ? <NotGiven /> : cell(cost);
  const fastest = Math.min(...offers.flatMap(({ institution: { answerDays } }) => answerDays ?? []));
  const soonest = Math.min(
    ...offers.flatMap(({ institution: { drawdowns } }) => drawdowns.medianWorkingDays ?? []),
  );
  return [
    {
      key: "rate",
      label: t("compare.annualised"),
      cell: ({ compared: { cost, why } }) =>
        cost === null ? (
          t(`compare.why.${why}`)
        ) : (
          <span className="big">{formatRate(cost.rate?.compoundPercent ?? "0")}</span>
        ),
      best: ({ compared: { cost } }) => cost !== null && rateOf(cost) === lowestRate,
    },
    {
      key: "cost",
      label: t("compare.totalCost"),
      cell: restated(({ totalCostFen }) => <ExactMoney fen={totalCostFen} />),
      best: ({ compared: { cost } }) => cost !== null && cost.totalCostFen === lowestCost,
    },
    {
      key: "original",
      label: t("compare.original"),
      cell: ({ terms }) =>
        t("compare.amountAndTerm", {
          amount: formatMoneyShort(locale, terms.amountFen),
          term: formatMonths(locale, terms.termMonths),
        }),
    },
    {
      key: "repayment",
      label: t("terms.repayment"),
      cell: ({ terms }) => term("repaymentMethods", terms.repaymentMethod),
    },
    {
      key: "first",
      label: t("compare.first"),
      cell: restated(({ firstPaymentFen }) => <ExactMoney fen={firstPaymentFen} />),
    },
    {
      key: "last",
      label: t("compare.last"),
      cell: restated(({ lastPaymentFen }) => <ExactMoney fen={lastPaymentFen} />),
    },
    {
      key: "contract",
      label: t("terms.contractRate"),
      cell: ({ terms, ratePercent }) => contractRate({ locale, t }, terms, ratePercent),
    },
    {
      key: "fees",
      label: t("terms.fees"),
      cell: ({ terms }) =>
        terms.fees.length === 0 ? t("terms.none") : terms.fees.map(fee).join(t("terms.comma")),
    },
    {
      key: "security",
      label: t("terms.security"),
      cell: ({ terms: { securities } }) => (
        <TermList of="securities" codes={securities.map(({ kind }) => kind)} none={t("terms.none")} />
      ),
    },
    {
      key: "conditions",
      label: t("terms.conditions"),
      cell: ({ terms }) =>
        terms.conditions.length === 0 ? t("terms.none") : terms.conditions.join(t("terms.comma")),
    },
    {
      key: "speed",
      label: t("compare.speed"),
      cell: ({ institution: { answerDays } }) =>
        answerDays === null ? t("compare.speedUnknown") : t("compare.speedMeasured", { days: answerDays }),
      best: ({ institution: { answerDays } }) => answerDays !== null && answerDays === fastest,
      bestLabel: "fastest",
    },
    {
      key: "promised",
      label: t("speed.promised"),
      cell: ({ terms }) => <PromisedSpeed days={terms.drawdownDays} />,
    },
    {
      key: "money",
      label: t("speed.measured"),
      cell: ({ terms, institution: { drawdowns } }) => (
        <MeasuredSpeed drawdowns={drawdowns} promised={terms.drawdownDays} />
      ),
      best: ({ institution: { drawdowns } }) => drawdowns.medianWorkingDays === soonest,
      bestLabel: "fastest",
    },
    {
      key: "until",
      label: t("compare.until"),
      cell: ({ expiresAt, isOnHold }) => (
        <>
          {expiresAt === null ? <NotGiven /> : <Deadline at={expiresAt} now={now} />}
          {isOnHold ? <Badge tone="due">{t("onHold")}</Badge> : null}
        </>
      ),
    },
    {
      key: "open",
      label: t("compare.act"),
      cell: (offer) => <ReadOffer offer={offer} />,
    },
  ];
}

function rateOf({ rate }: LoanCost): number {
  return Number(rate?.compoundPercent);
}
