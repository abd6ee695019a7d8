import { type RawBuilder, sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Beside a matter of which the column is the id: whether the admin who reads opened it today already. */
export const openedToday = (column: string): RawBuilder<boolean> =>
  sql<boolean>`was_opened_today(${sql.raw(column)})`;

/** Records what the acting admin opens of a company; once a day for each matter and file. */
export async function recordAdminOpening(
  trx: ActorTransaction,
  about: "case" | "dispute",
  subjectId: string,
  evidenceId: string | null = null,
): Promise<void> {
  await sql`select record_admin_opening(${about}, ${subjectId}::uuid, ${evidenceId}::uuid)`.execute(trx);
}

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
