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

/** What admins opened of a company, the newest first. */
export async function listAdminOpenings(trx: ActorTransaction, companyId: string, limit: number) {
  return trx
    .selectFrom("adminOpening")
    .select(["id", "adminNumber", "role", "about", "subjectNumber", "fileName", "openedAt"])
    .where("companyId", "=", companyId)
    .orderBy("openedAt", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}
