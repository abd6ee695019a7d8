import { LRUCache } from "lru-cache";

/** What is kept by its keys; what was asked for longest ago goes first. */
export interface Cache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): unknown;
}

/**
 * A memory of so many values for each owner: a process has one owner, a test many. What is kept of rows is what a row version
 * stands for and never what is true: which row versions stand is asked of the database each time (docs/decisions/0051).
 */
export function cachePerOwner<Value extends object>(most: number): (owner: object) => Cache<Value> {
  const caches = new WeakMap<object, LRUCache<string, Value>>();
  return (owner) => {
    const own = caches.get(owner) ?? new LRUCache<string, Value>({ max: most });
    caches.set(owner, own);
    return own;
  };
}

/**
 * Rows by their ids, of those that `stand` as these row versions say: the kept ones, and the others read together and kept. A row
 * that was gone when it was read is missing.
 */
export async function readThrough<Row extends { rowVersion: string }>(
  known: Cache<Row>,
  stand: readonly { id: string; rowVersion: string }[],
  { read, idOf }: { read: (unknown: string[]) => Promise<readonly Row[]>; idOf: (row: Row) => string },
): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  const unknown: string[] = [];
  for (const { id, rowVersion } of stand) {
    const row = known.get(id);
    if (row?.rowVersion === rowVersion) rows.set(id, row);
    else unknown.push(id);
  }
  if (unknown.length === 0) return rows;
  for (const row of await read(unknown)) {
    rows.set(idOf(row), row);
    known.set(idOf(row), row);
  }
  return rows;
}
