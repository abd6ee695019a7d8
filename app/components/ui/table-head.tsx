import type { ReactNode } from "react";

/** The head of a table with cells of its own. */
export function TableHead({ heads }: { heads: readonly { head: ReactNode; className?: string }[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {heads.map(({ head, className }, index) => (
          <th key={index} role="columnheader" scope="col" className={className}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
