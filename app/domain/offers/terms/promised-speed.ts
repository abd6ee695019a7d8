import type { FieldKinds } from "#app/domain/fields.ts";

/**
 * What a term sheet of any instrument may promise of its speed: the working days from the acceptance to the first
 * drawdown, as the company confirms it. It is counted as it is measured, so that the two can stand beside each other.
 * Sheets that promise nothing, and those from before there were promises, are without.
 */
export function promisedSpeed(kinds: FieldKinds) {
  return kinds.whole(1, 120).optional();
}
