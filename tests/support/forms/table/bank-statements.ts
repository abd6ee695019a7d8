import { monthStart } from "#app/domain/billing/invoice.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { bankLine, bankStatementsIn, OWN_ACCOUNT } from "#tests/factories/bank-statements.ts";
import { dayOn } from "#tests/factories/days.ts";
import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { exportRows } from "#tests/support/billing/bank-exports.ts";
import { csvFile } from "#tests/support/billing/bank-files.ts";
import { actForm, type FormsOf } from "../example.ts";
import { choice, freeTextField, id, optionalField } from "../fields.ts";

/** The forms of the bank's statements. */
export const formsOfBankStatements: FormsOf = async ({ app, sessions }) => {
  const db = testDatabase(app);
  const { admin } = moderationIn(app);
  const { imported, linesOf } = bankStatementsIn(app);
  const [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
  const [cookie, other] = [sessions.admin(first.userId), sessions.admin(second.userId)];
  const { institutionId } = await givenIn(app).institution();
  const stranger = first.userId;

  let count = 900_000;
  const invoice = async () => {
    const number = `LS-2026-${String((count += 1))}`;
    const total = { netFen: 100n, vatFen: 6n, totalFen: 106n };
    const of = { period: monthStart(new Date()), issuedAt: new Date(), dueOn: dayOn(30), profile: "{}" };
    const { id: invoiceId } = await db.insert("invoice", { institutionId, number, ...total, ...of });
    return { invoiceId, number };
  };
  const paid = await invoice();
  const open = await invoice();
  const fens = [301n, 302n, 303n, 304n, 305n];
  const { statementId } = await imported(first, [
    bankLine({ amountFen: 206n, purpose: paid.number }),
    ...fens.map((amountFen) => bankLine({ amountFen })),
    bankLine({ amountFen: -50n }),
    bankLine({ amountFen: 406n, purpose: (await invoice()).number }),
    bankLine({ amountFen: 506n, purpose: (await invoice()).number }),
    bankLine({ amountFen: -40n }),
    bankLine({ amountFen: 40n }),
    bankLine({ amountFen: 207n }),
  ]);
  const page = `/admin/billing/statements/${statementId}`;
  const lines = await linesOf(statementId);
  const lineOf = (at: number) => lines[at]?.id ?? "";
  const receiptOf = (at: number) => lines[at]?.receiptId ?? "";
  const { id: refundId } = await db.insert("refund", {
    institutionId,
    receiptId: receiptOf(0),
    amountFen: 50n,
    provider: "bank",
  });
  const { id: shownId } = await db.insert("refund", {
    institutionId,
    receiptId: receiptOf(0),
    amountFen: 40n,
    provider: "bank",
    status: "paid",
    externalId: lineOf(9),
    settledAt: new Date(),
  });
  await db.update("bankLine", lineOf(9), { status: "matched", refundId: shownId });
  const proposed = async (at: number) => {
    await actOnStatement(app.web, first, { act: "ignore", lineId: lineOf(at) });
    const rows: { id: string }[] = await app.sql`select id from confirmation
      where subject_id = ${lineOf(at)} and status = 'open'`;
    return rows[0]?.id ?? "";
  };

  /** Two lines of the same day, amount and payer, as far as a file without balances states them. */
  const doubtful = async () => {
    const rows: { id: string }[] = await app.sql`
      insert into bank_line (statement_id, account, line_key, position, value_day, amount_fen, status, repeat_of)
      select statement_id, account, 'again ' || n, 100 + n, value_day, amount_fen, 'doubtful', id
      from bank_line, generate_series(1, 2) n where id = ${lineOf(2)} returning id`;
    return rows.map((row) => row.id);
  };
  const [same = "", another = ""] = await doubtful();

  const others = [bankLine({ amountFen: 99n })];
  const rows = exportRows("cmb", { account: OWN_ACCOUNT, openingFen: 1n, lines: others });

  return {
    "routes/admin.billing.statements._index": [
      {
        name: "import",
        path: "/admin/billing/statements?index",
        cookie,
        file: { name: "流水.csv", content: csvFile(rows, "utf-8").toString() },
        fields: { act: choice("import"), account: optionalField(freeTextField(OWN_ACCOUNT)) },
      },
    ],
    "routes/admin.billing.statements.$statementId": [
      actForm("match", page, cookie, {
        lineId: id(lineOf(1), stranger),
        invoices: freeTextField(open.number),
      }),
      actForm("assign", page, cookie, {
        lineId: id(lineOf(11), stranger),
        invoices: freeTextField(paid.number),
      }),
      actForm("ignore", page, cookie, { lineId: id(lineOf(2), stranger) }),
      actForm("settle", page, cookie, {
        lineId: id(lineOf(6), stranger),
        refundId: id(refundId, stranger),
      }),
      actForm("came-back", page, cookie, {
        lineId: id(lineOf(10), stranger),
        refundId: id(shownId, stranger),
      }),
      actForm("undo", page, cookie, { lineId: id(lineOf(7), stranger) }),
      actForm("same", page, cookie, { lineId: id(same, stranger) }),
      actForm("another", page, cookie, { lineId: id(another, stranger) }),
      actForm("apply", page, cookie, {
        receiptId: id(receiptOf(7), stranger),
        invoices: freeTextField(open.number),
      }),
      actForm("return", page, cookie, { receiptId: id(receiptOf(8), stranger) }),
      actForm("confirm", page, other, { confirmationId: id(await proposed(3), stranger) }),
      actForm("decline", page, other, { confirmationId: id(await proposed(4), stranger) }),
      actForm("withdraw", page, cookie, { confirmationId: id(await proposed(5), stranger) }),
    ],
  };
};
