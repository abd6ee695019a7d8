/**
 * Memoizes a value per object, for its lifetime (WeakMap), while `under` stays the same: `under` must identify all
 * other inputs. The value is shared, so it is frozen.
 */
export function memoizeByObject<Source extends object, Made>(): (
  source: Source,
  under: string,
  make: () => Made,
) => Made {
  const made = new WeakMap<Source, { under: string; thing: Made }>();
  return (source, under, make) => {
    const known = made.get(source);
    if (known?.under === under) return known.thing;
    const thing = Object.freeze(make());
    made.set(source, { under, thing });
    return thing;
  };
}
