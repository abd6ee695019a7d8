import type { WorldRows } from "../rows.ts";
import type { ProspectStory } from "./story/told.ts";

const FIRST_PROSPECT = 1_001n;

export function numberRows(rows: WorldRows, stories: readonly ProspectStory[]): void {
  numberInOrder(
    stories.map(({ row }) => row),
    ({ createdAt }) => createdAt,
    FIRST_PROSPECT,
  );
  numberInOrder(rows.introductions, ({ requestedAt }) => requestedAt, 1n);
  numberInOrder(rows.offers, ({ createdAt }) => createdAt, 1n);
  numberInOrder(rows.deals, ({ acceptedAt }) => acceptedAt, 1n);
  numberInOrder(rows.cases, ({ openedAt }) => openedAt, 1n);
}

/** Running numbers in the order of time, as the database would have given them. */
function numberInOrder<Numbered extends { number: bigint | number | string }>(
  rows: Numbered[],
  at: (row: Numbered) => Date | string,
  first: bigint,
): void {
  [...rows]
    .sort((one, other) => Number(new Date(at(one))) - Number(new Date(at(other))))
    .forEach((row, index) => {
      row.number = first + BigInt(index);
    });
}
