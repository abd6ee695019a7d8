import { sql, type RawBuilder } from "kysely";
import type { RetentionClassName } from "#app/domain/retention/classes.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Who may read a class: the worker, or longspring_accounts. */
export type Reader = "worker" | "accounts";

interface Candidates {
  readonly reader: Reader;
  /** What has a beginning: `id`, and `at`, from which its period counts. */
  readonly rows: RawBuilder<unknown>;
}

const worker = (rows: RawBuilder<unknown>): Candidates => ({ reader: "worker", rows });
const accounts = (rows: RawBuilder<unknown>): Candidates => ({ reader: "accounts", rows });

/**
 * Of each class with a period and rows in the database, what will have to go, and since when its period runs. Each
 * condition is that of an index on the instant, so that a night reads what is due and no more.
 */
const candidates = {
  "sign-up": accounts(sql`select id::text, created_at as at from accounts.sign_up
    union all select id::text, created_at from accounts.email_request`),
  "unconfirmed-account": accounts(
    sql`select id::text, created_at as at from accounts."user" where not email_verified`,
  ),
  invitation: accounts(sql`select id::text, expires_at as at from accounts.invitation
    union all select id::text, coalesce(expires_at, created_at) from accounts.admin_invitation where status <> 'proposed'`),
  recovery: accounts(sql`select id::text, ended_at as at from accounts.recovery where ended_at is not null`),
  deletion: worker(sql`select id::text, settled_at as at from deletion where settled_at is not null`),
  "admin-opening": worker(sql`select id::text, opened_at as at from admin_opening`),
  session: accounts(sql`select id::text, created_at as at from accounts.session`),
  usage: worker(sql`select ctid::text as id, at from counted_use`),
  notification: worker(sql`select id::text, read_at as at from notification where read_at is not null`),
  "unread-notification": worker(sql`select id::text, at from notification where read_at is null`),
  mailbox: worker(sql`select id::text, sent_at as at from dev_mail`),
  "failed-job": worker(sql`select id, at from failed_jobs()`),
  archive: worker(sql`select id::text, ready_at as at from export where status = 'ready'`),
  export: worker(sql`select id::text, requested_at as at from export where status in ('expired', 'failed')`),
  prospect: worker(sql`select id::text, ended_at as at from ended_prospect`),
  pass: worker(
    sql`select mandate_id || ' ' || prospect_id as id, passed_at as at from pass where note is not null`,
  ),
  introduction: worker(sql`select id::text, ended_at as at from ended_introduction`),
  deal: worker(sql`select id::text, ended_at as at from ended_deal`),
  "removed-document": worker(
    sql`select id::text, removed_at as at from document_file where status = 'removed' and name <> '-'`,
  ),
  "audit-text": worker(sql`select id::text, at from event
    where (note is not null or detail ?| array['condition', 'paymentReference'])
      and subject_kind not in ('deal', 'drawdown')`),
} as const satisfies Partial<Record<RetentionClassName, Candidates>>;

export type CountedClass = keyof typeof candidates;
export const COUNTED_CLASSES = Object.keys(candidates) as readonly CountedClass[];

export function readerOf(name: CountedClass): Reader {
  return candidates[name].reader;
}

/** How many there are of a class, the oldest, and how many have been there since before that moment. */
export async function countDue(
  trx: ActorTransaction,
  name: CountedClass,
  before: Date,
): Promise<{ rows: number; oldest: Date | null; due: number }> {
  const { rows } = await sql<{ rows: number; oldest: Date | null; due: number }>`
    select count(*)::int as rows, min(at) as oldest, count(*) filter (where at < ${before})::int as due
    from (${candidates[name].rows}) as c`.execute(trx);
  return rows[0] ?? { rows: 0, oldest: null, due: 0 };
}

/** The oldest of a class that are due. */
export async function listDue(
  trx: ActorTransaction,
  name: CountedClass,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (${candidates[name].rows}) as c where at < ${before} order by at limit ${limit}`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}
