/** Ids from the first up to but not including the last. */
export type IdRange = readonly [from: bigint, until: bigint];

/** Ascending ids as the fewest ranges. */
export function rangesOf(ids: readonly bigint[]): IdRange[] {
  const ranges: [bigint, bigint][] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last?.[1] === id) last[1] = id + 1n;
    else ranges.push([id, id + 1n]);
  }
  return ranges;
}

/** As PostgreSQL writes a multirange: `{[1,5),[7,8)}`. */
export function writeRanges(ranges: readonly IdRange[]): string {
  return `{${ranges.map(([from, until]) => `[${from},${until})`).join(",")}}`;
}

/** Reads what `writeRanges` writes; null for anything else. */
export function readRanges(text: string): IdRange[] | null {
  const ranges = Array.from(
    text.matchAll(/\[(\d{1,19}),(\d{1,19})\)/g),
    ([, from = "", until = ""]): IdRange => [BigInt(from), BigInt(until)],
  );
  const isAscending = ranges.every(
    ([from, until], at) => from < until && (ranges[at - 1]?.[1] ?? 0n) <= from,
  );
  return isAscending && writeRanges(ranges) === text ? ranges : null;
}

/** How many ids there are in all. */
export function countIds(ranges: readonly IdRange[]): bigint {
  return ranges.reduce((sum, [from, until]) => sum + until - from, 0n);
}

/** All ranges as the fewest, and the first id that two of them contain. */
export function mergeRanges(ranges: readonly IdRange[]): { merged: IdRange[]; twice: bigint | null } {
  const merged: [bigint, bigint][] = [];
  let twice: bigint | null = null;
  for (const [from, until] of ranges.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))) {
    const last = merged.at(-1);
    if (last === undefined || last[1] < from) {
      merged.push([from, until]);
      continue;
    }
    if (last[1] > from) twice ??= from;
    if (until > last[1]) last[1] = until;
  }
  return { merged, twice };
}
