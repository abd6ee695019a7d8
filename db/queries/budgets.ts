import { sql } from "kysely";
import type { ActorTransaction } from "../with-actor.ts";

/** Moves the mandate's budget to reserved; false when it has not that much left. */
export async function reserveMandateBudget(
  trx: ActorTransaction,
  mandateId: string,
  amountFen: bigint,
): Promise<boolean> {
  const { rows } = await sql<{ reserved: boolean }>`
    select reserve_mandate_budget(${mandateId}::uuid, ${amountFen.toString()}::bigint) as reserved`.execute(
    trx,
  );
  return rows[0]?.reserved ?? false;
}

export async function drawMandateBudget(
  trx: ActorTransaction,
  dealId: string,
  amountFen: bigint,
): Promise<void> {
  await sql`select draw_mandate_budget(${dealId}::uuid, ${amountFen.toString()}::bigint)`.execute(trx);
}

/** What a fallen deal gives back: to the ask, to the budget, and to the offers that it held. */
export async function releaseDeal(trx: ActorTransaction, dealId: string): Promise<void> {
  await sql`select release_deal(${dealId}::uuid)`.execute(trx);
}

/** What is left of the ask, locked against acceptances at the same time; null where the institution has no part in it. */
export async function lockAskLeft(trx: ActorTransaction, prospectId: string): Promise<bigint | null> {
  const { rows } = await sql<{
    left: bigint | null;
  }>`select lock_ask_left(${prospectId}::uuid) as left`.execute(trx);
  return rows[0]?.left ?? null;
}
