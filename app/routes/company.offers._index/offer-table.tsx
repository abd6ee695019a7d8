import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Section } from "#app/components/ui/page-header.tsx";
import { type Column, RecordTable } from "#app/components/ui/table.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { OfferSeenByCompany } from "#app/domain/offers/view.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { ReadOffer } from "./read-offer.tsx";

interface OfferTableProps<Offer extends OfferSeenByCompany> {
  id: string;
  title: string;
  lead: string;
  offers: readonly Offer[];
  now: Date;
  columns: readonly Column<Offer>[];
  children?: ReactNode;
}

/** Offers that are no loans, beside the comparison: institution, main difference, expiry. */
export function OfferTable<Offer extends OfferSeenByCompany>({
  id,
  title,
  lead,
  offers,
  now,
  columns,
  children,
}: OfferTableProps<Offer>) {
  const t = useTranslations("offer");
  const locale = useLocale();
  return (
    <Section id={id} title={title}>
      <p className="note-line">{lead}</p>
      <RecordTable
        caption={title}
        rows={offers}
        columns={[
          {
            key: "institution",
            head: t("list.institution"),
            cell: ({ institution }) => inLanguage(locale, institution.nameZh, institution.nameEn),
          },
          ...columns,
          {
            key: "until",
            head: t("compare.until"),
            cell: ({ expiresAt }) => (expiresAt === null ? null : <Deadline at={expiresAt} now={now} />),
          },
          { key: "open", head: t("compare.act"), cell: (offer) => <ReadOffer offer={offer} /> },
        ]}
      />
      {children}
    </Section>
  );
}
