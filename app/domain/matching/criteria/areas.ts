import { isInArea } from "#app/domain/codes/paths.ts";
import type { Outcome } from "./criterion.ts";

/**
 * Whether a place or sector is in the inclusions and not in the exclusions. A code coarser than a criterion may be on
 * either side of it: that is possible.
 */
export function areaOutcome(
  code: string | null,
  included: readonly string[],
  excluded: readonly string[],
): Outcome {
  if (included.length === 0 && excluded.length === 0) return "met";
  if (code === null) return "possible";
  let isOpen = false;
  for (const area of excluded) {
    if (isInArea(code, area)) return "not_met";
    if (isInArea(area, code)) isOpen = true;
  }
  if (included.length > 0 && !included.some((area) => isInArea(code, area))) {
    if (!included.some((area) => isInArea(area, code))) return "not_met";
    isOpen = true;
  }
  return isOpen ? "possible" : "met";
}

/** True when two lists have a code in common. */
export function share(one: readonly string[], other: readonly string[]): boolean {
  for (const code of one) if (other.includes(code)) return true;
  return false;
}
