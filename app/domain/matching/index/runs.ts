import { join, type Joined } from "./composites.ts";

/** The minimum average number of prospects that must share rows for another group to become shared. */
const LENGTH = 16;

/**
 * Prospects in runs that share the combinations of some groups, whose sums are then computed once per run. `shared` and
 * `own` are indices of groups; at most `most` are own, however short the runs become.
 */
export type Runs = {
  readonly shared: readonly number[];
  readonly own: readonly number[];
  /** By prospect position: the number of its run. */
  readonly runOf: Int32Array;
  /** Prospect positions, sorted by run. */
  readonly order: Int32Array;
};

/** Starts with the first group, which has the most combinations, and adds groups that (nearly) follow from it. */
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

/** Positions sorted by id, then by position. */
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
