import { sql } from "kysely";
import type { SweptClass } from "#app/domain/retention/classes.ts";
import { deleteUnconfirmedPerson } from "#db/queries/accounts/people.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What was erased; `files`: whose bytes have to go. */
interface Erased {
  rows: number;
  files: readonly string[];
}

type Erase = (trx: ActorTransaction, ids: readonly string[], before: Date) => Promise<Erased>;

/**
 * Erases these of a class. Each looks again whether the period is over, under the lock of the row: a row may have changed
 * since it was listed, and another worker may have been faster.
 */
export const erasers: { readonly [Name in Exclude<SweptClass, "audit-text">]: Erase } = {
  async "unconfirmed-account"(trx, ids) {
    let rows = 0;
    for (const id of ids) if (await deleteUnconfirmedPerson(trx, id)) rows += 1;
    return { rows, files: [] };
  },
  invitation: (trx, ids, before) =>
    deleted(
      trx
        .deleteFrom("accounts.invitation")
        .where("id", "in", [...ids])
        .where("expiresAt", "<", before)
        .executeTakeFirst(),
    ),
  "unread-notification": (trx, ids, before) =>
    deleted(
      trx
        .deleteFrom("notification")
        .where("id", "in", ids.map(BigInt))
        .where("readAt", "is", null)
        .where("at", "<", before)
        .executeTakeFirst(),
    ),
  mailbox: (trx, ids) =>
    deleted(trx.deleteFrom("devMail").where("id", "in", ids.map(BigInt)).executeTakeFirst()),
  "failed-job": (trx, ids) => counted(sql`select delete_failed_jobs(${ids}::text[]) as rows`, trx),
  export: (trx, ids) =>
    deleted(
      trx
        .deleteFrom("export")
        .where("id", "in", [...ids])
        .where("status", "in", ["expired", "failed"])
        .executeTakeFirst(),
    ),
  pass: (trx, ids) => counted(sql`select erase_pass_notes(${ids}::text[]) as rows`, trx),
  "removed-document": (trx, ids) =>
    counted(sql`select erase_names_of_removed_files(${ids}::uuid[]) as rows`, trx),
  async prospect(trx, ids) {
    const { rows } = await sql<{ erased: string[] }>`
      select erase_prospects(${ids}::uuid[]) as erased`.execute(trx);
    return { rows: rows[0]?.erased.length ?? 0, files: [] };
  },
  async introduction(trx, ids) {
    const { rows } = await sql<{ erased: string[]; files: string[] }>`
      select erased, files from erase_introductions(${ids}::uuid[])`.execute(trx);
    return { rows: rows[0]?.erased.length ?? 0, files: rows[0]?.files ?? [] };
  },
};

async function deleted(result: Promise<{ numDeletedRows: bigint }>): Promise<Erased> {
  return { rows: Number((await result).numDeletedRows), files: [] };
}

async function counted(query: ReturnType<typeof sql>, trx: ActorTransaction): Promise<Erased> {
  const { rows } = await query.execute(trx);
  return { rows: Number((rows[0] as { rows: bigint | string } | undefined)?.rows ?? 0), files: [] };
}
