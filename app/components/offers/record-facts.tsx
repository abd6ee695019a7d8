import { useLocale, useTranslations } from "use-intl";
import type { RecordTerms } from "#app/domain/offers/terms/record-terms.ts";
import { NOT_STATED } from "#app/domain/offers/terms/record-texts.ts";
import { formatMonths } from "#app/i18n/format.ts";
import type { Fact } from "#app/components/ui/facts.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { NotStated } from "./not-stated.tsx";

/** What a public record states of a deal, and each term that it lacks. */
export function useRecordFacts(): (terms: RecordTerms) => Fact[] {
  const t = useTranslations("offer.terms");
  const locale = useLocale();
  return ({ calledThere, amountFen, termMonths }) => {
    const unknown = <NotStated />;
    const names = { rate: t("contractRate"), repayment: t("repayment"), fees: t("fees") };
    const labels = { ...names, security: t("security"), conditions: t("conditions") };
    return [
      { key: "instrument", label: t("calledThere"), value: calledThere },
      { key: "amount", label: t("amount"), value: <Money fen={amountFen} /> },
      {
        key: "term",
        label: t("term"),
        value: termMonths === undefined ? unknown : formatMonths(locale, termMonths),
      },
      ...NOT_STATED.map((key) => ({ key, label: labels[key], value: unknown })),
    ];
  };
}
