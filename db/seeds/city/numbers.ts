import type { CityRows } from "../rows.ts";
import type { CityDefinition } from "./cities.ts";

const FIRST_PROSPECT = 1_001n;

/** Where a part of a city stands among all of its parts. */
export interface Part {
  index: number;
  of: number;
}

/**
 * The number of the row at so many rows of its part. Every part spans the whole past and takes every so-manieth number,
 * so that numbers follow time across parts that do not know each other.
 */
export function numberIn({ index, of }: Part, row: number, first = 1n): bigint {
  return first + BigInt(row * of + index);
}

export function partsOf({ companies, part }: Pick<CityDefinition, "companies" | "part">): number {
  return Math.ceil(companies / part);
}

/** Running numbers in the order of time, as the database would have given them. */
export function numberRows(rows: CityRows, part: Part): void {
  const number = <Row extends { number: bigint }>(
    some: readonly Row[],
    at: (row: Row) => Date,
    first = 1n,
  ) => {
    some
      .toSorted((one, other) => at(one).getTime() - at(other).getTime())
      .forEach((row, index) => {
        row.number = numberIn(part, index, first);
      });
  };
  number(rows.prospect, ({ createdAt }) => createdAt, FIRST_PROSPECT);
  number(rows.introduction, ({ requestedAt }) => requestedAt);
  number(rows.offer, ({ createdAt }) => createdAt);
  number(rows.deal, ({ acceptedAt }) => acceptedAt);
  number(rows.dispute, ({ openedAt }) => openedAt);
  number(rows.moderationCase, ({ openedAt }) => openedAt);
}
