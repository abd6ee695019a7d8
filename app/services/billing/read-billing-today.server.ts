import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { type Age, ageOf, AGES } from "#app/domain/billing/ageing.ts";
import { monthStart } from "#app/domain/billing/invoice.ts";
import { dayOf } from "#app/lib/days.ts";
import {
  listDeadCalls,
  listOpenRefunds,
  listOverdueByInstitution,
  readMoneyToday,
} from "#db/queries/billing/billing-today.ts";
import { listOpenDifferences } from "#db/queries/billing/reconciliation.ts";
import type { DifferenceKind } from "#app/domain/billing/differences.ts";
import type { ServiceContext } from "../context.ts";

const shown = 20;

/**
 * The finance admins' first page: the state of the money, how long what is due has been overdue, who is overdue after the
 * last reminder, open differences, calls to providers and refunds that failed, refunds on their way, and the last
 * reconciliation.
 */
export function readBillingToday({ readAs, now }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const today = dayOf(now());
    const { due, lastRun, ...money } = await readMoneyToday(trx, monthStart(now()));
    const ageing = new Map<Age, { age: Age; invoices: number; dueFen: bigint }>(
      AGES.map((age) => [age, { age, invoices: 0, dueFen: 0n }]),
    );
    for (const { dueOn, invoices, dueFen } of due) {
      const band = ageing.get(ageOf(dueOn, today));
      if (band === undefined) continue;
      band.invoices += invoices;
      band.dueFen += BigInt(dueFen);
    }
    const bands = [...ageing.values()];
    const sum = (of: readonly { invoices: number; dueFen: bigint }[]) => ({
      invoices: of.reduce((all, { invoices }) => all + invoices, 0),
      dueFen: of.reduce((all, { dueFen }) => all + dueFen, 0n),
    });
    const differences = await listOpenDifferences(trx, shown);
    const refunds = await listOpenRefunds(trx, shown);
    return {
      money,
      ageing: bands,
      due: sum(bands),
      overdue: sum(bands.filter(({ age }) => age !== "not-yet")),
      institutions: await listOverdueByInstitution(trx, { today, limit: shown }),
      differences: differences.map(({ kind, ...row }) => ({ ...row, kind: kind as DifferenceKind })),
      deadCalls: await listDeadCalls(trx, shown),
      failedRefunds: refunds.failed,
      refundsUnderway: refunds.underway,
      lastRun: lastRun && {
        ...lastRun,
        startedAt: new Date(lastRun.startedAt),
        finishedAt: new Date(lastRun.finishedAt),
      },
      now: now(),
    };
  });
}
