import { LRUCache } from "lru-cache";

/** A cache by key, evicting the least recently used. */
interface Cache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): unknown;
}

/**
 * A cache of at most this many values per owner: a process has one owner, a test many. A cached row is only valid for
 * its row version: which versions are current is read from the database each time (docs/decisions/0093).
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
 * Rows by id, with the current row versions in `versions`: cached rows, and the others read in one query and cached. A row
 * that was deleted before it was read is missing.
 */
export async function readThrough<Row extends { rowVersion: string }>(
  known: Cache<Row>,
  versions: readonly { id: string; rowVersion: string }[],
  { read, idOf }: { read: (unknown: string[]) => Promise<readonly Row[]>; idOf: (row: Row) => string },
): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  const unknown: string[] = [];
  for (const { id, rowVersion } of versions) {
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
