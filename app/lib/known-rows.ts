import { LRUCache } from "lru-cache";

/** What a process keeps of rows by their keys; what is asked for least goes first. */
export interface KnownRows<Row> {
  get(key: string): Row | undefined;
  set(key: string, row: Row): unknown;
}

/**
 * Rows as a process has read them, `most` of them for each owner (a process has one, a test many). They are what a stamp
 * stands for and never what is true: which stamps stand is asked of the database each time (docs/decisions/0051).
 */
export function knownRows<Row extends { stamp: string }>(most: number): (owner: object) => KnownRows<Row> {
  const knownBy = new WeakMap<object, LRUCache<string, Row>>();
  return (owner) => {
    const known = knownBy.get(owner) ?? new LRUCache<string, Row>({ max: most });
    knownBy.set(owner, known);
    return known;
  };
}
