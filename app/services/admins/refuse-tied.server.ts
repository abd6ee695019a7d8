import { Refusal } from "#app/domain/refusal.ts";
import { findTie } from "#db/queries/moderation/ties.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Refuses an admin who has declared a tie to a company or an institution that this concerns. */
export async function refuseTied(
  trx: ActorTransaction,
  { userId }: { userId: string },
  parties: { companyId?: string | null; institutionId?: string | null },
): Promise<void> {
  const tie = await findTie(trx, userId, parties);
  if (tie) throw new Refusal("admin-has-tie", { organization: tie.name });
}
