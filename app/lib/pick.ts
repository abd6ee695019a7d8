/** Some properties of an object, in the given order. */
export function pick<Of extends object, Name extends keyof Of>(
  of: Of,
  ...names: readonly Name[]
): Pick<Of, Name> {
  return Object.fromEntries(names.map((name) => [name, of[name]])) as Pick<Of, Name>;
}

/** An object without these keys. */
export function omit<T extends object, K extends keyof T>(from: T, ...keys: readonly K[]): Omit<T, K> {
  const left: readonly [string, unknown][] = Object.entries(from);
  return Object.fromEntries(left.filter(([key]) => !(keys as readonly string[]).includes(key))) as Omit<T, K>;
}
