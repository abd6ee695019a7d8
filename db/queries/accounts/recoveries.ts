import { sql } from "kysely";
import { OPEN_RECOVERY_STATUSES } from "#app/domain/recoveries/lifecycle.ts";
import { insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const columns = [
  "accounts.recovery.id",
  "accounts.recovery.userId",
  "accounts.recovery.deciders",
  "accounts.recovery.organizationId",
  "accounts.recovery.status",
  "accounts.recovery.requestedAt",
  "accounts.recovery.endsAt",
  "accounts.recovery.approvedBy",
  "accounts.recovery.verifiedHow",
  "accounts.recovery.confirmedBy",
  "accounts.recovery.byOperator",
  "accounts.recovery.approvedAt",
  "accounts.recovery.usableFrom",
  "accounts.recovery.endedAt",
  "accounts.recovery.endedBy",
  "accounts.recovery.endReason",
] as const;

/** Undefined if the person has one that is open. */
export const insertRecovery = insertUnlessOpen("accounts.recovery", ["userId"], OPEN_RECOVERY_STATUSES, [
  "id",
]);

export const updateRecovery = updateById("accounts.recovery");

const recoveries = (trx: ActorTransaction) =>
  trx
    .selectFrom("accounts.recovery")
    .select(columns)
    .select((row) =>
      row
        .selectFrom("accounts.organization")
        .select("kind")
        .whereRef("accounts.organization.id", "=", "accounts.recovery.organizationId")
        .as("organizationKind"),
    );
export type RecoveryRow = NonNullable<Awaited<ReturnType<typeof lockRecovery>>>;

/** Of those that the actor may see; locked: of an approval, a stop, the clock and its use one wins. */
export function lockRecovery(trx: ActorTransaction, id: string) {
  return recoveries(trx).where("accounts.recovery.id", "=", id).forNoKeyUpdate().executeTakeFirst();
}

/** The person's open one, locked. */
export function lockOpenRecoveryOf(trx: ActorTransaction, userId: string) {
  return recoveries(trx)
    .where("accounts.recovery.userId", "=", userId)
    .where("accounts.recovery.status", "in", OPEN_RECOVERY_STATUSES)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** What only the person needs: the fingerprint of the number, and the second factor that is being set up. */
export function findRecoverySecrets(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("accounts.recovery")
    .select(["claim", "begunIn", "newSecret", "newBackupCodes"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

export function findRecovery(trx: ActorTransaction, id: string) {
  return recoveries(trx).where("accounts.recovery.id", "=", id).executeTakeFirst();
}

/** The newest of a person first. */
export function listRecoveriesOf(trx: ActorTransaction, userId: string, limit: number) {
  return recoveries(trx)
    .where("accounts.recovery.userId", "=", userId)
    .orderBy("accounts.recovery.requestedAt", "desc")
    .limit(limit)
    .execute();
}

/** Those that the actor may see, with the names of all concerned: open ones first, then the newest. */
export function listShownRecoveries(trx: ActorTransaction, limit: number) {
  return recoveries(trx)
    .innerJoin("accounts.user as person", "person.id", "accounts.recovery.userId")
    .leftJoin("accounts.user as approver", "approver.id", "accounts.recovery.approvedBy")
    .leftJoin("accounts.user as confirmer", "confirmer.id", "accounts.recovery.confirmedBy")
    .select([
      "person.name",
      "person.email",
      "approver.name as approverName",
      "confirmer.name as confirmerName",
    ])
    .orderBy(sql`accounts.recovery.ended_at is null`, "desc")
    .orderBy("accounts.recovery.requestedAt", "desc")
    .limit(limit)
    .execute();
}

/** Ids of the open ones whose time is over; not locked. */
export async function listOverdueRecoveries(
  trx: ActorTransaction,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await trx
    .selectFrom("accounts.recovery")
    .select("id")
    .where("status", "in", OPEN_RECOVERY_STATUSES)
    .where("endsAt", "<=", now)
    .orderBy("endsAt")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Marks those that have become usable as told, and returns their ids. */
export async function takeUsableRecoveries(trx: ActorTransaction, now: Date): Promise<string[]> {
  const rows = await trx
    .updateTable("accounts.recovery")
    .set({ toldUsableAt: now })
    .where("status", "=", "approved")
    .where("toldUsableAt", "is", null)
    .where("usableFrom", "<=", now)
    .where("endsAt", ">", now)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}
