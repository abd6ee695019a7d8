import type { Axis } from "./axis.ts";
import type { Payment } from "./payments-of.ts";

/** The place of the bars in the chart. */
const plot = { left: 46, right: 356, top: 10, bottom: 166 };

/** Heights are only displayed, never added up: a float is exact enough. */
function heightOf(fen: bigint, axis: Axis): number {
  return (Number(fen) / axis.top) * (plot.bottom - plot.top);
}

function slotOf(count: number): number {
  return (plot.right - plot.left) / count;
}

/** The middle of an instalment's bar, from the left of the chart. */
export function middleOf(index: number, count: number): string {
  return (plot.left + (index + 0.5) * slotOf(count)).toFixed(1);
}

/** A value of the axis, with its line across the chart. */
export function Tick({ axis, value, label }: { axis: Axis; value: number; label: string }) {
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

/** An instalment: its principal, and its cost on top. */
export function PaymentBar({ payment, index, count, axis }: BarProps) {
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
