/**
 * Memoizes what was loaded for `ms` milliseconds by each key's own clock, so that shared results are computed once.
 * Concurrent callers share the same promise; a failure is not cached.
 */
export function memoizeFor<Key extends { now: () => Date }, Value>(
  ms: number,
  load: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const cache = new WeakMap<Key, { from: number; value: Promise<Value> }>();
  return (key) => {
    const at = key.now().getTime();
    const known = cache.get(key);
    if (known !== undefined && at >= known.from && at < known.from + ms) return known.value;
    const value = load(key);
    cache.set(key, { from: at, value });
    value.catch(() => {
      if (cache.get(key)?.value === value) cache.delete(key);
    });
    return value;
  };
}
