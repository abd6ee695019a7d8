import { type RawBuilder, sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Beside a matter of which the column is the id: whether the admin who reads opened it today already. */
export const openedToday = (column: string): RawBuilder<boolean> =>
  sql<boolean>`was_opened_today(${sql.raw(column)})`;

/** Records that the acting admin opens a dispute, or a file of it; once a day for each. */
export async function recordDisputeOpening(
  trx: ActorTransaction,
  disputeId: string,
  evidenceId: string | null = null,
): Promise<void> {
  await sql`select record_admin_opening('dispute', ${disputeId}::uuid, ${evidenceId}::uuid)`.execute(trx);
}

/** For the columns of another statement: records that the acting admin opens a case. */
export const caseOpening = (caseId: string) =>
  sql<null>`record_admin_opening('case', ${caseId}::uuid, null)`.as("recorded");
