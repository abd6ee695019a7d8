import { sql } from "kysely";
import type { FeeStatus } from "#app/domain/billing/lifecycle.ts";
import { insertInto, lockById } from "#db/queries/shared/rows.ts";
import type { Day } from "#app/lib/days.ts";
import { instantOf } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** One fee for each confirmed drawdown: the unique drawdown prevents a second one. The database computes its amounts. */
export const insertFee = insertInto("fee");

export const lockFee = lockById("fee");

/** Institutions with fees that accrued before a day (Asia/Shanghai) and stand on no invoice. */
export async function listInstitutionsToInvoice(trx: ActorTransaction, before: Day): Promise<string[]> {
  const rows = await trx
    .selectFrom("fee")
    .select("institutionId")
    .distinct()
    .where("status", "=", "accrued")
    .where("accruedAt", "<", instantOf(before))
    .orderBy("institutionId")
    .execute();
  return rows.map(({ institutionId }) => institutionId);
}

/** An institution's fees to invoice, locked, in the order of their accrual. */
export function lockFeesToInvoice(trx: ActorTransaction, institutionId: string, before: Day) {
  return trx
    .selectFrom("fee")
    .select(["id", "netFen", "vatFen", "vatRateBp", "status", "isDemonstration"])
    .where("institutionId", "=", institutionId)
    .where("status", "=", "accrued")
    .where("accruedAt", "<", instantOf(before))
    .orderBy("accruedAt")
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** The fees on an invoice's live lines, locked. */
export function lockFeesOfInvoice(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("fee")
    .innerJoin("invoiceLine as line", "line.feeId", "fee.id")
    .select(["fee.id", "fee.status", "fee.netFen", "fee.vatFen", "line.id as lineId"])
    .where("line.invoiceId", "=", invoiceId)
    .where("line.isVoid", "=", false)
    .orderBy("fee.id")
    .forNoKeyUpdate("fee")
    .execute();
}

export type ReversedFee = Awaited<ReturnType<typeof listReversedFees>>[number];

/** The fees on an invoice's live lines whose drawdowns were reversed. */
export function listReversedFees(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("fee")
    .innerJoin("invoiceLine as line", "line.feeId", "fee.id")
    .innerJoin("drawdown", "drawdown.id", "fee.drawdownId")
    .select(["fee.drawdownId", "fee.dealId", "fee.institutionId", "fee.companyId", "fee.amountFen"])
    .where("line.invoiceId", "=", invoiceId)
    .where("line.isVoid", "=", false)
    .where("fee.kind", "=", "drawdown")
    .where("drawdown.status", "=", "reversed")
    .execute();
}

export async function setFeeStatus(
  trx: ActorTransaction,
  ids: readonly string[],
  status: FeeStatus,
): Promise<void> {
  if (ids.length === 0) return;
  await trx.updateTable("fee").set({ status }).where("id", "in", ids).execute();
}

/** The fees whose lines a credit note takes back. */
export function listFeesOfCreditNote(trx: ActorTransaction, creditNoteId: string) {
  return trx
    .selectFrom("creditNoteLine as credit")
    .innerJoin("invoiceLine as line", "line.id", "credit.invoiceLineId")
    .innerJoin("fee", "fee.id", "line.feeId")
    .select(["fee.id", "fee.status"])
    .where("credit.creditNoteId", "=", creditNoteId)
    .execute();
}

/** The fees of reversed drawdowns that still stand on an invoice: of one drawdown, or all of them. */
export function listFeesToCredit(trx: ActorTransaction, drawdownId: string | null) {
  return trx
    .selectFrom("fee")
    .innerJoin("drawdown", "drawdown.id", "fee.drawdownId")
    .select(["fee.id", "fee.drawdownId", "fee.institutionId"])
    .where("fee.kind", "=", "drawdown")
    .where("drawdown.status", "=", "reversed")
    .where("fee.status", "in", ["invoiced", "disputed", "paid", "charged_back"])
    .where("fee.amountFen", ">", 0n)
    .$if(drawdownId !== null, (query) => query.where("fee.drawdownId", "=", drawdownId ?? ""))
    .limit(200)
    .execute();
}

/** Accrues the fee of a confirmed drawdown that has none; the database computes it. */
export async function accrueMissingFee(trx: ActorTransaction, drawdownId: string, at: Date): Promise<void> {
  await sql`
    insert into fee (drawdown_id, deal_id, company_id, institution_id, basis, rate_bp, drawn_fen, amount_fen, accrued_at, is_demonstration)
    select w.id, w.deal_id, w.company_id, w.institution_id, 'debt', 0, 0, 0, coalesce(w.confirmed_at, ${at}), w.is_demonstration
    from drawdown w where w.id = ${drawdownId}::uuid and w.status = 'confirmed'
    on conflict do nothing`.execute(trx);
}
