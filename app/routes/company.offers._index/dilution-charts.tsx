import { LegendItem } from "#app/components/charts/legend-item.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Table } from "#app/components/ui/table.tsx";
import type { DilutionShown, SectionShown } from "./shown.ts";

/** Who owns how much before and after each offer. */
export function DilutionCharts({ title, showTable, charts }: NonNullable<SectionShown["dilution"]>) {
  return (
    <div className="stack">
      <div className="section__head">
        <h3>{title}</h3>
      </div>
      <div className="chart-row">
        {charts.map((chart) => (
          <Dilution key={chart.id} chart={chart} showTable={showTable} />
        ))}
      </div>
    </div>
  );
}

function Dilution({ chart, showTable }: { chart: DilutionShown; showTable: string }) {
  const [holder, before, after] = chart.heads;
  return (
    <figure className="chart">
      <figcaption>{chart.title}</figcaption>
      <div className="barline" role="img" aria-label={chart.text}>
        {chart.bars.map(({ label, parts }) => (
          <div key={label} className="barline__row">
            <span>{label}</span>
            <svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
              {parts.map(({ x, width, series }) => (
                <rect key={x} className={series} x={x} width={width} height="24" />
              ))}
            </svg>
          </div>
        ))}
      </div>
      <ul className="legend">
        {chart.rows.map(({ label, legend, series }) => (
          <LegendItem key={label} series={series}>
            {legend}
          </LegendItem>
        ))}
      </ul>
      <More summary={showTable}>
        <Table
          caption={chart.table}
          rows={chart.rows}
          rowKey={({ label }) => label}
          columns={[
            { key: "holder", head: holder, cell: ({ label }) => label },
            { key: "before", head: before, number: true, cell: (row) => row.before },
            { key: "after", head: after, number: true, cell: (row) => row.after },
          ]}
        />
      </More>
    </figure>
  );
}
