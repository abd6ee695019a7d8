import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { record } from "#db/queries/audit/events.ts";
import { listPayerIdentities, type PayerIdentity } from "#db/queries/billing/bank-matching.ts";
import {
  listUnseenLines,
  lockBankStatement,
  updateBankLine,
  updateBankStatement,
} from "#db/queries/billing/bank-statements.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../../context.ts";
import { bookArrived } from "./book-arrived.server.ts";
import { bookLeft } from "./book-left.server.ts";

type Line = Awaited<ReturnType<typeof listUnseenLines>>[number];

/** Lines of one transaction: so few that a stopped worker loses little, and others wait for no invoice long. */
const batch = 50;

/**
 * Matches the lines of an imported statement: money that arrived with invoices, money that left with refunds. What fits
 * nothing is left to the finance admins, and what arrived stands in suspense. Each line is looked at once; running
 * again goes on where it was stopped.
 */
export async function matchBankStatement(
  { withActor, now }: ServiceContext,
  actor: SystemActor,
  { statementId }: { statementId: string },
): Promise<void> {
  let isDone = false;
  while (!isDone)
    isDone = await withActor(actor, async (trx) => {
      const statement = await lockBankStatement(trx, statementId);
      if (!statement) return true;
      const lines = await listUnseenLines(trx, statementId, batch);
      const payers = lines.length === 0 ? [] : await listPayerIdentities(trx);
      for (const line of lines) await matchLine(trx, actor, line, payers, now());
      if (lines.length === batch) return false;
      if (statement.matchedAt === null) await updateBankStatement(trx, statementId, { matchedAt: now() });
      return true;
    });
}

async function matchLine(
  trx: ActorTransaction,
  actor: SystemActor,
  line: Line,
  payers: readonly PayerIdentity[],
  at: Date,
): Promise<void> {
  const booked =
    line.amountFen > 0n
      ? await bookArrived(trx, actor, { line, payers }, at)
      : await bookLeft(trx, actor, line, at);
  if ("leftBecause" in booked) {
    await updateBankLine(trx, line.id, { ...booked, seenAt: at });
    return;
  }
  await updateBankLine(trx, line.id, { ...booked, status: "matched", seenAt: at, settledAt: at });
  await record(trx, actor, {
    type: "bank-line-matched",
    subject: { kind: "platform", id: line.id },
    from: "unmatched",
    to: "matched",
  });
}
