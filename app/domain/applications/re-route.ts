/** Institutions that one consent is given to at a time: as many as a person reads before agreeing. */
export const ASKED_AT_ONCE = 5;

type Fit = { mandateId: string; institutionId: string; score: number };

/**
 * To whom a company may turn next: the best mandate of each institution, the best fit first; institutions that it
 * deals with already are left out. Equal scores keep the order of the mandates' ids. Refuses nothing.
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
