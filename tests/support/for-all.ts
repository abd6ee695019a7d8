import fc from "fast-check";

type Arbitraries<Ts> = { [K in keyof Ts]: fc.Arbitrary<Ts[K]> };
type Property<Ts extends unknown[]> = [...Arbitraries<Ts>, (...drawn: Ts) => boolean | void];

/** Checks the property with as many runs as the number before the arbitraries. */
export function forAll<Ts extends [unknown, ...unknown[]]>(...property: Property<Ts>): void;
export function forAll<Ts extends [unknown, ...unknown[]]>(numRuns: number, ...property: Property<Ts>): void;
export function forAll<Ts extends [unknown, ...unknown[]]>(
  ...args: Property<Ts> | [number, ...Property<Ts>]
): void {
  const [first, ...others] = args;
  if (typeof first === "number") fc.assert(fc.property(...(others as Property<Ts>)), { numRuns: first });
  else fc.assert(fc.property(...(args as Property<Ts>)));
}
