import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { BANK_FORMATS, type BankFormat } from "#app/domain/billing/bank/formats.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { matchBankStatement } from "#app/services/billing/bank/match-bank-statement.server.ts";
import { bankLine, bankStatementsIn, OWN_ACCOUNT } from "#tests/factories/bank-statements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { exportRows, type GivenLine } from "#tests/support/billing/bank-exports.ts";
import { csvFile } from "#tests/support/billing/bank-files.ts";
import { bankTables } from "#tests/support/billing/bank-tables.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

const app = openTestApp({}, { isEmptied: true });
const { invoiced, statusOf, differences, balances } = billingIn(app);
const { importFile, linesOf } = bankStatementsIn(app);
const everything = bankTables(app);
const system = { kind: "system" } as const;
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

/** Imported in a bank's format, without the balances unless they are wanted, and matched. */
async function imports(bank: BankFormat, lines: readonly GivenLine[], { balances = true } = {}) {
  const rows = exportRows(bank, { account: OWN_ACCOUNT, openingFen: 0n, lines });
  const at = rows.find((cells) => cells.includes("余额"))?.indexOf("余额") ?? -1;
  const file = balances
    ? rows
    : rows.map((cells) => cells.map((cell, n) => (n === at && cell !== "余额" ? "" : cell)));
  const done = await importFile(first, csvFile(file, "utf-8"));
  if ("faults" in done) throw new Error(JSON.stringify(done.faults));
  if (done.newLines > 0) await matchBankStatement(app.worker, system, { statementId: done.statementId });
  return done;
}
const runJob = (statementId: string) => matchBankStatement(app.worker, system, { statementId });
const count = async () => {
  const rows: { n: number }[] = await app.sql`select count(*)::int as n from receipt`;
  return rows[0]?.n;
};
const doubtful = async (statementId: string) =>
  (await linesOf(statementId)).find(({ status }) => status === "doubtful")?.id ?? "";

test("one transfer in the format of every bank pays once", async () => {
  const { number, totalFen, invoiceId } = await invoiced();
  const half = [bankLine({ amountFen: totalFen / 2n, purpose: `服务费 ${number}` })];
  expect(await imports("cmb", half)).toMatchObject({ newLines: 1, knownLines: 0, doubtfulLines: 0 });
  for (const bank of BANK_FORMATS)
    expect(await unchanged(everything, () => imports(bank, half))).toMatchObject({
      newLines: 0,
      knownLines: 1,
      doubtfulLines: 0,
    });
  expect([await count(), await statusOf("invoice", invoiceId)]).toEqual([1, "open"]);
  expect(await differences()).toEqual([]);
});

test("two payers with a serial number of zero are two payments", async () => {
  const pays = (name: string, account: string) => [
    bankLine({ amountFen: 750_000n, name, account, purpose: `${name}付款`, serial: "0" }),
  ];
  await imports("cmb", pays("甲公司", "6222000011110001"), { balances: false });
  const second = await imports("cmb", pays("乙公司", "6222000011110002"), { balances: false });
  expect(second).toMatchObject({ newLines: 1, doubtfulLines: 0 });
  expect(await balances()).toMatchObject({ suspense: -1_500_000n });
});

test("equal payments of one day in one file are as many as they are, and once with a longer file", async () => {
  const line = bankLine({ amountFen: 100n, serial: "" });
  expect(await imports("abc", [line, line])).toMatchObject({ newLines: 2 });
  expect(await imports("abc", [line, line, line])).toMatchObject({
    newLines: 1,
    knownLines: 2,
    doubtfulLines: 0,
  });
  expect(await balances()).toMatchObject({ cash_bank: 300n });
});

describe("a line that might be one of another file", () => {
  /** Half the invoice with a serial number, and again without it or a balance. */
  async function doubted() {
    const deal = await invoiced();
    const line = bankLine({ amountFen: deal.totalFen / 2n, purpose: `服务费 ${deal.number}` });
    await imports("cmb", [line], { balances: false });
    const again = await imports("icbc", [line], { balances: false });
    expect(again).toMatchObject({ newLines: 0, knownLines: 0, doubtfulLines: 1 });
    return { ...deal, line, statementId: again.statementId, lineId: await doubtful(again.statementId) };
  }

  test("books nothing until a person says; imported again it is not asked twice", async () => {
    const { totalFen, invoiceId, line, statementId } = await doubted();
    await unchanged(everything, () => imports("icbc", [line], { balances: false }));
    await runJob(statementId);
    expect([await count(), await statusOf("invoice", invoiceId)]).toEqual([1, "open"]);
    expect(await balances()).toMatchObject({ cash_bank: totalFen / 2n });
    expect(await differences()).toEqual([]);
  });

  test("is left out once one admin says that it is the same", async () => {
    const { lineId, statementId, line } = await doubted();
    await actOnStatement(app.web, first, { act: "same", lineId });
    expect(await linesOf(statementId)).toMatchObject([{ status: "repeated" }]);
    const again = () => refusalCodeOf(actOnStatement(app.web, second, { act: "same", lineId }));
    expect(await unchanged(everything, again)).toBe("bank-line-wrong-state");
    await unchanged(everything, () => imports("icbc", [line], { balances: false }));
    await runJob(statementId);
    expect([await count(), await differences()]).toEqual([1, []]);
  });

  test("pays once two admins say that it is another, also after one was wrong", async () => {
    const { lineId, statementId, invoiceId } = await doubted();
    await actOnStatement(app.web, first, { act: "same", lineId });
    await actOnStatement(app.web, first, { act: "another", lineId });
    const rows: { id: string }[] = await app.sql`select id from confirmation where status = 'open'`;
    const confirm = { act: "confirm", confirmationId: rows[0]?.id ?? "" } as const;
    await runJob(statementId);
    expect(await count()).toBe(1);
    const alone = () => refusalCodeOf(actOnStatement(app.web, first, confirm));
    expect(await unchanged(everything, alone)).toBe("confirmation-same-person");
    await actOnStatement(app.web, second, confirm);
    expect(
      await app.sql`select payload->>'statementId' as of from graphile_worker._private_jobs`,
    ).toContainEqual({ of: statementId });
    await runJob(statementId);
    expect([await count(), await statusOf("invoice", invoiceId)]).toEqual([2, "settled"]);
    expect(await differences()).toEqual([]);
  });

  test("is handled by finance admins alone", async () => {
    const { lineId } = await doubted();
    const moderator = { ...second, roles: ["moderator"] } as const;
    for (const act of ["same", "another"] as const) {
      const tries = () => refusalCodeOf(actOnStatement(app.web, moderator, { act, lineId }));
      expect(await unchanged(everything, tries)).toBe("admin-role-missing");
      const ignores = () => refusalCodeOf(actOnStatement(app.web, first, { act: "ignore", lineId }));
      expect(await unchanged(everything, ignores)).toBe("bank-line-wrong-state");
    }
  });
});
