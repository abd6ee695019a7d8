/** How many institutions one consent may name: as many as a person reads before agreeing. */
export const ASKED_AT_ONCE = 5;

type Fit = { mandateId: string; institutionId: string; score: number };

/**
 * Where a company may apply next: the best mandate of each institution, best fit first, without institutions that it
 * already deals with. Ties keep the order of mandate ids. Refuses nothing.
 */
export function nextFits<Row extends Fit>(rows: readonly Row[], dealtWith: ReadonlySet<string>): Row[] {
  const best = [...rows].sort(
    (one, other) => other.score - one.score || (one.mandateId < other.mandateId ? -1 : 1),
  );
  const seen = new Set(dealtWith);
  return best.filter(({ institutionId }) => {
    if (seen.has(institutionId)) return false;
    seen.add(institutionId);
    return true;
  });
}
