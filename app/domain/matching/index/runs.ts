import { join, type Joined } from "./composites.ts";

/** How many prospects share their rows on average, at least, where another group is put to the shared ones. */
const LENGTH = 16;

/**
 * Prospects in runs that share the combinations of some groups, whose sums are then made once for a run. `shared` and
 * `own` are places among the groups; of own ones there are at most `most`, whatever that makes of the runs.
 */
export type Runs = {
  readonly shared: readonly number[];
  readonly own: readonly number[];
  /** By position among the prospects: the number of their run. */
  readonly runOf: Int32Array;
  /** Positions of the prospects, run after run. */
  readonly order: Int32Array;
};

/** Begins with the group of the most combinations, which comes first, and adds what follows from it or nearly does. */
export function runsOf(groups: readonly Joined[], prospects: number, most: number): Runs {
  let joined: Joined = groups[0] ?? { parts: [], ids: new Int32Array(prospects), count: 1 };
  const shared = groups.length > 0 ? [0] : [];
  let own = groups.map((_, group) => group).slice(1);
  while (own.length > 0) {
    const candidates = own.map((group) => ({
      group,
      runs: join(joined, groups[group] as Joined, prospects / LENGTH),
    }));
    candidates.sort((one, other) => runCount(one.runs) - runCount(other.runs));
    const { group, runs } = candidates[0] as (typeof candidates)[number];
    const isForced = own.length > most;
    if (runs === null && !isForced) break;
    joined = runs ?? (join(joined, groups[group] as Joined, prospects) as Joined);
    shared.push(group);
    own = own.filter((other) => other !== group);
  }
  return { shared, own, runOf: joined.ids, order: inOrder(joined) };
}

function runCount(runs: Joined | null): number {
  return runs?.count ?? Number.POSITIVE_INFINITY;
}

/** Positions by their id, and by themselves where that is the same. */
function inOrder({ ids, count }: Joined): Int32Array {
  const next = new Int32Array(count + 1);
  for (const id of ids) next[id + 1] = (next[id + 1] ?? 0) + 1;
  for (let id = 0; id < count; id += 1) next[id + 1] = (next[id + 1] ?? 0) + (next[id] ?? 0);
  const order = new Int32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const place = next[id] ?? 0;
    order[place] = at;
    next[id] = place + 1;
  }
  return order;
}
