/** At most this many, evenly spread over the window. */
export function spread<One>(all: readonly One[], most: number): One[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]).flatMap((one) =>
    one === undefined ? [] : [one],
  );
}
