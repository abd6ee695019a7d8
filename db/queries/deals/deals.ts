import { sql, type Insertable } from "kysely";
import type { DealConditionTable, DealTable } from "#db/schema/offers.ts";
import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { lockMoney, updateProspect } from "#db/queries/prospects/prospects.ts";
import { insertUnlessOpen, lockById, updateById } from "#db/queries/shared/rows.ts";

export async function insertDeal(trx: ActorTransaction, values: Insertable<DealTable>) {
  return trx.insertInto("deal").values(values).returning(["id", "number"]).executeTakeFirstOrThrow();
}

export async function insertDealConditions(
  trx: ActorTransaction,
  conditions: readonly Insertable<DealConditionTable>[],
): Promise<void> {
  if (conditions.length > 0)
    await trx
      .insertInto("dealCondition")
      .values([...conditions])
      .execute();
}

/** A deal of one of its two sides, locked. */
export async function lockDealRow(trx: ActorTransaction, dealId: string, actor: PartyActor) {
  return trx
    .selectFrom("deal")
    .selectAll()
    .where("id", "=", dealId)
    .where(`${actor.kind}Id`, "=", organizationIdOf(actor))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Any deal, for an admin who decides a dispute on it. */
export const lockDealForAdmin = lockById("deal");

export const updateDeal = updateById("deal");

export async function listDrawdownsOfDeal(trx: ActorTransaction, dealId: string) {
  return trx.selectFrom("drawdown").selectAll().where("dealId", "=", dealId).orderBy("sequence").execute();
}

/** Undefined if another drawdown of the deal is still under way: the unique index decides concurrent calls. */
export const insertDrawdown = insertUnlessOpen(
  "drawdown",
  ["dealId"],
  ["requested", "funded", "disputed"],
  ["id"],
);

/** A drawdown and its deal's id, as the company may act on it. */
export async function findDrawdownForCompany(trx: ActorTransaction, id: string, companyId: string) {
  return trx
    .selectFrom("drawdown")
    .innerJoin("deal", "deal.id", "drawdown.dealId")
    .select(["drawdown.id", "drawdown.dealId", "deal.prospectId"])
    .where("drawdown.id", "=", id)
    .where("drawdown.companyId", "=", companyId)
    .executeTakeFirst();
}

export async function findDrawdownForInstitution(trx: ActorTransaction, id: string, institutionId: string) {
  return trx
    .selectFrom("drawdown")
    .select(["drawdown.id", "drawdown.dealId"])
    .where("drawdown.id", "=", id)
    .where("drawdown.institutionId", "=", institutionId)
    .executeTakeFirst();
}

export async function lockDrawdownRow(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("drawdown")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

export const updateDrawdown = updateById("drawdown");

/** The prospect of a deal, locked before the deal itself: the lock order of acceptance. */
export async function lockProspectForMoney(trx: ActorTransaction, prospectId: string) {
  return lockMoney(trx).where("id", "=", prospectId).executeTakeFirstOrThrow();
}

/** Changes the confirmed money of the prospect; whether that ends its search is the caller's. */
export async function addConfirmed(
  trx: ActorTransaction,
  prospectId: string,
  amountFen: bigint,
  now: Date,
): Promise<void> {
  await updateProspect(trx, prospectId, {
    confirmedFen: sql<bigint>`confirmed_fen + ${amountFen.toString()}::bigint`,
    updatedAt: now,
  });
}
