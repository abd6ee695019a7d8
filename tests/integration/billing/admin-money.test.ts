import { describe, expect, test } from "vitest";
import { proposeForReceipt } from "#app/services/billing/bank/propose-for-receipt.server.ts";
import { settleBankProposal } from "#app/services/billing/bank/settle-bank-proposal.server.ts";
import { settleRefund } from "#app/services/billing/settle-refund.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { addDays, instantOf } from "#app/lib/days.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { takeBackReceipt } from "#app/services/billing/take-back-receipt.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { system } from "#tests/factories/open-given.ts";
import { openAdminBilling } from "#tests/support/billing/open-admin-billing.ts";

const { app, db, billing, first, second, at, acts, isRefused, invoices, today, numbers } = openAdminBilling();

const { imported, linesOf } = bankStatementsIn(app);

describe("money today", () => {
  test("says what the ledger's accounts have", async () => {
    expect(await today()).toMatchObject({
      money: { unbilledFen: "0", receivableFen: "0", fees: 0 },
      due: { invoices: 0, dueFen: "0" },
      lastRun: null,
    });
    const { institution, invoiceId, totalFen } = await billing.invoiced();
    await billing.accrued();
    const { institutionId } = institution;
    await billing.paid({ institutionId, invoiceId, amountFen: 1_000_000n, provider: "stripe" });
    await billing.paid({ institutionId, invoiceId: null, amountFen: 300_000n });
    await billing.differences();
    const due = String(totalFen - 1_000_000n);
    expect(await today()).toMatchObject({
      money: {
        unbilledFen: "2500000",
        receivableFen: due,
        unappliedFen: "300000",
        suspenseFen: "0",
        cashStripeFen: "1000000",
        cashBankFen: "300000",
        invoicedFen: "2500000",
        receivedStripeFen: "1000000",
        receivedBankFen: "300000",
        fees: 1,
      },
      due: { invoices: 1, dueFen: due },
      overdue: { invoices: 0, dueFen: "0" },
      differences: [],
      lastRun: { found: 0, mended: 0 },
    });
  });

  test("counts as received this month each payment once, less what was charged back", async () => {
    const { institution, invoiceId, number, totalFen } = await billing.invoiced();
    const { institutionId } = institution;
    const amountFen = 1_000_000n;
    const { receiptId } = await billing.paid({ institutionId, invoiceId, amountFen, provider: "stripe" });
    const received = async () => {
      const { money } = await today();
      return [money.receivedStripeFen, money.receivedBankFen].map(String);
    };
    expect(await received()).toEqual(["1000000", "0"]);
    const sourceId = crypto.randomUUID();
    const lost = { receiptId, invoiceId, kind: "charge-back", amountFen: 600_000n, sourceId } as const;
    await app.worker.withActor(system, (trx) => takeBackReceipt(trx, system, lost, new Date()));
    expect(await received()).toEqual(["400000", "0"]);
    // Of a payer whom nobody knew, then matched, undone and matched again.
    const { statementId } = await imported(first, [bankLine({ amountFen: totalFen })]);
    expect(await received()).toEqual(["400000", String(totalFen)]);
    const lineId = (await linesOf(statementId))[0]?.id ?? "";
    for (const act of ["match", "undo", "match"] as const) {
      await actOnStatement(app.web, first, { act, lineId, invoices: number });
      const { id: confirmationId } = await db.row("confirmation", { subjectId: lineId, status: "open" });
      await actOnStatement(app.web, second, { act: "confirm", confirmationId });
      expect([act, await received()]).toEqual([act, ["400000", String(totalFen)]]);
    }
  });

  test("says how long what is due has been overdue, and who is overdue after the last reminder", async () => {
    const { invoiceId, totalFen, institution } = await billing.invoiced();
    const dueFen = String(totalFen);
    const dueOn = (await db.row("invoice", invoiceId)).dueOn;
    const ageAfter = async (days: number) => {
      await app.setNow(instantOf(addDays(dueOn, days), 12));
      const { ageing, institutions } = await today();
      return [ageing.filter(({ invoices: some }) => some > 0).map(({ age }) => age), institutions.length];
    };
    expect(await ageAfter(0)).toEqual([["not-yet"], 0]);
    expect(await ageAfter(1)).toEqual([["upTo30"], 0]);
    expect(await ageAfter(7)).toEqual([["upTo30"], 1]);
    expect(await ageAfter(91)).toEqual([["over90"], 1]);
    expect(await today()).toMatchObject({
      overdue: { invoices: 1, dueFen },
      institutions: [{ id: institution.institutionId, invoices: 1, dueFen, oldestDueOn: dueOn }],
    });
    expect(await numbers("?view=overdue")).toHaveLength(1);
  });

  test("has returns of over-payments that failed, which are sent again once by the way they came", async () => {
    const { institution, invoiceId, totalFen } = await billing.invoiced();
    const { institutionId } = institution;
    const { receiptId } = await billing.paid({ institutionId, invoiceId, amountFen: totalFen + 60_000n });
    await proposeForReceipt(app.web, first, { act: "return", receiptId });
    const { id: confirmationId } = await db.row("confirmation", { subjectId: receiptId });
    await settleBankProposal(app.web, second, { confirmationId, act: "confirm" });
    const { id: refundId } = await db.row("refund");
    const again = { act: "resend-refund", refundId };
    await isRefused(first, "/admin/billing", again, { code: "refund-wrong-state" });
    const settle = (id: string, outcome: "paid" | "failed", externalId: string) =>
      app.worker.withActor(system, (trx) =>
        settleRefund(
          trx,
          system,
          { refundId: id, outcome, externalId, failure: "account closed" },
          new Date(),
        ),
      );
    await settle(refundId, "failed", "out-1");
    expect(await today()).toMatchObject({
      money: { refundsFailed: 1 },
      failedRefunds: [
        { id: refundId, amountFen: "60000", invoiceId: null, provider: "bank", failure: "account closed" },
      ],
    });
    expect((await readToday(app.web, first)).billing.failedRefunds).toBe(1);
    const answers = await Promise.all([first, second].map((who) => at(who).post("/admin/billing", again)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await db.row("refund", refundId)).toMatchObject({ status: "replaced" });
    const next = await db.row("refund", { status: "requested" });
    expect(next).toMatchObject({ amountFen: 60_000n, receiptId, invoiceId: null, provider: "bank" });
    expect(await today()).toMatchObject({ failedRefunds: [], money: { refundsFailed: 0, refunds: 1 } });
    await settle(next.id, "paid", "out-2");
    expect(await billing.balances()).toMatchObject({ cash_bank: totalFen });
    expect(await billing.balances()).not.toHaveProperty("unapplied");
    expect(await billing.differences()).toEqual([]);
  });

  test("has open differences, and calls that failed, which are sent again once", async () => {
    const { institution, invoiceId, number } = await billing.invoiced();
    const { institutionId } = institution;
    const call = {
      institutionId,
      provider: "stripe",
      kind: "present-invoice",
      subjectId: invoiceId,
    } as const;
    const { id: callId } = await db.insert("providerCall", {
      ...call,
      status: "dead",
      attempts: 8,
      lastError: "card_declined",
    });
    await billing.differences();
    expect(await today()).toMatchObject({
      differences: [{ kind: "call-dead", institutionId }],
      deadCalls: [{ id: callId, kind: "present-invoice", invoiceNumber: number, lastError: "card_declined" }],
    });
    const again = { act: "retry-call", callId };
    expect(await acts(first, "/admin/billing", again)).toBe("/admin/billing");
    expect((await today()).deadCalls).toEqual([]);
    await isRefused(second, "/admin/billing", again, { code: "provider-call-not-dead" });
  });

  test("runs the reconciliation when an admin asks, once for several, and says when it was asked for", async () => {
    const before = Date.now();
    const answer = await acts(first, "/admin/billing", { act: "reconcile" });
    const asked = Number(/^\/admin\/billing\?asked=(\d+)$/u.exec(answer)?.[1]);
    expect(asked).toBeGreaterThanOrEqual(before);
    await acts(second, "/admin/billing", { act: "reconcile" });
    await billing.differences();
    expect((await today()).lastRun).toMatchObject({ startedAt: expect.any(String) as string });
    expect(Date.parse(String((await today()).lastRun?.startedAt))).toBeGreaterThanOrEqual(asked);
    const jobs: { count: number }[] =
      await app.sql`select count(*)::int from graphile_worker.jobs where task_identifier = 'reconcile-billing'`;
    expect(jobs).toEqual([{ count: 1 }]);
  });
});

describe("the invoices' list", () => {
  test("is searched by number and institution, filtered by state and by what is open, and paged by key", async () => {
    const paid = await billing.invoiced();
    await billing.paid({
      institutionId: paid.institution.institutionId,
      invoiceId: paid.invoiceId,
      amountFen: paid.totalFen + 100n,
    });
    const { institutionId } = paid.institution;
    await db.update("institution", institutionId, { nameZh: "百分之50%_银行", nameEn: "Fifty Bank" });
    expect(await numbers()).toEqual([paid.number]);
    expect(await numbers("?view=settled")).toEqual([paid.number]);
    expect(await numbers("?view=open")).toEqual([]);
    expect(await numbers("?q=fifty")).toEqual([paid.number]);
    expect(await numbers(`?q=${encodeURIComponent("50%_银")}`)).toEqual([paid.number]);
    expect(await numbers("?q=%25%25")).toEqual([]);
    expect(await numbers(`?q=${paid.number.slice(-4)}`)).toEqual([paid.number]);
    for (const matter of ["refund", "charge-back", "question"])
      expect([matter, await numbers(`?matter=${matter}`)]).toEqual([matter, []]);
    // Nothing is open: the last invoice shows the money that is left over.
    expect(await numbers("?matter=unapplied")).toEqual([paid.number]);
    expect((await invoices()).counts).toEqual({ all: 1, open: 0, overdue: 0, settled: 1, void: 0 });
    const row = await db.row("invoice", paid.invoiceId);
    for (let i = 0; i < 21; i += 1) {
      const { id: _, ...values } = row;
      const number = `LS-2020-${String(i).padStart(6, "0")}`;
      const issuedAt = new Date(row.issuedAt.getTime() - Math.floor(i / 3));
      await db.insert("invoice", { ...values, profile: JSON.stringify(row.profile), number, issuedAt });
    }
    const page = await invoices();
    const rest = await invoices(`?after=${page.page.next}`);
    const all = [...page.page.rows, ...rest.page.rows].map(({ number }) => number);
    expect([page.page.rows.length, new Set(all).size, rest.page.next]).toEqual([20, 22, null]);
    // Three of each instant: the higher number is the newer one.
    expect(all.slice(0, 7).map((number) => number.slice(-3))).toEqual([
      paid.number.slice(-3),
      "002",
      "001",
      "000",
      "005",
      "004",
      "003",
    ]);
  });
});
