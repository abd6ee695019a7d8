import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface HeldForm {
  /** Where it is sent. */
  path: string;
  needsFactor: boolean;
  act: string | null;
  /** By name and value, as they were sent. */
  fields: [string, string][];
}

/** How many a session holds: a person confirms one at a time, and several tabs may wait. */
const most = 10;

/** Keeps what was sent, and returns its id; the session's oldest make room. Undefined if the session has ended. */
export async function insertHeldForm(
  trx: ActorTransaction,
  { fields, ...form }: HeldForm & { sessionId: string },
): Promise<string | undefined> {
  const session = await trx
    .selectFrom("accounts.session")
    .select("id")
    .where("id", "=", form.sessionId)
    .forKeyShare()
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const { id } = await trx
    .insertInto("accounts.heldForm")
    .values({ ...form, fields: JSON.stringify(fields) })
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx
    .deleteFrom("accounts.heldForm")
    .where("sessionId", "=", form.sessionId)
    .where("id", "not in", (held) =>
      held
        .selectFrom("accounts.heldForm")
        .select("id")
        .where("sessionId", "=", form.sessionId)
        .orderBy("createdAt", "desc")
        .limit(most),
    )
    .execute();
  return id;
}

/** What the session sent; another session's is not found, nor one from more than an hour ago. */
export async function findHeldForm(
  trx: ActorTransaction,
  sessionId: string,
  id: string,
): Promise<HeldForm | undefined> {
  const row = await trx
    .selectFrom("accounts.heldForm")
    .select(["path", "needsFactor", "act", "fields"])
    .where("id", "=", id)
    .where("sessionId", "=", sessionId)
    .where("createdAt", ">", anHourAgo)
    .executeTakeFirst();
  return row && { ...row, fields: row.fields as HeldForm["fields"] };
}

export async function deleteOldHeldForms(trx: ActorTransaction): Promise<void> {
  await trx.deleteFrom("accounts.heldForm").where("createdAt", "<", anHourAgo).execute();
}

const anHourAgo = sql<Date>`app_now() - interval '1 hour'`;
