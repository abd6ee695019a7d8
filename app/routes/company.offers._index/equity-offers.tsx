import { useTranslations } from "use-intl";
import { MeasuredSpeed, PromisedSpeed } from "#app/components/offers/speed.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { promisedDays } from "#app/domain/offers/terms/record-texts.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { OfferTable } from "./offer-table.tsx";

/** Open equity offers, by the share that they take. */
export function EquityOffers(props: { offers: readonly OfferView[]; now: Date }) {
  const t = useTranslations("offer");
  const { column, figure } = columnsNamed(props.offers, t);
  return (
    <OfferTable
      id="equity"
      title={t("equity.title")}
      lead={t("equity.lead")}
      {...props}
      columns={[
        figure("terms.amount", ({ terms }) => <Money fen={terms.amountFen} />),
        figure("equity.shareHead", ({ equity }) => (equity === null ? "" : formatStake(equity.dilutionBp))),
        figure("equity.preHead", ({ equity }) => <Money fen={equity?.preMoneyFen ?? null} />),
        column("speed.promised", ({ terms }) => <PromisedSpeed days={promisedDays(terms)} />),
        column("speed.measured", ({ terms, institution: { drawdowns } }) => (
          <MeasuredSpeed drawdowns={drawdowns} promised={promisedDays(terms)} />
        )),
      ]}
    >
      <p className="note-line">{t("speed.note")}</p>
    </OfferTable>
  );
}
