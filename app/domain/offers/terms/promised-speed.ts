import type { FieldKinds } from "#app/domain/fields.ts";

/**
 * The speed that a term sheet of any instrument may promise: the working days from the acceptance to the first
 * drawdown, as confirmed by the company. It is counted as it is measured, so that both can be compared. Sheets that
 * promise nothing, and those from before there were promises, lack it.
 */
export function promisedSpeed(kinds: FieldKinds) {
  return kinds.whole(1, 120).optional();
}
