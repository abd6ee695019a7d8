import { useLocale, useTranslations } from "use-intl";
import type { LoanCost } from "#app/domain/offers/cost.ts";
import { formatMoneyExact, formatMoneyShort, formatRate } from "#app/i18n/format.ts";
import { PaymentsChart } from "../charts/payments-chart.tsx";
import { Stats } from "../ui/facts.tsx";
import { Money, NotGiven } from "../ui/money.tsx";

/** What terms cost the company, all in, and what the institution will owe the platform. */
export function OfferCost({ cost, platformFeeFen }: { cost: LoanCost; platformFeeFen: bigint }) {
  const t = useTranslations("offer.cost");
  const locale = useLocale();
  const { rate } = cost;
  const isLevel = cost.firstPaymentFen === cost.lastPaymentFen;
  return (
    <Stats
      pair
      stats={[
        {
          key: "rate",
          label: t("annualised"),
          value: rate === null ? <NotGiven /> : formatRate(rate.compoundPercent),
          note: rate === null ? undefined : t("annualisedNote", { simple: formatRate(rate.simplePercent) }),
        },
        {
          key: "total",
          label: t("total"),
          value: <Money fen={cost.totalCostFen} />,
          note: t("totalNote", {
            interest: formatMoneyExact(locale, cost.interestFen),
            fees: formatMoneyExact(locale, cost.feesFen),
          }),
        },
        {
          key: "payment",
          label: t("payment", { count: cost.rows.length }),
          value: <Money fen={cost.firstPaymentFen} />,
          note: isLevel
            ? t("paymentLevel", { amount: formatMoneyExact(locale, cost.firstPaymentFen) })
            : t("paymentLast", { amount: formatMoneyExact(locale, cost.lastPaymentFen) }),
        },
        {
          key: "fee",
          label: t("platformFee"),
          value: <Money fen={platformFeeFen} />,
          note: t("platformFeeNote"),
        },
      ]}
    />
  );
}

/** Every instalment as a chart with its table. */
export function OfferSchedule({ cost }: { cost: LoanCost }) {
  const t = useTranslations("offer.cost");
  const locale = useLocale();
  return (
    <PaymentsChart
      title={t("schedule")}
      note={t("scheduleNote", { amount: formatMoneyShort(locale, cost.drawnFen), count: cost.rows.length })}
      payments={cost.rows.map((row) => ({
        period: row.month,
        principalFen: row.principalFen,
        costFen: row.interestFen + row.feesFen,
      }))}
    />
  );
}
