import { useLocale, useTranslations } from "use-intl";
import { MeasuredSpeed, PromisedSpeed } from "#app/components/offer/speed.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { OfferSeenByCompany } from "#app/domain/offers/seen.ts";
import { promisedDays } from "#app/domain/offers/record-words.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatRate } from "#app/i18n/format.ts";
import { ReadOffer } from "./read-offer.tsx";

/** Equity offers that stand, by the share that they take. */
export function EquityOffers({ offers, now }: { offers: readonly OfferSeenByCompany[]; now: Date }) {
  const t = useTranslations("offer");
  const locale = useLocale();
  return (
    <Section id="equity" title={t("equity.title")}>
      <p className="note-line">{t("equity.lead")}</p>
      <Table
        caption={t("equity.title")}
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
            head: t("terms.amount"),
            number: true,
            cell: ({ terms }) => <Money fen={terms.amountFen} />,
          },
          {
            key: "share",
            head: t("equity.shareHead"),
            number: true,
            cell: ({ equity }) => formatRate(String((equity?.dilutionBp ?? 0) / 100)),
          },
          {
            key: "pre",
            head: t("equity.preHead"),
            number: true,
            cell: ({ equity }) => <Money fen={equity?.preMoneyFen ?? null} />,
          },
          {
            key: "promised",
            head: t("speed.promised"),
            cell: ({ terms }) => <PromisedSpeed days={promisedDays(terms)} />,
          },
          {
            key: "money",
            head: t("speed.measured"),
            cell: ({ terms, institution: { drawdowns } }) => (
              <MeasuredSpeed drawdowns={drawdowns} promised={promisedDays(terms)} />
            ),
          },
          {
            key: "until",
            head: t("compare.until"),
            cell: ({ expiresAt }) => (expiresAt === null ? null : <Deadline at={expiresAt} now={now} />),
          },
          { key: "open", head: t("compare.act"), cell: (offer) => <ReadOffer offer={offer} /> },
        ]}
      />
      <p className="note-line">{t("speed.note")}</p>
    </Section>
  );
}
