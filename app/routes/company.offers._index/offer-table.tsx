import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Section } from "#app/components/ui/page-header.tsx";
import type { Column } from "#app/components/ui/table.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { OfferSummary } from "#app/domain/offers/view.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { ReadOffer } from "./read-offer.tsx";

interface OfferTableProps<Offer extends OfferSummary> {
  id: string;
  title: string;
  lead: string;
  offers: readonly Offer[];
  now: Date;
  columns: readonly Column<Offer>[];
  children?: ReactNode;
}

/** Offers that are no loans, beside the comparison: institution, main difference, expiry. */
export function OfferTable<Offer extends OfferSummary>({
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
  const { column } = columnsNamed(offers, t);
  return (
    <Section id={id} title={title}>
      <p className="note-line">{lead}</p>
      <RecordTable
        caption={title}
        rows={offers}
        columns={[
          column("list.institution", ({ institution }) =>
            inLanguage(locale, institution.nameZh, institution.nameEn),
          ),
          ...columns,
          column("compare.until", ({ expiresAt }) =>
            expiresAt === null ? null : <Deadline at={expiresAt} now={now} />,
          ),
          column("compare.act", (offer) => <ReadOffer offer={offer} />),
        ]}
      />
      {children}
    </Section>
  );
}
