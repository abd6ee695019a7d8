import { useTranslations } from "use-intl";
import { MeasuredSpeed, PromisedSpeed } from "#app/components/offers/speed.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { promisedDays } from "#app/domain/offers/terms/record-words.ts";
import type { OfferSeenByCompany } from "#app/domain/offers/view.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { OfferTable } from "./offer-table.tsx";

/** Open equity offers, by the share that they take. */
export function EquityOffers(props: { offers: readonly OfferSeenByCompany[]; now: Date }) {
  const t = useTranslations("offer");
  return (
    <OfferTable
      id="equity"
      title={t("equity.title")}
      lead={t("equity.lead")}
      {...props}
      columns={[
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
          cell: ({ equity }) => (equity === null ? "" : formatStake(equity.dilutionBp)),
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
      ]}
    >
      <p className="note-line">{t("speed.note")}</p>
    </OfferTable>
  );
}
