import { sql } from "kysely";
import type { ActorTransaction } from "../with-actor.ts";

const openStatuses = ["issued", "viewed", "countered", "revised"] as const;

/**
 * The prospect that an offer is for, locked. Every acceptance on a prospect queues up here, so that two different
 * offers cannot be accepted side by side.
 */
export async function lockProspectOfOffer(trx: ActorTransaction, offerId: string, companyId: string) {
  return trx
    .selectFrom("prospect")
    .select(["prospect.id", "prospect.status", "prospect.soughtFen", "prospect.acceptedFen", "prospect.confirmedFen"])
    .where("prospect.companyId", "=", companyId)
    .where("prospect.id", "=", (offer) =>
      offer.selectFrom("offer").select("offer.prospectId").where("offer.id", "=", offerId),
    )
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** An offer as its company may act on it, locked, with the database's present time: expiry is judged by that clock. */
export async function lockOfferForCompany(trx: ActorTransaction, offerId: string, companyId: string) {
  return trx
    .selectFrom("offer")
    .selectAll()
    .select(sql<Date>`clock_timestamp()`.as("readAt"))
    .where("id", "=", offerId)
    .where("companyId", "=", companyId)
    .where("currentVersion", ">", 0)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function lockOfferForInstitution(trx: ActorTransaction, offerId: string, institutionId: string) {
  return trx
    .selectFrom("offer")
    .selectAll()
    .select(sql<Date>`clock_timestamp()`.as("readAt"))
    .where("id", "=", offerId)
    .where("institutionId", "=", institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The other offers on a prospect that could still be accepted, locked in one order so that no two deadlock. */
export async function lockCompetingOffers(trx: ActorTransaction, prospectId: string, exceptOfferId: string) {
  return trx
    .selectFrom("offer")
    .select(["id", "institutionId", "companyId", "status", "amountFen", "heldByDealId"])
    .where("prospectId", "=", prospectId)
    .where("id", "<>", exceptOfferId)
    .where("status", "in", openStatuses)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** Moves the mandate's budget to reserved; false when it has not that much left. */
export async function reserveMandateBudget(
  trx: ActorTransaction,
  mandateId: string,
  amountFen: bigint,
): Promise<boolean> {
  const { rows } = await sql<{ reserved: boolean }>`
    select reserve_mandate_budget(${mandateId}::uuid, ${amountFen.toString()}::bigint) as reserved`.execute(trx);
  return rows[0]?.reserved ?? false;
}

export async function drawMandateBudget(trx: ActorTransaction, dealId: string, amountFen: bigint): Promise<void> {
  await sql`select draw_mandate_budget(${dealId}::uuid, ${amountFen.toString()}::bigint)`.execute(trx);
}

export async function releaseMandateBudget(trx: ActorTransaction, dealId: string, amountFen: bigint): Promise<void> {
  await sql`select release_mandate_budget(${dealId}::uuid, ${amountFen.toString()}::bigint)`.execute(trx);
}
