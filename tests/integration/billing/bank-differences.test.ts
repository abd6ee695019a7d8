import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { matchBankStatement } from "#app/services/billing/bank/match-bank-statement.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp({}, { isEmptied: true });
const { invoiced, paid, differences } = billingIn(app);
const { imported, importFile, fileOf, linesOf } = bankStatementsIn(app);
const system = { kind: "system" } as const;
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

const opening = 100_000_000n;
const on = (day: string, amountFen: bigint) => bankLine({ day, amountFen });

describe("statements of one account", () => {
  const lines = [
    on("2026-03-01", 100n),
    on("2026-03-02", 200n),
    on("2026-03-02", 300n),
    on("2026-03-03", 400n),
  ];

  test("agree, whether they follow, overlap or cut a day in two", async () => {
    await imported(first, lines.slice(0, 2), opening);
    await imported(first, lines.slice(2), opening + 300n);
    expect(await differences()).toEqual([]);
    await imported(first, [...lines.slice(1), on("2026-03-04", 500n)], opening + 100n);
    expect(await differences()).toEqual([]);
  });

  test("don't where one is missing between them, until it is imported", async () => {
    await imported(first, lines.slice(0, 1), opening);
    await imported(first, lines.slice(3), opening + 600n);
    expect(await differences()).toEqual(["bank-balance"]);
    await imported(first, lines.slice(1, 3), opening + 100n);
    expect(await differences()).toEqual([]);
  });
});

test("money that left for no refund is raised until it is ignored by two", async () => {
  const [line] = await linesOf((await imported(first, [on("2026-03-01", -100n)])).statementId);
  expect(await differences()).toEqual(["bank-left-unknown"]);
  await actOnStatement(app.web, first, { act: "ignore", lineId: line?.id ?? "" });
  const rows: { id: string }[] = await app.sql`select id from confirmation`;
  await actOnStatement(app.web, second, { act: "confirm", confirmationId: rows[0]?.id ?? "" });
  expect(await differences()).toEqual([]);
});

test("a refund that no statement shows is raised after five working days", async () => {
  const { institution, totalFen, invoiceId } = await invoiced();
  const { institutionId } = institution;
  const { receiptId } = await paid({ institutionId, invoiceId, amountFen: totalFen + 700n });
  const proposed = { act: "return", receiptId } as const;
  await actOnStatement(app.web, first, proposed);
  const rows: { id: string }[] = await app.sql`select id from confirmation`;
  await actOnStatement(app.web, second, { act: "confirm", confirmationId: rows[0]?.id ?? "" });
  expect(await differences()).toEqual([]);
  await app.sql`update refund set requested_at = requested_at - interval '20 days'`;
  expect(await differences()).toEqual(["refund-not-shown"]);
});

test("a receipt, a line or the account of unknown payers that was changed by hand is named", async () => {
  const { institution, number, totalFen, invoiceId } = await invoiced();
  const paying = bankLine({ amountFen: totalFen, purpose: number });
  await imported(first, [paying, bankLine({ amountFen: 55n })]);
  expect(await differences()).toEqual([]);
  await app.sql`update bank_line set amount_fen = amount_fen + 1`;
  expect((await differences()).sort()).toEqual(["bank-line-receipt", "ledger-suspense"]);
  await app.sql`update bank_line set amount_fen = amount_fen - 1`;
  const { institutionId } = institution;
  await paid({ institutionId, invoiceId, amountFen: 10n });
  expect(await differences()).toEqual(["bank-receipt-line"]);
});

test("the job is begun anew where it was stopped, and books each line once", async () => {
  const { number, totalFen } = await invoiced();
  const lines = Array.from({ length: 120 }, (_, at) => bankLine({ amountFen: BigInt(at + 1) }));
  lines.push(bankLine({ amountFen: totalFen, purpose: number }));
  const done = await importFile(first, fileOf(lines));
  const statementId = "statementId" in done ? done.statementId : "";
  const match = () => matchBankStatement(app.worker, system, { statementId });
  await Promise.all([match(), match(), match()]);
  expect(await app.sql`select count(*)::int as n from bank_line where seen_at is null`).toEqual([{ n: 0 }]);
  expect(await app.sql`select count(*)::int as n from receipt`).toEqual([{ n: 1 }]);
  expect(await differences()).toEqual([]);
  const books = () => app.sql`select count(*)::int as n, max(id)::int as last from ledger_posting`;
  await unchanged(books, match);
});
