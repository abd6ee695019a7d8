import { useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatAmount, formatMoneyShort } from "#app/i18n/format.ts";
import { More } from "../ui/disclosure.tsx";
import { Table } from "../ui/table.tsx";
import { axisOf, type Axis } from "./axis.ts";
import { periodLabels } from "./period-labels.ts";
import { LegendItem } from "#app/components/charts/legend-item.tsx";

/** One instalment: principal, and interest with fees. */
export interface Payment {
  /** The number of the instalment, from 1. */
  period: number;
  principalFen: bigint;
  costFen: bigint;
}

const plot = { left: 46, right: 356, top: 10, bottom: 166 };

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
            count: payments.length,
            first: formatMoneyShort(locale, totals[0] ?? 0n),
            last: formatMoneyShort(locale, totals.at(-1) ?? 0n),
          })}
        </desc>
        {axis.ticks.map((tick) => (
          <Tick key={tick.value} axis={axis} value={tick.value} label={tick.labelOf(locale)} />
        ))}
        {payments.map((payment, index) => (
          <Bar key={payment.period} payment={payment} index={index} count={payments.length} axis={axis} />
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
          rows={payments}
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

/** Heights are only displayed, never added up: a float is exact enough. */
function heightOf(fen: bigint, axis: Axis): number {
  return (Number(fen) / axis.top) * (plot.bottom - plot.top);
}

function slotOf(count: number): number {
  return (plot.right - plot.left) / count;
}

function middleOf(index: number, count: number): string {
  return (plot.left + (index + 0.5) * slotOf(count)).toFixed(1);
}

function Tick({ axis, value, label }: { axis: Axis; value: number; label: string }) {
  const y = (plot.bottom - (value / axis.top) * (plot.bottom - plot.top)).toFixed(1);
  return (
    <>
      <line className={value === 0 ? "axis" : "gridline"} x1={plot.left} x2={plot.right} y1={y} y2={y} />
      <text className="t-end" x={plot.left - 6} y={(Number(y) + 4).toFixed(1)}>
        {label}
      </text>
    </>
  );
}

interface BarProps {
  payment: Payment;
  index: number;
  count: number;
  axis: Axis;
}

function Bar({ payment, index, count, axis }: BarProps) {
  const slot = slotOf(count);
  const width = (slot * (count > 30 ? 0.9 : 0.78)).toFixed(1);
  const x = (plot.left + index * slot + slot * 0.11).toFixed(1);
  const principal = heightOf(payment.principalFen, axis);
  const cost = heightOf(payment.costFen, axis);
  return (
    <>
      <rect
        className="series-2"
        x={x}
        y={(plot.bottom - principal).toFixed(1)}
        width={width}
        height={principal.toFixed(1)}
      />
      <rect
        className="series-1"
        x={x}
        y={(plot.bottom - principal - cost).toFixed(1)}
        width={width}
        height={cost.toFixed(1)}
      />
    </>
  );
}
