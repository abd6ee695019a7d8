import { useLocale, useTranslations } from "use-intl";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import { PaymentsChart } from "#app/components/charts/payments-chart.tsx";
import { paymentsOf } from "#app/components/charts/payments-of.ts";

/** Every instalment as a chart with its table. */
export function OfferSchedule({ cost }: { cost: LoanCost }) {
  const t = useTranslations("offer.cost");
  const locale = useLocale();
  return (
    <PaymentsChart
      title={t("schedule")}
      note={t("scheduleNote", { amount: formatMoneyShort(locale, cost.drawnFen), count: cost.rows.length })}
      payments={paymentsOf(cost)}
    />
  );
}
