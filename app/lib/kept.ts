import { LRUCache } from "lru-cache";

/** What is kept by its keys; what was asked for longest ago goes first. */
export interface Kept<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): unknown;
}

/**
 * A memory of so many values for each owner: a process has one owner, a test many. What is kept of rows is what a stamp
 * stands for and never what is true: which stamps stand is asked of the database each time (docs/decisions/0051).
 */
export function kept<Value extends object>(most: number): (owner: object) => Kept<Value> {
  const keptBy = new WeakMap<object, LRUCache<string, Value>>();
  return (owner) => {
    const own = keptBy.get(owner) ?? new LRUCache<string, Value>({ max: most });
    keptBy.set(owner, own);
    return own;
  };
}

/**
 * Rows by their ids, of those that `stand` as these stamps say: the kept ones, and the others read together and kept. A row
 * that was gone when it was read is missing.
 */
export async function readThrough<Row extends { stamp: string }>(
  known: Kept<Row>,
  stand: readonly { id: string; stamp: string }[],
  { read, idOf }: { read: (unknown: string[]) => Promise<readonly Row[]>; idOf: (row: Row) => string },
): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  const unknown: string[] = [];
  for (const { id, stamp } of stand) {
    const row = known.get(id);
    if (row?.stamp === stamp) rows.set(id, row);
    else unknown.push(id);
  }
  if (unknown.length === 0) return rows;
  for (const row of await read(unknown)) {
    rows.set(idOf(row), row);
    known.set(idOf(row), row);
  }
  return rows;
}
