import type { ProspectContent } from "./content.ts";

/** What of a prospect its figures are computed from. */
export interface FigureSource {
  figures: Pick<ProspectContent["figures"], "years">;
  ip: Pick<ProspectContent["ip"], "rights">;
}

/** A number of a company that its teaser shows in a band: its source, and where its ends are stored. */
export type Figure<Name extends string = string, N extends bigint | number = bigint | number> = {
  readonly name: Name;
  readonly edges: readonly N[];
  /** The distance between consecutive numbers: a band ends one before its upper edge. */
  readonly unit: N;
  readonly of: (content: FigureSource) => N | null | undefined;
  /** Registers hold it, or it reveals what they hold: it is shown where the teaser shows that. */
  readonly shownWith?: "size" | "patents";
  /** The columns of the teaser's row: minimum and maximum. */
  readonly columns: readonly [least: string, most: string];
};
