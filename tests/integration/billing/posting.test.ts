import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import type { Actor, AdminActor } from "#app/domain/accounts/actor.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** What the ledger takes of a session that asks it by itself: the database computes each entry from the row that it is of. */
const app = openTestApp({}, { isEmptied: true });
const { accrued, invoiced, paid, differences, balances } = billingIn(app);
let finance: AdminActor;
let moderator: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [finance, moderator] = [await admin("Finance 1", ["finance"]), await admin("Moderator 1", ["moderator"])];
});

const run = (actor: Actor, ...statements: string[]) =>
  app.web.withActor(actor, async (trx) => {
    for (const statement of statements) await sql.raw(statement).execute(trx);
  });
const booked = async () => ({
  balances: await balances(),
  rows: await app.sql`select (select count(*) from ledger_transaction) + (select count(*) from receipt)
    + (select count(*) from credit_note) + (select count(*) from invoice where status = 'settled') as count`,
});
const refused = async (because: RegExp, actor: Actor, ...statements: string[]) => {
  const before = await booked();
  await expect(run(actor, ...statements)).rejects.toThrow(because);
  expect(await booked()).toEqual(before);
};
const posting = (kind: string, source: string) => `select post_to_ledger('${kind}', '${source}')`;
const receipt = (id: string, institutionId: string, amount: bigint) =>
  `insert into receipt (id, institution_id, provider, external_id, amount_fen, received_at)
   values ('${id}', '${institutionId}', 'bank', '${id}', ${String(amount)}, app_now())`;

test("takes no entry of a tenant or a moderator, whatever they say, and no receipt that they insert", async () => {
  const { company, institution, invoiceId } = await invoiced();
  const { institutionId } = institution;
  for (const actor of [company, institution, moderator]) {
    await refused(/the platform alone posts/u, actor, posting("invoice-voided", invoiceId));
    await refused(/row-level security|permission denied/u, actor, receipt(randomUUID(), institutionId, 5n));
  }
  await refused(/row-level security/u, moderator, "update invoice set void_reason = 'x'");
});

test("takes of a finance admin what happened, once, with the amounts of its row", async () => {
  const { institution } = await accrued();
  const id = randomUUID();
  const booking = posting("receipt-booked", id);
  await run(finance, receipt(id, institution.institutionId, 7n), booking, booking);
  expect(await balances()).toMatchObject({ cash_bank: 7n, unapplied: -7n });
  expect(await differences()).toEqual([]);
});

test("refuses kinds that nobody posts, rows that are not there, and what did not happen", async () => {
  const { feeId, invoiceId, totalFen, institution } = await invoiced();
  const { receiptId } = await paid({
    institutionId: institution.institutionId,
    amountFen: totalFen,
    invoiceId: null,
  });
  for (const [kind, source] of [
    ["fee-accrued", feeId],
    ["test-entry", feeId],
    ["receipt-booked", randomUUID()],
    ["fee-waived", feeId],
    ["invoice-voided", invoiceId],
    ["refund-paid", receiptId],
    ["charged-back", receiptId],
    ["receipt-identified", receiptId],
  ] as const)
    await refused(/nothing to book/u, finance, posting(kind, source));
});

test("refuses amounts that do not follow from the rows that they stand on", async () => {
  const { feeId, invoiceId, totalFen, institution } = await invoiced();
  const { institutionId } = institution;
  const id = randomUUID();
  const invoice = (line: string) => [
    `insert into invoice (id, institution_id, number, period, issued_at, due_on, net_fen, vat_fen, total_fen, profile)
     values ('${id}', '${institutionId}', 'LS-1', '2026-03-01', app_now(), '2026-05-01', 100, 6, 106, '{}')`,
    `insert into invoice_line (invoice_id, institution_id, position, fee_id, net_fen, vat_fen, total_fen, vat_rate_bp)
     select '${id}', institution_id, 0, id, ${line}, 600 from fee where id = '${feeId}'`,
    posting("invoice-issued", id),
  ];
  await app.sql`update invoice_line set is_void = true`;
  await refused(/nothing to book/u, finance, ...invoice("net_fen, vat_fen, net_fen + vat_fen"));
  await refused(/nothing to book/u, finance, ...invoice("100, 6, 106"));
  await app.sql`update invoice_line set is_void = false`;
  const credit = (amounts: string) => [
    `insert into credit_note (id, institution_id, number, invoice_id, reason_code, net_fen, vat_fen, total_fen, issued_at)
     values ('${id}', '${institutionId}', 'CN-1', '${invoiceId}', 'adjustment', 100, 6, 106, app_now())`,
    `insert into credit_note_line (credit_note_id, invoice_line_id, institution_id, net_fen, vat_fen, total_fen)
     select '${id}', id, institution_id, ${amounts} from invoice_line`,
    posting("credit-note-issued", id),
  ];
  await refused(/nothing to book/u, finance, ...credit("1, 0, 1"));
  const { receiptId } = await paid({ institutionId, amountFen: 5n, invoiceId: null });
  const apply = (amount: bigint) => [
    `insert into receipt_allocation (id, receipt_id, invoice_id, institution_id, kind, amount_fen)
     values ('${id}', '${receiptId}', '${invoiceId}', '${institutionId}', 'payment', ${String(amount)})`,
    posting("receipt-applied", id),
  ];
  await refused(/nothing to book/u, finance, ...apply(6n));
  const { receiptId: large } = await paid({ institutionId, amountFen: totalFen * 2n, invoiceId: null });
  await refused(
    /nothing to book/u,
    finance,
    ...apply(totalFen + 1n).map((one) => one.replace(receiptId, large)),
  );
  await run(finance, ...apply(5n));
  expect(await differences()).toEqual([]);
});

test("an invoice is settled only once its payments and credit notes cover it, and void only before", async () => {
  const { invoiceId, totalFen, institution } = await invoiced();
  const settle = "update invoice set status = 'settled', settled_at = app_now()";
  const end = `update invoice set status = 'void', voided_at = app_now(), settled_at = null`;
  await refused(/settled once nothing of it is due/u, finance, settle);
  await paid({ institutionId: institution.institutionId, amountFen: totalFen - 1n, invoiceId });
  await refused(/settled once nothing of it is due/u, finance, settle);
  await refused(/settled once nothing of it is due/u, finance, end);
  await paid({ institutionId: institution.institutionId, amountFen: 1n, invoiceId });
  await refused(
    /settled once nothing of it is due/u,
    finance,
    "update invoice set status = 'open', settled_at = null",
  );
});

test("a fee stands on one live line of an invoice", async () => {
  await invoiced();
  await expect(
    app.owner.query(
      `insert into invoice_line (invoice_id, institution_id, position, fee_id, net_fen, vat_fen, total_fen, vat_rate_bp)
       select invoice_id, institution_id, 99, fee_id, net_fen, vat_fen, total_fen, vat_rate_bp from invoice_line`,
    ),
  ).rejects.toThrow("one_live_line");
});
