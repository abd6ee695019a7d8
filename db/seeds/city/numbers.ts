import type { CityRows } from "../rows.ts";
import tables from "../tables.json" with { type: "json" };
import type { CityDefinition } from "./cities.ts";

const FIRST_PROSPECT = 1_001n;

/** The index of a part of a city, and the number of parts. */
export interface Part {
  index: number;
  of: number;
}

/**
 * The number of a row by its index in its part. Every part spans the whole past and takes every n-th number, so that
 * numbers follow time across parts that are generated independently.
 */
export function numberIn({ index, of }: Part, row: number, first = 1n): bigint {
  return first + BigInt(row * of + index);
}

export function partsOf({ companies, part }: Pick<CityDefinition, "companies" | "part">): number {
  return Math.ceil(companies / part);
}

/** Running numbers in the order of time, as the database would have assigned them. */
export function numberRows(rows: CityRows, part: Part): void {
  for (const [table, column] of Object.entries(tables.numbered)) {
    const some = rows[table as "deal"] as unknown as (Record<string, Date> & { number: bigint })[];
    some
      .toSorted((one, other) => Number(one[column]) - Number(other[column]))
      .forEach((row, index) => {
        row.number = numberIn(part, index, table === "prospect" ? FIRST_PROSPECT : 1n);
      });
  }
}
