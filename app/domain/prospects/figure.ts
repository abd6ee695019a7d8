import type { ProspectContent } from "./content.ts";

/** A number of a company that its teaser shows in a band: where it comes from, and where its ends are kept. */
export type Figure<Name extends string = string, N extends bigint | number = bigint | number> = {
  readonly name: Name;
  readonly edges: readonly N[];
  /** The distance to the next number there is: a band ends one before its upper edge. */
  readonly unit: N;
  readonly of: (content: ProspectContent) => N | null | undefined;
  /** Registers hold it, or it tells what they hold: it is shown where the teaser shows that. */
  readonly shownWith?: "size" | "patents";
  /** The columns of the teaser's row: the least and the most that it may be. */
  readonly columns: readonly [least: string, most: string];
};
