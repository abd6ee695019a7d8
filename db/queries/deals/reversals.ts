import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";

/** Undefined if another waits on the drawdown already: the unique index decides concurrent calls. */
export const insertReversal = insertUnlessOpen(
  "drawdownReversal",
  ["drawdownId"],
  ["proposed", "disputed"],
  ["id"],
);

export const updateReversal = updateById("drawdownReversal");

/** A proposal, as the policies let the actor see it: a side its own, an admin every one. */
export async function findReversal(trx: ActorTransaction, id: string) {
  return trx.selectFrom("drawdownReversal").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function lockReversalRow(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("drawdownReversal")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/** Whether a proposal is the last one on its drawdown, and whether admins let the payment stand before. */
export async function findStandingOfReversal(
  trx: ActorTransaction,
  { id, drawdownId }: { id: string; drawdownId: string },
) {
  const rows = await trx
    .selectFrom("drawdownReversal")
    .select(["id", "status"])
    .where("drawdownId", "=", drawdownId)
    .orderBy("proposedAt", "desc")
    .orderBy("id", "desc")
    .execute();
  return { isLatest: rows[0]?.id === id, wasUpheld: rows.some(({ status }) => status === "upheld") };
}

/** Proposals whose time to answer is up, locked; those locked by another worker are skipped. */
export async function lockPastReversals(trx: ActorTransaction, now: Date, limit: number) {
  return trx
    .selectFrom("drawdownReversal")
    .innerJoin("deal", "deal.id", "drawdownReversal.dealId")
    .selectAll("drawdownReversal")
    .select("deal.prospectId")
    .where("drawdownReversal.status", "=", "proposed")
    .where("drawdownReversal.answerDueAt", "<", now)
    .orderBy("drawdownReversal.answerDueAt")
    .limit(limit)
    .forNoKeyUpdate("drawdownReversal")
    .skipLocked()
    .execute();
}

/** Locks the prospect of a deal, which is locked before the deal itself. */
export async function lockProspectOfDeal(trx: ActorTransaction, dealId: string): Promise<void> {
  await sql`select lock_prospect_of_deal(${dealId}::uuid)`.execute(trx);
}

/** Books a reversed drawdown backwards on mandate and prospect; whether the prospect is funded no more. */
export async function takeBackDrawdown(trx: ActorTransaction, drawdownId: string): Promise<boolean> {
  const { rows } = await sql<{
    isReopened: boolean | null;
  }>`select take_back_drawdown(${drawdownId}::uuid) as is_reopened`.execute(trx);
  return rows[0]?.isReopened ?? false;
}

/** What a reversed drawdown does to the fees of its deal: its own is void if it was not invoiced, the sum is corrected. */
export async function reverseFee(trx: ActorTransaction, drawdownId: string) {
  await sql`select reverse_fee(${drawdownId}::uuid)`.execute(trx);
  return trx
    .selectFrom("fee")
    .select(["id", "kind", "status", "amountFen"])
    .where("drawdownId", "=", drawdownId)
    .execute();
}

/** Whether any deal of an introduction has confirmed money left. */
export async function hasConfirmedMoney(trx: ActorTransaction, introductionId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("deal")
    .select("id")
    .where("introductionId", "=", introductionId)
    .where("confirmedFen", ">", 0n)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
