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
  async invitation(trx, ids, before) {
    const { rows: members } = await without(
      trx,
      sql`delete from accounts.invitation where id = any (${ids}::uuid[]) and expires_at < ${before}`,
    );
    const { rows: admins } = await without(
      trx,
      sql`delete from accounts.admin_invitation
        where id = any (${ids}::uuid[]) and status <> 'proposed' and coalesce(expires_at, created_at) < ${before}`,
    );
    return { rows: members + admins, files: [] };
  },
  recovery: (trx, ids, before) =>
    without(trx, sql`delete from accounts.recovery where id = any (${ids}::uuid[]) and ended_at < ${before}`),
  deletion: (trx, ids, before) =>
    without(trx, sql`delete from deletion where id = any (${ids}::uuid[]) and settled_at < ${before}`),
  "admin-opening": (trx, ids, before) =>
    without(trx, sql`delete from admin_opening where id = any (${ids}::uuid[]) and opened_at < ${before}`),
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

async function without(trx: ActorTransaction, deletion: ReturnType<typeof sql>): Promise<Erased> {
  return { rows: Number((await deletion.execute(trx)).numAffectedRows ?? 0n), files: [] };
}

async function counted(query: ReturnType<typeof sql>, trx: ActorTransaction): Promise<Erased> {
  const { rows } = await query.execute(trx);
  return { rows: Number((rows[0] as { rows: bigint | string } | undefined)?.rows ?? 0), files: [] };
}
