import { useLocale, useTranslations } from "use-intl";
import { useFeeWords } from "#app/components/offer/term-words.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { committedFen, guaranteedPercent, type OfferTerms } from "#app/domain/offers/offer-terms.ts";
import type { OfferSeenByCompany } from "#app/domain/offers/seen.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMonths, formatShare } from "#app/i18n/format.ts";
import { ReadOffer } from "./read-offer.tsx";

type Guaranteed = OfferSeenByCompany & { terms: OfferTerms };

/** Guarantees that stand: no money, and so beside the loans instead of among them. */
export function GuaranteeOffers({ offers, now }: { offers: readonly Guaranteed[]; now: Date }) {
  const t = useTranslations("offer");
  const locale = useLocale();
  const fee = useFeeWords();
  return (
    <Section id="guarantees" title={t("guarantee.title")}>
      <p className="note-line">{t("guarantee.lead")}</p>
      <Table
        caption={t("guarantee.title")}
        hideCaption
        cards
        rows={offers}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "institution",
            head: t("list.institution"),
            cell: ({ institution }) => inLanguage(locale, institution.nameZh, institution.nameEn),
          },
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
          {
            key: "until",
            head: t("compare.until"),
            cell: ({ expiresAt }) => (expiresAt === null ? null : <Deadline at={expiresAt} now={now} />),
          },
          { key: "open", head: t("compare.act"), cell: (offer) => <ReadOffer offer={offer} /> },
        ]}
      />
    </Section>
  );
}
