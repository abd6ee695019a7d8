/**
 * What is made of an object is made once and given back as long as it is asked for under the same circumstances, which
 * `under` names whole; it goes with the object. As many hold it, nobody changes it.
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
