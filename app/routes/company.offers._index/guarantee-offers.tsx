import { useLocale, useTranslations } from "use-intl";
import { useFeeFormatter } from "#app/components/offers/term-formatters.ts";
import { Money } from "#app/components/ui/money.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { committedFen, guaranteedPercent, type OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferSummary } from "#app/domain/offers/view.ts";
import { formatMonths, formatShare } from "#app/i18n/format.ts";
import { OfferTable } from "./offer-table.tsx";

type Guaranteed = OfferSummary & { terms: OfferTerms };

/** Open guarantees: they bring no money, so they are listed beside the loans. */
export function GuaranteeOffers(props: { offers: readonly Guaranteed[]; now: Date }) {
  const t = useTranslations("offer");
  const locale = useLocale();
  const fee = useFeeFormatter();
  const { column, figure } = columnsNamed(props.offers, t);
  return (
    <OfferTable
      id="guarantees"
      title={t("guarantee.title")}
      lead={t("guarantee.lead")}
      {...props}
      columns={[
        figure("guarantee.amount", ({ terms }) => <Money fen={committedFen(terms, "guarantee")} />),
        figure("guarantee.part", ({ terms }) => formatShare(guaranteedPercent(terms))),
        column("guarantee.fee", ({ terms }) =>
          terms.instrument === "equity" || terms.fees.length === 0
            ? t("terms.none")
            : terms.fees.map(fee).join(t("terms.comma")),
        ),
        figure("guarantee.term", ({ terms }) =>
          terms.instrument === "equity" ? null : formatMonths(locale, terms.termMonths),
        ),
      ]}
    />
  );
}
