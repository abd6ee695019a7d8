import { useLocale, useTranslations } from "use-intl";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { countPayments } from "#app/domain/offers/cost/count-payments.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import { PaymentsChart } from "#app/components/charts/payments-chart.tsx";
import { paymentsOf } from "#app/components/charts/payments-of.ts";

/** Every instalment as a chart with its table. */
export function OfferSchedule({ cost }: { cost: LoanCost }) {
  const t = useTranslations("offer.cost");
  const locale = useLocale();
  const [count, months] = [countPayments(cost), cost.rows.length];
  const amount = formatMoneyShort(locale, cost.drawnFen);
  const upfront = cost.upfrontFen > 0n ? formatMoneyShort(locale, cost.upfrontFen) : "none";
  return (
    <PaymentsChart
      title={t("schedule")}
      note={t(count === months ? "scheduleNote" : "scheduleMonths", { amount, count, months, upfront })}
      payments={paymentsOf(cost)}
    />
  );
}
