import { sql } from "kysely";
import { encodeFen } from "#app/lib/money.ts";
import type { BookedKind, LedgerLine } from "#app/domain/billing/ledger.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface Booking {
  kind: BookedKind;
  /** The row that it books: once of each kind. */
  sourceId: string;
  /** Null: the platform's own. */
  institutionId: string | null;
  lines: readonly LedgerLine[];
  currency?: string;
}

/**
 * Books one transaction of the ledger, whose postings the database requires to add up to zero; does nothing where it is
 * booked already. Lines of zero are left out, and nothing is booked of zeros alone.
 */
export async function postToLedger(
  trx: ActorTransaction,
  { kind, sourceId, institutionId, lines, currency = "CNY" }: Booking,
): Promise<void> {
  const some = lines.filter(({ amountMinor }) => amountMinor !== 0n);
  if (some.length === 0) return;
  const json = JSON.stringify(
    some.map(({ account, amountMinor, own = false }) => ({
      account,
      amountMinor: encodeFen(amountMinor),
      own,
    })),
  );
  await sql`select post_to_ledger(${kind}, ${sourceId}::uuid, ${institutionId}::uuid, ${currency}, ${json}::jsonb)`.execute(
    trx,
  );
}
