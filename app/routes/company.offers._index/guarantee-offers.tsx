import { useLocale, useTranslations } from "use-intl";
import { useFeeWords } from "#app/components/offers/term-words.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { committedFen, guaranteedPercent, type OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferSeenByCompany } from "#app/domain/offers/view.ts";
import { formatMonths, formatShare } from "#app/i18n/format.ts";
import { OfferTable } from "./offer-table.tsx";

type Guaranteed = OfferSeenByCompany & { terms: OfferTerms };

/** Open guarantees: they bring no money, so they are listed beside the loans. */
export function GuaranteeOffers(props: { offers: readonly Guaranteed[]; now: Date }) {
  const t = useTranslations("offer");
  const locale = useLocale();
  const fee = useFeeWords();
  return (
    <OfferTable
      id="guarantees"
      title={t("guarantee.title")}
      lead={t("guarantee.lead")}
      {...props}
      columns={[
        {
          key: "amount",
          head: t("guarantee.amount"),
          number: true,
          cell: ({ terms }) => <Money fen={committedFen(terms, "guarantee")} />,
        },
        {
          key: "part",
          head: t("guarantee.part"),
          number: true,
          cell: ({ terms }) => formatShare(guaranteedPercent(terms)),
        },
        {
          key: "fee",
          head: t("guarantee.fee"),
          cell: ({ terms }) =>
            terms.instrument === "equity" || terms.fees.length === 0
              ? t("terms.none")
              : terms.fees.map(fee).join(t("terms.comma")),
        },
        {
          key: "term",
          head: t("guarantee.term"),
          number: true,
          cell: ({ terms }) =>
            terms.instrument === "equity" ? null : formatMonths(locale, terms.termMonths),
        },
      ]}
    />
  );
}
