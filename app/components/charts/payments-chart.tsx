import { useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatAmount, formatMoneyShort } from "#app/i18n/format.ts";
import { More } from "../ui/disclosure.tsx";
import { Table } from "../ui/table.tsx";
import { axisOf } from "./axis.ts";
import { periodLabels } from "./period-labels.ts";
import { LegendItem } from "#app/components/charts/legend-item.tsx";
import type { Payment } from "./payments-of.ts";
import { middleOf, PaymentBar, Tick } from "./payments-plot.tsx";

interface PaymentsChartProps {
  title: string;
  note: string;
  payments: readonly Payment[];
  highestFen?: bigint;
}

/**
 * Instalments as stacked bars, rendered on the server 360 units wide, with a text alternative and a table. Charts that
 * are shown side by side take the same `highestFen`, so that they share a scale.
 */
export function PaymentsChart({ title, note, payments, highestFen }: PaymentsChartProps) {
  const id = useId();
  const t = useTranslations("common");
  const locale = useLocale();
  const totals = payments.map((payment) => payment.principalFen + payment.costFen);
  const paid = payments.filter(({ principalFen, costFen }) => principalFen + costFen > 0n);
  const highest = highestFen ?? totals.reduce((most, total) => (total > most ? total : most), 0n);
  const axis = axisOf(highest);
  const first = payments.at(0);
  const last = payments.at(-1);
  if (first === undefined || last === undefined) return null;
  const money = (key: "principal" | "interest" | "total", fenOf: (payment: Payment) => bigint) => ({
    key,
    head: t(`table.${key}Yuan`),
    number: true,
    cell: (payment: Payment) => formatAmount(fenOf(payment)),
  });
  return (
    <figure className="chart">
      <figcaption>
        {title}
        <span>{note}</span>
      </figcaption>
      <svg viewBox="0 0 360 190" role="img" aria-labelledby={`${id}-title ${id}-text`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>
          {t("chart.paymentsText", {
            count: paid.length,
            first: formatMoneyShort(locale, totals.find((total) => total > 0n) ?? 0n),
            last: formatMoneyShort(locale, totals.at(-1) ?? 0n),
          })}
        </desc>
        {axis.ticks.map((tick) => (
          <Tick key={tick.value} axis={axis} value={tick.value} label={tick.labelOf(locale)} />
        ))}
        {payments.map((payment, index) => (
          <PaymentBar
            key={payment.period}
            payment={payment}
            index={index}
            count={payments.length}
            axis={axis}
          />
        ))}
        {periodLabels(payments.length).map((period) => (
          <text key={period} className="t-mid" x={middleOf(period - 1, payments.length)} y="184">
            {period}
          </text>
        ))}
      </svg>
      <ul className="legend">
        <LegendItem series="series-2">{t("table.principal")}</LegendItem>
        <LegendItem series="series-1">{t("table.interest")}</LegendItem>
      </ul>
      <More summary={t("actions.showTable")}>
        <Table
          caption={title}
          rows={paid}
          rowKey={({ period }) => period}
          columns={[
            { key: "period", head: t("table.month"), cell: ({ period }) => period },
            money("principal", ({ principalFen }) => principalFen),
            money("interest", ({ costFen }) => costFen),
            money("total", ({ principalFen, costFen }) => principalFen + costFen),
          ]}
        />
      </More>
    </figure>
  );
}
