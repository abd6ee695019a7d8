import { Cell } from "./cell.tsx";
import type { SectionShown } from "./shown.ts";

/** Offers of one kind side by side; on a phone each row lists its offers. */
export function CompareTable({
  section: { table, item, offers, rows },
}: {
  section: Pick<SectionShown, "table" | "item" | "offers" | "rows">;
}) {
  return (
    <table className="tbl compare" role="table" aria-label={table} data-offers={offers.length}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span className="visually-hidden">{item}</span>
          </th>
          {offers.map(({ id, name, instrument }) => (
            <th key={id} role="columnheader" scope="col">
              <strong>{name}</strong>
              <small>{instrument}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, label, cells }) => (
          <tr key={key} role="row">
            <th role="rowheader" scope="row">
              {label}
            </th>
            {cells.map((cell, index) => (
              <td
                key={offers[index]?.id}
                role="cell"
                data-label={offers[index]?.name}
                className={cell.best === undefined ? undefined : "td--best"}
              >
                <Cell {...cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
