/**
 * A decimal string rounded half away from zero to this many places, on its digits: without floats. Throws on what isn't
 * a plain decimal, as that is a bug of the caller.
 */
export function rounded(decimal: string, places: number): { negative: boolean; whole: string; part: string } {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal.trim());
  if (match === null) throw new TypeError(`not a decimal: ${decimal}`);
  const [, sign, whole = "0", part = ""] = match;
  const scaled = BigInt(whole + part.slice(0, places).padEnd(places, "0"));
  const up = (part[places] ?? "0") >= "5" ? 1n : 0n;
  const digits = String(scaled + up).padStart(places + 1, "0");
  return {
    negative: sign === "-" && !/^0+$/.test(digits),
    whole: digits.slice(0, digits.length - places),
    part: digits.slice(digits.length - places),
  };
}

/** Whole units divided by a power of ten, as a decimal string: `scaledDown(250n, 2)` → `2.50`. */
export function scaledDown(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const cut = digits.length - places;
  return `${units < 0n ? "-" : ""}${digits.slice(0, cut)}${places === 0 ? "" : `.${digits.slice(cut)}`}`;
}
