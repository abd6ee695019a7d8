import { AGREEMENTS, type Agreement } from "#app/domain/accounts/agreements.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Stores that the person accepted these versions; one that they had accepted before keeps its instant. */
export async function insertAcceptances(
  trx: ActorTransaction,
  userId: string,
  versions: Readonly<Record<Agreement, string>>,
  acceptedAt: Date,
): Promise<void> {
  const rows = AGREEMENTS.map((agreement) => ({
    userId,
    agreement,
    version: versions[agreement],
    acceptedAt,
  }));
  await trx
    .insertInto("accounts.acceptance")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
