import { axisOf } from "#app/components/charts/axis.ts";
import { periodLabels } from "#app/components/charts/period-labels.ts";
import type { ComparedDebt } from "#app/domain/offers/comparing/groups.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { formatAmount, formatDay, formatMoneyShort } from "#app/i18n/format.ts";
import { sumFen } from "#app/lib/money.ts";
import type { ChartShown, ChartsShown } from "./shown.ts";
import { nameOf, type Speech } from "./speech.server.ts";

const plot = { left: 46, right: 356, top: 10, bottom: 166 };
/** More bars than this are drawn by year: they would be thinner than a pixel on a phone. */
const MOST_BARS = 60;

type Bar = { principalFen: bigint; costFen: bigint };
type Drawn = { offer: ComparedDebt; cost: LoanCost; bars: readonly Bar[]; isByYear: boolean };

/** What is paid when, of each offer that has figures, on one scale; each payment as a table where it is asked for. */
export function paymentCharts(
  speech: Speech,
  offers: readonly ComparedDebt[],
  isOpen: boolean,
): ChartsShown | null {
  const { c } = speech;
  const isByYear = offers.some(({ compared }) => (compared.cost?.rows.length ?? 0) > MOST_BARS);
  const drawn = offers.flatMap((offer): Drawn[] => {
    const { cost } = offer.compared;
    return cost === null ? [] : [{ offer, cost, isByYear, bars: barsOf(cost, isByYear) }];
  });
  if (drawn.length === 0) return null;
  const totals = drawn.flatMap(({ bars }) => bars.map(({ principalFen, costFen }) => principalFen + costFen));
  const axis = axisOf(totals.reduce((most, fen) => (fen > most ? fen : most), 0n));
  const hasDays = drawn.some(({ cost }) => cost.rows.some(({ dueOn }) => dueOn !== undefined));
  return {
    title: c("chart.title"),
    legend: [c("chart.principal"), c("chart.cost")],
    heads: [
      c("chart.period"),
      ...(hasDays ? [c("chart.due")] : []),
      ...(["principal", "cost", "total"] as const).map((key) => c(`chart.${key}`)),
    ],
    toggle: { text: c(isOpen ? "chart.hide" : "chart.show"), isOpen },
    charts: drawn.map((one) => ({
      ...chartOf(speech, one, axis),
      rows: isOpen ? paymentRows(speech, one.cost, hasDays) : null,
    })),
  };
}

function chartOf(
  { c, locale }: Speech,
  { offer, cost, bars, isByYear }: Drawn,
  axis: ReturnType<typeof axisOf>,
): Omit<ChartShown, "rows"> {
  const height = (fen: bigint) => (Number(fen) / axis.top) * (plot.bottom - plot.top);
  const slot = (plot.right - plot.left) / bars.length;
  const width = slot * (bars.length > 30 ? 0.9 : 0.78);
  const bar = (index: number, from: number, size: number) =>
    size <= 0
      ? ""
      : `M${(plot.left + index * slot + slot * 0.11).toFixed(1)} ${(plot.bottom - from).toFixed(1)}v${(-size).toFixed(1)}h${width.toFixed(1)}v${size.toFixed(1)}z`;
  const money = (fen: bigint) => formatMoneyShort(locale, fen);
  const paid = cost.rows.filter(({ totalFen }) => totalFen > 0n);
  const total = money(sumFen(paid.map(({ totalFen }) => totalFen)));
  const count = paid.length;
  const first = money(cost.firstPaymentFen);
  const last = money(cost.lastPaymentFen);
  const upfront = cost.upfrontFen > 0n ? c("chart.atStart", { upfront: money(cost.upfrontFen) }) : null;
  return {
    id: offer.id,
    title: nameOf(locale, offer),
    note: [c("chart.note", { count, total }), ...(upfront === null ? [] : [upfront])].join(
      c("chart.between"),
    ),
    text: c(isByYear ? "chart.textYears" : "chart.text", { count, first, last, total }),
    ticks: axis.ticks.map(({ value, labelOf }) => ({
      y: (plot.bottom - (value / axis.top) * (plot.bottom - plot.top)).toFixed(1),
      label: labelOf(locale),
      isZero: value === 0,
    })),
    labels: periodLabels(bars.length).map((period) => ({
      x: (plot.left + (period - 0.5) * slot).toFixed(1),
      text: isByYear ? c("chart.year", { year: period }) : String(period),
    })),
    principal: bars.map(({ principalFen }, index) => bar(index, 0, height(principalFen))).join(""),
    cost: bars
      .map(({ principalFen, costFen }, index) => bar(index, height(principalFen), height(costFen)))
      .join(""),
  };
}

function barsOf({ rows }: LoanCost, isByYear: boolean): Bar[] {
  const bars = rows.map(({ principalFen, interestFen, feesFen }) => ({
    principalFen,
    costFen: interestFen + feesFen,
  }));
  if (!isByYear) return bars;
  return Array.from({ length: Math.ceil(bars.length / 12) }, (_, year) => {
    const own = bars.slice(year * 12, year * 12 + 12);
    return {
      principalFen: sumFen(own.map(({ principalFen }) => principalFen)),
      costFen: sumFen(own.map(({ costFen }) => costFen)),
    };
  });
}

function paymentRows({ locale }: Speech, { rows }: LoanCost, hasDays: boolean): string[][] {
  const paid = rows.filter(({ totalFen }) => totalFen > 0n);
  return paid.map(({ month, dueOn, principalFen, interestFen, feesFen, totalFen }) => [
    String(month),
    ...(hasDays ? [dueOn === undefined ? "" : formatDay(locale, dueOn)] : []),
    formatAmount(principalFen),
    formatAmount(interestFen + feesFen),
    formatAmount(totalFen),
  ]);
}
