import type { Actor } from "#app/domain/accounts/actor.ts";
import { type LeftBecause, refundSettledBy } from "#app/domain/billing/bank/matching.ts";
import { plainAccount, plainName } from "#app/domain/billing/bank/references.ts";
import { listAwaitedRefunds } from "#db/queries/billing/bank-matching.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { settleLineRefund } from "./settle-line-refund.server.ts";

interface LeftLine {
  id: string;
  amountFen: bigint;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
}

/** Money that left settles the refund of its amount to its payee. */
export async function bookLeft(
  trx: ActorTransaction,
  actor: Actor,
  line: LeftLine,
  at: Date,
): Promise<{ refundId: string } | { leftBecause: LeftBecause }> {
  const awaited = (await listAwaitedRefunds(trx, [-line.amountFen])).map((refund) => ({
    ...refund,
    names: refund.names.map(plainName),
    accounts: refund.accounts.map(plainAccount),
  }));
  const name = plainName(line.counterpartyName ?? "");
  const account = plainAccount(line.counterpartyAccount ?? "");
  const refund = refundSettledBy({ amountFen: line.amountFen, name, account }, awaited);
  if (refund === null) return { leftBecause: "no-refund" };
  await settleLineRefund(trx, actor, { lineId: line.id, refundId: refund.id }, at);
  return { refundId: refund.id };
}
