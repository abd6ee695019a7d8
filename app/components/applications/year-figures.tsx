import { Mark } from "#app/components/ui/criteria.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { SPARK_BOX } from "#app/shared/dossier/spark.ts";
import type { YearFiguresShown, YearRow } from "#app/shared/dossier/shown.ts";

/** The figures of the compared years in one table: each line with its course and what the mandate wants of it. */
export function YearFigures({ figures, note }: { figures: YearFiguresShown; note: string | null }) {
  const { title, heads, years, groups, missing } = figures;
  return (
    <Section id="years" title={title} note={figures.note} spaced={false}>
      <table className="tbl years" role="table">
        <caption className="visually-hidden">{title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {heads.item}
            </th>
            {years.map((one) => (
              <th key={one.year} role="columnheader" scope="col" className="num">
                {one.year} <small>{one.note}</small>
              </th>
            ))}
            <th role="columnheader" scope="col" className="years__spark">
              {heads.trend}
            </th>
            <th role="columnheader" scope="col" className="num years__req">
              {heads.requirement}
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key} role="rowgroup">
            <tr role="row" className="tr--group">
              <th role="rowheader" scope="rowgroup" colSpan={years.length + 3}>
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Line key={row.key} row={row} />
            ))}
          </tbody>
        ))}
      </table>
      {missing === null ? null : <p className="note-line">{missing}</p>}
      {note === null ? null : <p className="note-line whitespace-pre-line">{note}</p>}
    </Section>
  );
}

function Line({ row: { label, cells, trend, requirement } }: { row: YearRow }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {label}
      </th>
      {cells.map((cell, index) => (
        <td key={index} role="cell" className="num">
          {cell === null ? <NotGiven /> : <span title={cell.exact ?? undefined}>{cell.value}</span>}
        </td>
      ))}
      <td role="cell" className="years__spark">
        {trend === null ? null : (
          <svg className="spark" viewBox={SPARK_BOX} role="img">
            <title>{trend.title}</title>
            <path d={trend.drawn.path} />
            <circle cx={trend.drawn.end.x} cy={trend.drawn.end.y} r="2.6" />
          </svg>
        )}
      </td>
      <td role="cell" className="num years__req">
        {requirement === null ? (
          <span className="muted" aria-hidden="true">
            –
          </span>
        ) : (
          <>
            <span className="nowrap">{requirement.wanted}</span> <Mark mark={requirement.mark} />
          </>
        )}
      </td>
    </tr>
  );
}
