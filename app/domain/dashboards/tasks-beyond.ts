/** How many tasks there are, and how many of each kind are not among those that a page shows, in the order of `counts`. */
export function beyond<Kind extends string>(
  shown: readonly { kind: Kind }[],
  counts: Readonly<Partial<Record<Kind, number>>>,
): { total: number; rest: { kind: Kind; count: number }[] } {
  const kinds = Object.keys(counts) as Kind[];
  const rest = kinds.map((kind) => ({
    kind,
    count: (counts[kind] ?? 0) - shown.filter((task) => task.kind === kind).length,
  }));
  return {
    total: kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0),
    rest: rest.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count),
  };
}
