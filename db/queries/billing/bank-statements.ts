import { type Insertable, sql } from "kysely";
import { decodeCursor, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import type { Day } from "#app/lib/days.ts";
import type { BankLineStatus } from "#app/domain/billing/bank/lifecycle.ts";
import type { Database } from "#db/schema.ts";
import { afterInstant, byInstant, instantKey } from "#db/queries/shared/instant-key.ts";
import { insertForId, lockById, updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { unappliedOfReceipt } from "./unapplied.ts";

/** Its number of new lines is counted before. */
export const insertBankStatement = insertForId("bankStatement");
export const lockBankStatement = lockById("bankStatement");
export const updateBankStatement = updateById("bankStatement");
export const lockBankLine = lockById("bankLine");
export const updateBankLine = updateById("bankLine");

/** Imports of one account wait for each other, so that the lines of overlapping files are counted once. */
export async function lockBankAccount(trx: ActorTransaction, account: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bank-account ${account}`}, 0))`.execute(trx);
}

/** The statement of just this file. */
export async function findStatementOfFile(trx: ActorTransaction, sha256: string) {
  return trx.selectFrom("bankStatement").select("id").where("sha256", "=", sha256).executeTakeFirst();
}

/** The lines that the account has of these days, those that are booked first, each with its statement's format. */
export async function listKnownLines(
  trx: ActorTransaction,
  { account, from, to }: { account: string; from: Day; to: Day },
) {
  return trx
    .selectFrom("bankLine as l")
    .innerJoin("bankStatement as s", "s.id", "l.statementId")
    .select(["l.id", "l.statementId", "s.bank", "l.lineKey as key", "l.valueDay as day", "l.amountFen"])
    .select(["l.balanceFen", "l.serial", "l.purpose"])
    .select(["l.counterpartyName as name", "l.counterpartyAccount as account"])
    .where("l.account", "=", account)
    .where("l.valueDay", ">=", from)
    .where("l.valueDay", "<=", to)
    .orderBy(sql`l.status in ('doubtful', 'repeated')`)
    .orderBy("s.sequence")
    .orderBy("l.position")
    .execute();
}

const atOnce = 1_000;

export async function insertBankLines(
  trx: ActorTransaction,
  lines: readonly Insertable<Database["bankLine"]>[],
): Promise<void> {
  for (let at = 0; at < lines.length; at += atOnce)
    await trx
      .insertInto("bankLine")
      .values(lines.slice(at, at + atOnce))
      .execute();
}

/** Statements, the latest imported first, with how many of their lines are in which state. */
export async function listStatementRows(trx: ActorTransaction, cursor: string | undefined) {
  const after = afterInstant(cursor);
  let query = trx
    .selectFrom("bankStatement as s")
    .leftJoin("accounts.user as importer", "importer.id", "s.importedBy")
    .select(["s.id", "s.fileName", "s.bank", "s.account", "s.periodFrom", "s.periodTo", "s.closingFen"])
    .select(["s.lines", "s.newLines", "s.importedAt", "s.matchedAt", "importer.name as importerName"])
    .select((eb) => [
      eb
        .selectFrom("bankLine as l")
        .whereRef("l.statementId", "=", "s.id")
        .where("l.status", "in", ["unmatched", "doubtful"])
        .select(({ fn }) => fn.countAll<bigint>().as("left"))
        .as("left"),
    ])
    .select(instantKey("s.importedAt"));
  if (after !== null)
    query = query.where((eb) =>
      eb(
        eb.refTuple("s.importedAt", "s.id"),
        "<",
        eb.tuple(sql<Date>`${after.instantKey}::timestamptz`, after.id),
      ),
    );
  const rows = await query
    .orderBy("s.importedAt", "desc")
    .orderBy("s.id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  return toPage(byInstant, rows);
}

export interface ShownRefund {
  id: string;
  valueDay: Day;
  counterpartyName: string | null;
  nameZh: string;
  nameEn: string | null;
}

/**
 * A statement with how many of its lines are in which state, and the paid refunds of the amount of the line that is handled,
 * the last first: it may be one of them that came back.
 */
export async function findBankStatement(trx: ActorTransaction, id: string, lineId: string | null) {
  return trx
    .selectFrom("bankStatement as s")
    .leftJoin("accounts.user as importer", "importer.id", "s.importedBy")
    .selectAll("s")
    .select("importer.name as importerName")
    .select((eb) => [
      sql<Record<BankLineStatus, number>>`(
        select coalesce(jsonb_object_agg(status, n), '{}') from (
          select status, count(*) as n from bank_line where statement_id = ${eb.ref("s.id")} group by status) counted)`.as(
        "counts",
      ),
      sql<readonly ShownRefund[]>`(
        select coalesce(json_agg(json_build_object('id', id, 'valueDay', value_day, 'counterpartyName', counterparty_name,
          'nameZh', name_zh, 'nameEn', name_en) order by value_day desc, id), '[]')
        from (
          select f.id, l.value_day, l.counterparty_name, i.name_zh, i.name_en
          from bank_line x join refund f on f.amount_fen = x.amount_fen and f.status = 'paid'
          join bank_line l on l.refund_id = f.id join institution i on i.id = f.institution_id
          where x.id = ${lineId}::uuid order by l.value_day desc, f.id limit ${mostShown}) shown)`.as(
        "shown",
      ),
    ])
    .where("s.id", "=", id)
    .executeTakeFirst();
}

const mostShown = 20;
const byPosition = { position: "smallint" } as const;

/** A page of a statement's lines in their order, with the receipt and the institution of each that was matched. */
export async function listBankLines(
  trx: ActorTransaction,
  {
    statementId,
    status,
    cursor,
  }: { statementId: string; status: BankLineStatus | null; cursor: string | undefined },
) {
  const after = cursor === undefined ? null : decodeCursor(byPosition, cursor);
  let query = trx
    .selectFrom("bankLine as l")
    .leftJoin("receipt as r", "r.id", "l.receiptId")
    .leftJoin("refund as f", "f.id", "l.refundId")
    .leftJoin("institution as i", (join) =>
      join.on(sql<boolean>`i.id = coalesce(r.institution_id, f.institution_id)`),
    )
    .select(["l.id", "l.position", "l.valueDay", "l.amountFen", "l.balanceFen", "l.counterpartyName"])
    .select(["l.counterpartyAccount", "l.purpose", "l.serial", "l.status", "l.leftBecause", "l.seenAt"])
    .select(["l.receiptId", "l.refundId", "l.settledBy"])
    .leftJoin("bankLine as k", "k.id", "l.repeatOf")
    .select(["k.id as repeatedId", "k.statementId as repeatedIn", "k.counterpartyName as repeatedName"])
    .select(["k.purpose as repeatedPurpose", "k.serial as repeatedSerial"])
    .select(["i.nameZh as institutionNameZh", "i.nameEn as institutionNameEn"])
    .select([
      sql<string[] | null>`(select array_agg(n.number order by n.number) from (
        select v.number from receipt_allocation a join invoice v on v.id = a.invoice_id
        where a.receipt_id = l.receipt_id group by v.number having sum(a.amount_fen) > 0) n)`.as(
        "paidNumbers",
      ),
      // What of its receipt pays nothing yet, and is not on its way back; what is; whether any of it was or is.
      sql<bigint | null>`${unappliedOfReceipt("r")}`.as("unappliedFen"),
      sql<bigint>`coalesce((select sum(w.amount_fen) from refund w
        where w.receipt_id = l.receipt_id and w.status in ('requested', 'sent', 'failed')), 0)::bigint`.as(
        "returningFen",
      ),
      sql<boolean>`exists (select from refund w
        where w.receipt_id = l.receipt_id and w.status not in ('replaced', 'cancelled'))`.as("hasRefunds"),
    ])
    .where("l.statementId", "=", statementId);
  if (status !== null) query = query.where("l.status", "=", status);
  if (after !== null) query = query.where("l.position", ">", after.position);
  const rows = await query
    .orderBy("l.position")
    .limit(PAGE_SIZE + 1)
    .execute();
  return toPage(byPosition, rows);
}

/** The next lines that the job has not been at; the caller holds the statement. */
export async function listUnseenLines(trx: ActorTransaction, statementId: string, limit: number) {
  return trx
    .selectFrom("bankLine")
    .selectAll()
    .where("statementId", "=", statementId)
    .where("seenAt", "is", null)
    .where("status", "=", "unmatched")
    .orderBy("position")
    .limit(limit)
    .forNoKeyUpdate()
    .execute();
}

/** How many receipts were booked of a line: more than one where a match was undone. */
export async function countReceiptsOfLine(trx: ActorTransaction, lineId: string): Promise<number> {
  const { count } = await trx
    .selectFrom("receipt")
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .where("provider", "=", "bank")
    .where((eb) => eb.or([eb("externalId", "=", lineId), eb("externalId", "like", `${lineId}/%`)]))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The line whose receipt a refund gives back, once its refunds are all of it. */
export async function findLineReturnedWholly(trx: ActorTransaction, refundId: string) {
  return trx
    .selectFrom("bankLine as l")
    .innerJoin("refund as f", "f.receiptId", "l.receiptId")
    .select("l.id")
    .where("f.id", "=", refundId)
    .where("l.amountFen", "=", (eb) =>
      eb
        .selectFrom("refund as paid")
        .whereRef("paid.receiptId", "=", "l.receiptId")
        .where("paid.status", "=", "paid")
        .where("paid.invoiceId", "is", null)
        .select(({ fn }) => fn.sum<bigint>("paid.amountFen").as("sum")),
    )
    .executeTakeFirst();
}

/** The line that shows that a refund was paid. */
export async function findLineOfRefund(trx: ActorTransaction, refundId: string) {
  return trx
    .selectFrom("bankLine as l")
    .innerJoin("refund as f", "f.id", "l.refundId")
    .select("l.id")
    .where("f.id", "=", refundId)
    .where("f.status", "=", "paid")
    .executeTakeFirst();
}

/** The line by which the money of a refund arrived. */
export async function findLineOfReceiptOf(trx: ActorTransaction, refundId: string) {
  return trx
    .selectFrom("bankLine as l")
    .innerJoin("refund as f", "f.receiptId", "l.receiptId")
    .select(["l.id", "l.status"])
    .where("f.id", "=", refundId)
    .executeTakeFirst();
}
