import { runningNumber } from "#app/components/ui/running-number.ts";
import type { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import type { Passing } from "./shapes.ts";

type Listed = Awaited<ReturnType<typeof listOpportunities>>;

/** The pair of the listed page on which a pass is being written, by its number; null where it is no longer possible. */
export function passingOf({ mandate, opportunities }: Listed, number: string | undefined): Passing | null {
  if (number === undefined || mandate === null || opportunities === null) return null;
  const row = opportunities.rows.find(
    ({ opportunity, introduction }) =>
      introduction === null && runningNumber("prospect", opportunity.number) === number,
  );
  return row === undefined ? null : { prospectId: row.opportunity.id, mandateId: mandate.id };
}
