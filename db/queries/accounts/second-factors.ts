import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A person's second factor, also one that does not count yet; secret and recovery codes are encrypted. */
export async function findFactor(trx: ActorTransaction, userId: string) {
  return trx
    .selectFrom("accounts.twoFactor")
    .innerJoin("accounts.user", "accounts.user.id", "accounts.twoFactor.userId")
    .select([
      "secret",
      "backupCodes",
      "verified",
      "lastStep",
      "accounts.user.email",
      "accounts.user.isDemonstration",
    ])
    .where("userId", "=", userId)
    .executeTakeFirst();
}

/**
 * Uses up the step of a code: false if that step or a later one was used before. One statement compares and sets, so
 * that a code counts once however many processes get it at the same time.
 */
export async function useStep(
  trx: ActorTransaction,
  userId: string,
  step: number,
  secret: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("accounts.twoFactor")
    .set({ lastStep: BigInt(step) })
    .where("userId", "=", userId)
    .where("secret", "=", secret)
    .where((row) => row.or([row("lastStep", "is", null), row("lastStep", "<", BigInt(step))]))
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** From now on the second factor counts; false if another was begun meanwhile, of which no code was given. */
export async function turnOnFactor(trx: ActorTransaction, userId: string, secret: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("accounts.twoFactor")
    .set({ verified: true })
    .where("userId", "=", userId)
    .where("secret", "=", secret)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 1) await setEnabled(trx, userId, true);
  return Number(numUpdatedRows) === 1;
}

export async function deleteFactor(trx: ActorTransaction, userId: string): Promise<void> {
  await trx.deleteFrom("accounts.twoFactor").where("userId", "=", userId).execute();
  await setEnabled(trx, userId, false);
}

export async function updateRecoveryCodes(
  trx: ActorTransaction,
  userId: string,
  stored: string,
): Promise<void> {
  await trx
    .updateTable("accounts.twoFactor")
    .set({ backupCodes: stored })
    .where("userId", "=", userId)
    .execute();
}

/** The sign-ins of a person that wait for a code, and every unused link: after a reset none of them opens anything. */
export async function deletePending(trx: ActorTransaction, userId: string): Promise<void> {
  await trx.deleteFrom("accounts.verification").where("value", "=", userId).execute();
}

/** A second factor that counts at once; a person who has one keeps it. */
export async function putFactor(
  trx: ActorTransaction,
  factor: { userId: string; secret: string; backupCodes: string },
): Promise<void> {
  await trx
    .insertInto("accounts.twoFactor")
    .values({ ...factor, verified: true })
    .onConflict((taken) =>
      taken
        .column("userId")
        .doUpdateSet({ ...factor, verified: true, lastStep: null })
        .where("accounts.twoFactor.verified", "=", false),
    )
    .execute();
  await setEnabled(trx, factor.userId, true);
}

/** Replaces a person's second factor and recovery codes by others of which the code of that step was used. */
export async function replaceFactor(
  trx: ActorTransaction,
  {
    userId,
    secret,
    backupCodes,
    step,
  }: { userId: string; secret: string; backupCodes: string; step: number },
): Promise<void> {
  await trx.deleteFrom("accounts.twoFactor").where("userId", "=", userId).execute();
  await trx
    .insertInto("accounts.twoFactor")
    .values({ userId, secret, backupCodes, verified: true, lastStep: BigInt(step) })
    .execute();
  await setEnabled(trx, userId, true);
}

async function setEnabled(trx: ActorTransaction, userId: string, twoFactorEnabled: boolean): Promise<void> {
  await trx
    .updateTable("accounts.user")
    .set({ twoFactorEnabled, updatedAt: sql`app_now()` })
    .where("id", "=", userId)
    .execute();
}
