import { useTranslations } from "use-intl";
import type { CounterField } from "#app/domain/offers/negotiation/counter-fields.ts";
import type { OfferView } from "#app/domain/offers/view.ts";

/** The names of the terms that a company may change. The amount of a guarantee is that of the loan it stands for. */
export function useCounterLabels({
  commitment,
}: Pick<OfferView, "commitment">): Record<CounterField, string> {
  const t = useTranslations("offer");
  return {
    amountFen: t(commitment === "guarantee" ? "guarantee.loan" : "terms.amount"),
    termMonths: t("terms.term"),
    spreadBp: t("counter.points"),
    fixedRatePercent: t("builder.fields.fixedRatePercent"),
    postMoneyFen: t("builder.fields.postMoneyFen"),
    poolPercent: t("builder.fields.poolPercent"),
    boardSeats: t("builder.fields.boardSeats"),
    commitmentPercent: t("details.commitmentPercent"),
    advancePercent: t("details.advancePercent"),
    servicePercent: t("details.servicePercent"),
    discountPercent: t("details.discountPercent"),
    capFen: t("details.capFen"),
  };
}

/** A cost is changed in its own unit: a percentage or an amount. */
export const feeField = ({ percent }: { percent?: string | undefined }, line: number) =>
  `${percent === undefined ? "feeAmounts" : "feePercents"}[${line}]`;

/** The names of an offer's costs, by field. */
export function useFeeLabels(terms: OfferView["terms"]): Record<string, string> {
  const t = useTranslations("offer.counter");
  const lines = "fees" in terms ? terms.fees : [];
  return Object.fromEntries(
    lines.map((line, index) => [feeField(line, index), t("feeLabel", { line: index + 1 })]),
  );
}
