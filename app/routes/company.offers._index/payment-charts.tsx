import { LegendItem } from "#app/components/charts/legend-item.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { TableScroll } from "#app/components/ui/table-scroll.tsx";
import type { ChartShown, ChartsShown } from "./shown.ts";

/** What is paid when: drawn by the server, on one scale; each payment in a table where it was asked for. */
export function PaymentCharts({
  of: { title, legend, heads, toggle, charts },
  to,
}: {
  of: ChartsShown;
  to: string;
}) {
  return (
    <div className="stack">
      <div className="section__head">
        <h3>{title}</h3>
        <a href={to} data-stay aria-expanded={toggle.isOpen}>
          {toggle.text}
        </a>
      </div>
      <div className="chart-row">
        {charts.map((chart) => (
          <figure key={chart.id} className="chart">
            <figcaption>
              {chart.title}
              <span>{chart.note}</span>
            </figcaption>
            <Bars {...chart} />
            {chart.rows === null ? null : (
              <TableScroll label={`${title}: ${chart.title}`}>
                <Table
                  caption={`${title}: ${chart.title}`}
                  rows={chart.rows}
                  rowKey={([period = ""]: readonly string[]) => period}
                  columns={heads.map((head, index) => ({
                    key: head,
                    head,
                    number: index > 0,
                    cell: (row: readonly string[]) => row[index],
                  }))}
                />
              </TableScroll>
            )}
          </figure>
        ))}
      </div>
      <ul className="legend">
        <LegendItem series="series-2">{legend[0]}</LegendItem>
        <LegendItem series="series-1">{legend[1]}</LegendItem>
      </ul>
    </div>
  );
}

function Bars({ id, title, text, ticks, labels, principal, cost }: ChartShown) {
  return (
    <svg viewBox="0 0 360 190" role="img" aria-labelledby={`paid-${id} paid-text-${id}`}>
      <title id={`paid-${id}`}>{title}</title>
      <desc id={`paid-text-${id}`}>{text}</desc>
      {ticks.map(({ y, label, isZero }) => (
        <g key={y}>
          <line className={isZero ? "axis" : "gridline"} x1="46" x2="356" y1={y} y2={y} />
          <text className="t-end" x="40" y={Number(y) + 4}>
            {label}
          </text>
        </g>
      ))}
      <path className="series-2" d={principal} />
      <path className="series-1" d={cost} />
      {labels.map(({ x, text: label }) => (
        <text key={x} className="t-mid" x={x} y="184">
          {label}
        </text>
      ))}
    </svg>
  );
}
