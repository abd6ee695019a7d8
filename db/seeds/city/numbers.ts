import type { CityRows } from "../rows.ts";
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
