import type { Insertable } from "kysely";
import type { BillingProfile } from "#app/domain/billing/billing-profile.ts";
import { found } from "#app/domain/refusal.ts";
import type { BillingProfileTable } from "#db/schema/billing.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const stated = [
  "title",
  "taxNumber",
  "address",
  "phone",
  "bankName",
  "bankAccount",
  "email",
  "locale",
  "fapiaoKind",
] as const;

/** The saved profile with its revision; undefined where the institution has saved none. */
export async function findBillingProfile(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("billingProfile")
    .select(stated)
    .select(["revision", "updatedAt"])
    .where("institutionId", "=", institutionId)
    .executeTakeFirst();
}

/** What an institution is registered as, of which a profile is made where none was saved. */
async function registeredProfile(trx: ActorTransaction, institutionId: string): Promise<BillingProfile> {
  const { nameZh, uscc, contactEmail } = found(
    await trx
      .selectFrom("institution")
      .select(["nameZh", "uscc", "contactEmail"])
      .where("id", "=", institutionId)
      .executeTakeFirst(),
    "institution-not-found",
  );
  return {
    title: nameZh,
    taxNumber: uscc ?? "",
    address: null,
    phone: null,
    bankName: null,
    bankAccount: null,
    email: contactEmail ?? "",
    locale: "zh-CN",
    fapiaoKind: "ordinary",
  };
}

/**
 * Whom an invoice of an institution is made out to: its saved profile, or its registered name and code. Stored with the
 * invoice as it is on that day.
 */
export async function profileOfInvoice(
  trx: ActorTransaction,
  institutionId: string,
): Promise<BillingProfile> {
  const saved = await trx
    .selectFrom("billingProfile")
    .select(stated)
    .where("institutionId", "=", institutionId)
    .executeTakeFirst();
  return saved ?? registeredProfile(trx, institutionId);
}

/** The revision of the saved profile, locked; undefined where there is none. */
export async function lockBillingProfile(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("billingProfile")
    .select("revision")
    .where("institutionId", "=", institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** False if it exists already: of two first ones at a time, one is saved. */
export async function insertBillingProfile(
  trx: ActorTransaction,
  values: Insertable<BillingProfileTable>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("billingProfile")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateBillingProfile(
  trx: ActorTransaction,
  { institutionId, ...values }: Insertable<BillingProfileTable>,
): Promise<void> {
  await trx.updateTable("billingProfile").set(values).where("institutionId", "=", institutionId).execute();
}
