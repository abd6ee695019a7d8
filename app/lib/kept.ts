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
