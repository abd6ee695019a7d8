import { sql } from "kysely";
import type { BookedKind } from "#app/domain/billing/ledger.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Fees book themselves. */
export type PostedKind = Exclude<BookedKind, "fee-accrued" | "fee-voided" | "test-entry">;

/**
 * Books what a row says happened, once of each kind: the database computes accounts and amounts from it, and refuses what
 * did not happen or does not add up. The row is written before it is booked.
 */
export async function postToLedger(
  trx: ActorTransaction,
  { kind, sourceId }: { kind: PostedKind; sourceId: string },
): Promise<void> {
  await sql`select post_to_ledger(${kind}, ${sourceId}::uuid)`.execute(trx);
}
