import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { InvoiceMatter, InvoiceView } from "#app/domain/billing/admin-forms.ts";
import type { Day } from "#app/lib/days.ts";
import { PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { recusedFrom } from "#db/queries/moderation/ties.ts";
import { containing } from "#db/queries/shared/containing.ts";
import { afterInstant, byInstant, instantKey } from "#db/queries/shared/instant-key.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { dueOfInvoice } from "./due.ts";
import { isWhereMoneyShows } from "./unapplied.ts";

interface InvoiceSelection {
  view: InvoiceView | undefined;
  matter: InvoiceMatter | undefined;
  /** Part of a number, or of an institution's name. */
  words: string | undefined;
  after: string | undefined;
  today: Day;
}

const withQuestion = sql<boolean>`exists (select from invoice_line l join fee f on f.id = l.fee_id
  where l.invoice_id = i.id and not l.is_void and f.status = 'disputed')`;

const concerning: Readonly<Record<InvoiceMatter, RawBuilder<SqlBool>>> = {
  question: withQuestion,
  refund: sql`exists (select from refund r where r.invoice_id = i.id and r.status in ('requested', 'sent', 'failed'))`,
  "charge-back": sql`exists (select from charge_back b join receipt_allocation a on a.receipt_id = b.receipt_id
    where b.status = 'open' and a.invoice_id = i.id)`,
  unapplied: sql`${isWhereMoneyShows} and exists (select from ledger_account l join ledger_total t on t.account_id = l.id
    where l.institution_id = i.institution_id and l.kind = 'unapplied' and t.balance_minor < 0)`,
};

/** Invoices of all institutions, the newest first and of one instant by number, for admins. Keyset: after the given one. */
export async function listInvoicesForAdmins(
  trx: ActorTransaction,
  { view, matter, words, after, today }: InvoiceSelection,
) {
  const last = afterInstant(after);
  let query = trx
    .selectFrom("invoice as i")
    .innerJoin("institution", "institution.id", "i.institutionId")
    .select([
      "i.id",
      "i.number",
      "i.status",
      "i.period",
      "i.issuedAt",
      "i.dueOn",
      "i.totalFen",
      "i.reminders",
    ])
    .select(["institution.nameZh", "institution.nameEn"])
    .select(dueOfInvoice("i").as("dueFen"))
    .select(recusedFrom("finance", "null", "i.institution_id"))
    .select(withQuestion.as("isQuestioned"))
    .select(instantKey("i.issuedAt"));
  if (view === "overdue") query = query.where("i.status", "=", "open").where("i.dueOn", "<", today);
  else if (view) query = query.where("i.status", "=", view);
  if (matter) query = query.where(concerning[matter]);
  if (words) {
    const pattern = containing(words);
    query = query.where((where) =>
      where.or([
        where("i.number", "ilike", pattern),
        where("institution.nameZh", "ilike", pattern),
        where("institution.nameEn", "ilike", pattern),
      ]),
    );
  }
  if (last !== null)
    query = query.where(
      sql<SqlBool>`(i.issued_at, i.number) < (${last.instantKey}::timestamptz, (select number from invoice where id = ${last.id}::uuid))`,
    );
  const rows = await query
    .orderBy("i.issuedAt", "desc")
    .orderBy("i.number", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  return toPage(byInstant, rows);
}

/** How many invoices each view of the list has. */
export async function countInvoicesByView(
  trx: ActorTransaction,
  today: Day,
): Promise<Record<InvoiceView | "all", number>> {
  const { rows } = await sql<Record<InvoiceView | "all", number>>`
    select count(*)::int as all,
      (count(*) filter (where status = 'open'))::int as open,
      (count(*) filter (where status = 'open' and due_on < ${today}::date))::int as overdue,
      (count(*) filter (where status = 'settled'))::int as settled,
      (count(*) filter (where status = 'void'))::int as void
    from invoice`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error("a count returns a row");
  return row;
}

/** Fees that stand on no invoice yet, by institution and then by their accrual. Keyset: after the given one. */
export async function listFeesToInvoice(
  trx: ActorTransaction,
  {
    words,
    after,
  }: { words: string | undefined; after: { nameZh: string; instantKey: string; id: string } | null },
) {
  let query = trx
    .selectFrom("fee")
    .innerJoin("deal", "deal.id", "fee.dealId")
    .innerJoin("institution", "institution.id", "fee.institutionId")
    .innerJoin("company", "company.id", "fee.companyId")
    .leftJoin("feeProposal", (join) =>
      join
        .onRef("feeProposal.feeId", "=", "fee.id")
        .on(
          sql<SqlBool>`exists (select from confirmation c where c.subject_id = fee_proposal.id and c.status = 'open')`,
        ),
    )
    .select(["fee.id", "fee.kind", "fee.drawnFen", "fee.rateBp", "fee.accruedAt"])
    .select(sql<bigint>`coalesce(fee.net_fen + fee.vat_fen, fee.amount_fen)::bigint`.as("grossFen"))
    .select(["deal.number as dealNumber", "feeProposal.id as proposalId"])
    .select(["institution.nameZh", "institution.nameEn"])
    .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
    .select(recusedFrom("finance", "fee.company_id", "fee.institution_id"))
    .select(instantKey("fee.accruedAt"))
    .where("fee.status", "=", "accrued");
  if (words) {
    const pattern = containing(words);
    query = query.where((where) =>
      where.or([
        where("institution.nameZh", "ilike", pattern),
        where("institution.nameEn", "ilike", pattern),
      ]),
    );
  }
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(institution.name_zh, fee.accrued_at, fee.id) > (${after.nameZh}, ${after.instantKey}::timestamptz, ${after.id}::uuid)`,
    );
  return query
    .orderBy("institution.nameZh")
    .orderBy("fee.accruedAt")
    .orderBy("fee.id")
    .limit(PAGE_SIZE + 1)
    .execute();
}
