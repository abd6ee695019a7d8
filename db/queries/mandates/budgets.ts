import { sql } from "kysely";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Reserves an amount of the mandate's budget; false if less is left. */
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

/** What a fallen-through deal frees: of the ask, of the budget, and the offers that it held. */
export async function releaseDealBudget(trx: ActorTransaction, dealId: string): Promise<void> {
  await sql`select release_deal(${dealId}::uuid)`.execute(trx);
}

/** What a released guarantee frees of its mandate's budget. */
export async function releaseGuaranteeBudget(trx: ActorTransaction, dealId: string): Promise<void> {
  await sql`select release_guarantee(${dealId}::uuid)`.execute(trx);
}

/**
 * The maximum of an offer of this commitment, locked against concurrent acceptances; null if the institution has no
 * part in the prospect.
 */
export async function lockRemainingAsk(
  trx: ActorTransaction,
  { prospectId, commitment }: { prospectId: string; commitment: Commitment },
): Promise<bigint | null> {
  const { rows } = await sql<{
    remaining: bigint | null;
  }>`select lock_remaining_ask(${prospectId}::uuid, ${commitment}) as remaining`.execute(trx);
  return rows[0]?.remaining ?? null;
}
