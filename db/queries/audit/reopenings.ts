import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Whether the reversal of a drawdown ended that its prospect is funded, as far as the actor may see it. */
export async function wasReopenedBy(
  trx: ActorTransaction,
  prospectId: string,
  drawdownId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom("event")
    .select("id")
    .where("subjectId", "=", prospectId)
    .where("type", "=", "prospect-reopened")
    .where(sql`detail ->> 'drawdownId'`, "=", drawdownId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
