import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { monthStart } from "#app/domain/billing/invoice.ts";
import { monthAsked, statementOf } from "#app/domain/billing/statement.ts";
import { found } from "#app/domain/refusal.ts";
import { addDays, addMonths, dayOf } from "#app/lib/days.ts";
import { listMovements, readBalancesBefore } from "#db/queries/billing/statements.ts";
import type { ServiceContext } from "../context.ts";

/**
 * A month of an institution's account: opening balance, what the ledger booked on it, closing balance; of the present month
 * the balance so far.
 */
export function readAccountStatement(
  { readAs, now }: ServiceContext,
  actor: InstitutionActor,
  month: string | undefined,
) {
  const { institutionId } = actor;
  const thisMonth = monthStart(now());
  const from = found(monthAsked(month, thisMonth), "not-found");
  const until = addMonths(from, 1);
  const [last, today] = [addDays(until, -1), dayOf(now())];
  return readAs(actor, async (trx) => {
    const { firstAt, ...opening } = await readBalancesBefore(trx, institutionId, from);
    const movements = await listMovements(trx, institutionId, { from, until });
    const first = firstAt === null ? thisMonth : monthStart(firstAt);
    return {
      from,
      /** The day of the last balance, and whether nothing is booked in that month any more. */
      last: last < today ? last : today,
      isOver: last < today,
      opening,
      ...statementOf(opening, movements),
      /** The months before and after, where there is something to read. */
      previous: from > first ? addMonths(from, -1).slice(0, 7) : null,
      next: until <= thisMonth ? until.slice(0, 7) : null,
    };
  });
}
