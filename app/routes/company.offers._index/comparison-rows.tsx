import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ContractRate, useFeeWords } from "#app/components/offer/term-words.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { ExactMoney, NotGiven } from "#app/components/ui/money.tsx";
import { TermList, useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { LoanCost } from "#app/domain/offers/cost.ts";
import type { LoanTerms } from "#app/domain/offers/loan-terms.ts";
import type { OfferSeenByCompany } from "#app/domain/offers/seen.ts";
import { formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import { ReadOffer } from "./read-offer.tsx";

/** An offer of debt, restated. */
export type Compared = OfferSeenByCompany & { terms: LoanTerms; ratePercent: string; compared: LoanCost };
type Row = {
  key: string;
  label: string;
  cell: (offer: Compared) => ReactNode;
  best?: ((offer: Compared) => boolean) | undefined;
};

/** The lines of the comparison, and which offer is the best in a line that has a best. */
export function useComparisonRows(offers: readonly Compared[], now: Date): Row[] {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  const fee = useFeeWords();
  const rates = offers.flatMap(({ compared }) =>
    compared.rate === null ? [] : [Number(compared.rate.compoundPercent)],
  );
  const lowestRate = Math.min(...rates);
  const lowestCost = offers.reduce<bigint | null>(
    (low, { compared }) => (low === null || compared.totalCostFen < low ? compared.totalCostFen : low),
    null,
  );
  const fastest = Math.min(...offers.flatMap(({ institution: { answerDays } }) => answerDays ?? []));
  return [
    {
      key: "rate",
      label: t("compare.annualised"),
      cell: ({ compared }) =>
        compared.rate === null ? (
          <NotGiven />
        ) : (
          <span className="big">{formatRate(compared.rate.compoundPercent)}</span>
        ),
      best: ({ compared }) => compared.rate !== null && Number(compared.rate.compoundPercent) === lowestRate,
    },
    {
      key: "cost",
      label: t("compare.totalCost"),
      cell: ({ compared }) => <ExactMoney fen={compared.totalCostFen} />,
      best: ({ compared }) => compared.totalCostFen === lowestCost,
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
      cell: ({ compared }) => <ExactMoney fen={compared.firstPaymentFen} />,
    },
    {
      key: "last",
      label: t("compare.last"),
      cell: ({ compared }) => <ExactMoney fen={compared.lastPaymentFen} />,
    },
    {
      key: "contract",
      label: t("terms.contractRate"),
      cell: ({ terms, ratePercent }) => <ContractRate terms={terms} ratePercent={ratePercent} />,
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
      cell: ({ terms }) =>
        terms.securities.length === 0 ? (
          t("terms.none")
        ) : (
          <TermList of="securities" codes={terms.securities.map(({ kind }) => kind)} />
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
