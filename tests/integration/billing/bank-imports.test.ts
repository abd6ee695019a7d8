import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, AdminActor } from "#app/domain/accounts/actor.ts";
import { bankLine, bankStatementsIn, OWN_ACCOUNT } from "#tests/factories/bank-statements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { exportRows } from "#tests/support/billing/bank-exports.ts";
import { csvFile } from "#tests/support/billing/bank-files.ts";
import { bankTables } from "#tests/support/billing/bank-tables.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { unchanged } from "#tests/support/refusals.ts";

const app = openTestApp({}, { isEmptied: true });
const { invoiced, statusOf } = billingIn(app);
const { fileOf, importFile, imported } = bankStatementsIn(app);
const everything = bankTables(app);
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

describe("an imported statement", () => {
  test("changes nothing when it is imported again, and adds only new lines where periods overlap", async () => {
    const lines = [1n, 2n, 3n, 4n].map((fen) => bankLine({ amountFen: fen * 100n }));
    const file = fileOf(lines.slice(0, 3));
    expect(await importFile(first, file)).toMatchObject({ newLines: 3, knownLines: 0 });
    expect(await unchanged(everything, () => importFile(second, file))).toMatchObject({
      newLines: 0,
      knownLines: 3,
    });
    const overlapping = fileOf(lines.slice(1), 100_000_100n);
    expect(await importFile(first, overlapping)).toMatchObject({ newLines: 1, knownLines: 2 });
    expect(await app.sql`select count(*)::int as n from bank_line`).toEqual([{ n: 4 }]);
  });

  test("is imported once, however many admins import it at once", async () => {
    const file = fileOf([bankLine({ amountFen: 100n }), bankLine({ amountFen: 200n })]);
    const done = await Promise.all([first, second, first, second].map((by) => importFile(by, file)));
    expect(done.map((one) => ("newLines" in one ? one.newLines : -1)).sort()).toEqual([0, 0, 0, 2]);
    expect(await app.sql`select count(*)::int as n from bank_line`).toEqual([{ n: 2 }]);
  });

  test("is read by admins alone", async () => {
    const { institution, company } = await invoiced();
    await imported(first, [bankLine({ amountFen: 100n })]);
    const count = (actor: Actor) =>
      app.web.readAs(actor, async (trx) => {
        const statements = await trx.selectFrom("bankStatement").select("id").execute();
        return statements.length + (await trx.selectFrom("bankLine").select("id").execute()).length;
      });
    expect([await count(first), await count(institution), await count(company)]).toEqual([2, 0, 0]);
    expect(await count({ kind: "public" })).toBe(0);
  });

  test("is not imported with any fault", async () => {
    const rows = ["交易日,借方金额,贷方金额,余额", "20260401,,1.00,2.00", "20260402,,1.00,4.00"];
    const file = Buffer.from(`账号,${OWN_ACCOUNT}\n${rows.join("\n")}\n`);
    const fault = { code: "balance-breaks", row: 4, found: "4.00", expected: "3.00" };
    expect(await unchanged(everything, () => importFile(first, file))).toEqual({ faults: [fault] });
  });
});

test("control characters in a file and its name count as blanks", async () => {
  const line = bankLine({ amountFen: 100n, name: "甲\u0000乙", purpose: "货\u0007款", serial: "\u0000" });
  const done = await importFile(first, fileOf([line]), { name: "流\u0000水.csv" });
  expect(done).toMatchObject({ newLines: 1 });
  expect(
    await app.sql`select l.counterparty_name as name, l.purpose, l.serial, s.file_name as file
      from bank_line l join bank_statement s on s.id = l.statement_id`,
  ).toEqual([{ name: "甲 乙", purpose: "货 款", serial: null, file: "流 水.csv" }]);
});

describe("a statement of the platform's accounts", () => {
  const file = (account: string, lines = [bankLine({ amountFen: 100n })]) =>
    csvFile(exportRows("cmb", { account, openingFen: 1n, lines }), "utf-8");

  test("alone is imported: another account, or none, is refused and named", async () => {
    const { number, totalFen, invoiceId } = await invoiced();
    const paying = [bankLine({ amountFen: totalFen, purpose: number })];
    const foreign = { code: "account-not-own", found: "999988887777", expected: OWN_ACCOUNT };
    const refused = (bytes: Buffer, account: string | null = null) =>
      unchanged(everything, () => importFile(first, bytes, { account }));
    expect(await refused(file("999988887777", paying))).toEqual({ faults: [foreign] });
    const noAccount = csvFile(exportRows("cmb", { account: "", openingFen: 1n, lines: paying }), "utf-8");
    expect(await refused(noAccount)).toEqual({ faults: [{ code: "account-missing" }] });
    expect(await refused(noAccount, "999988887777")).toEqual({ faults: [foreign] });
    // Which one it is says the admin who imports it; a file that names another is of that one.
    expect(await refused(file("999988887777", paying), OWN_ACCOUNT)).toMatchObject({
      faults: [{ code: "account-differs", found: "999988887777" }],
    });
    const column = csvFile(exportRows("icbc", { account: "", openingFen: 1n, lines: paying }), "utf-8");
    expect(await refused(column, OWN_ACCOUNT)).toMatchObject({ faults: [{ code: "account-blank", row: 3 }] });
    expect(await importFile(first, noAccount, { account: OWN_ACCOUNT })).toMatchObject({ newLines: 1 });
    expect(await statusOf("invoice", invoiceId)).toBe("open");
  });

  test("has no days to come, in Shanghai", async () => {
    await app.setNow(new Date("2027-03-31T16:30:00Z"));
    const [today, tomorrow] = [
      bankLine({ amountFen: 100n, day: "2027-04-01" }),
      bankLine({ amountFen: 200n, day: "2027-04-02" }),
    ];
    const bytes = file(OWN_ACCOUNT, [today, tomorrow]);
    const fault = { code: "day-future", row: 5, field: "day", found: "2027-04-02", expected: "2027-04-01" };
    expect(await unchanged(everything, () => importFile(first, bytes))).toEqual({ faults: [fault] });
    expect(await importFile(first, file(OWN_ACCOUNT, [today]))).toMatchObject({ newLines: 1 });
  });
});
