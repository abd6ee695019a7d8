import type { Actor } from "#app/domain/accounts/actor.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Placeholder until the tax invoices are there. */
export async function requireRedLetter(
  _trx: ActorTransaction,
  _actor: Actor,
  _of: { creditNoteId: string },
  _at: Date,
): Promise<void> {
  await Promise.resolve();
}
