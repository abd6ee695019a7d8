import type { WorldRows } from "../rows.ts";
import type { SeedCity } from "./seed-city.ts";
import type { ProspectStory } from "./story/told.ts";

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

export function partsOf({ companies, part }: Pick<SeedCity, "companies" | "part">): number {
  return Math.ceil(companies / part);
}

export function numberRows(rows: WorldRows, stories: readonly ProspectStory[], part: Part): void {
  numberInOrder(
    stories.map(({ row }) => row),
    ({ createdAt }) => createdAt,
    (index) => numberIn(part, index, FIRST_PROSPECT),
  );
  const next = (index: number): bigint => numberIn(part, index);
  numberInOrder(rows.introductions, ({ requestedAt }) => requestedAt, next);
  numberInOrder(rows.offers, ({ createdAt }) => createdAt, next);
  numberInOrder(rows.deals, ({ acceptedAt }) => acceptedAt, next);
  numberInOrder(rows.disputes, ({ openedAt }) => openedAt, next);
  numberInOrder(rows.cases, ({ openedAt }) => openedAt, next);
}

/** Running numbers in the order of time, as the database would have given them. */
function numberInOrder<Numbered extends { number: bigint | number | string }>(
  rows: Numbered[],
  at: (row: Numbered) => Date | string,
  numberOf: (index: number) => bigint,
): void {
  [...rows]
    .sort((one, other) => Number(new Date(at(one))) - Number(new Date(at(other))))
    .forEach((row, index) => {
      row.number = numberOf(index);
    });
}
