import { describe, expect, test } from "vitest";
import { declareTie } from "#app/services/admins/declare-tie.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { openAdminBilling } from "#tests/support/billing/open-admin-billing.ts";

const {
  app,
  db,
  billing,
  admin,
  first,
  second,
  at,
  acts,
  isRefused,
  invoices,
  today,
  fees,
  proposals,
  bankProposals,
  proposedWaiver,
  paths: pages,
} = openAdminBilling();

const { imported, linesOf } = bankStatementsIn(app);

describe("matches made by hand and returns of over-payments", () => {
  test("that wait for a second admin are counted on the start page and listed with their line", async () => {
    const { number, totalFen } = await billing.invoiced();
    const over = bankLine({ amountFen: totalFen + 60_000n, purpose: number, name: "付款银行" });
    const { statementId } = await imported(first, [bankLine({ amountFen: 100n }), over]);
    const [unknown, paid] = await linesOf(statementId);
    const waiting = async () => (await readToday(app.web, second)).billing.bankProposals;
    expect([await waiting(), await bankProposals()]).toEqual([0, []]);

    const receiptId = paid?.receiptId ?? "";
    await actOnStatement(app.web, first, { act: "ignore", lineId: unknown?.id ?? "" });
    await actOnStatement(app.web, second, { act: "return", receiptId });
    expect(await waiting()).toBe(2);
    expect(await bankProposals()).toMatchObject([
      { kind: "ignore", statementId, lineId: unknown?.id, lineFen: "100", isOwn: true },
      {
        kind: "return",
        statementId,
        lineId: paid?.id,
        counterpartyName: "付款银行",
        amountFen: "60000",
        isOwn: false,
      },
    ]);

    const { id: confirmationId } = await db.row("confirmation", { subjectId: receiptId });
    await actOnStatement(app.web, first, { act: "confirm", confirmationId });
    expect(await waiting()).toBe(1);
    expect(await bankProposals()).toMatchObject([{ kind: "ignore" }]);
  });
});

describe("waivers and credits", () => {
  test("of a fee that is not invoiced are proposed from its list; the proposer sees why they can't confirm", async () => {
    const { feeId } = await billing.accrued();
    expect(await fees()).toMatchObject([{ id: feeId, grossFen: "2500000", proposalId: null }]);
    const waiver = { feeId, reason: "A pilot." };
    expect(await acts(first, "/admin/billing/fees", waiver)).toBe("/admin/billing/proposals");
    const { id: proposalId } = await db.row("feeProposal");
    expect(await fees()).toMatchObject([{ id: feeId, proposalId }]);
    await isRefused(second, "/admin/billing/fees", waiver, { code: "fee-proposal-open" });
    expect((await readToday(app.web, first)).billing.feeProposals).toBe(1);
    expect(await proposals()).toMatchObject({
      open: [{ id: proposalId, kind: "waiver", reason: "A pilot.", whyNot: "confirmation-same-person" }],
      settled: [],
    });
    expect(await proposals(second)).toMatchObject({ open: [{ whyNot: null }] });
    const confirm = { act: "confirm", proposalId };
    await isRefused(first, "/admin/billing/proposals", confirm, { code: "confirmation-same-person" });
    await acts(second, "/admin/billing/proposals", confirm);
    expect(await proposals()).toMatchObject({
      open: [],
      settled: [{ id: proposalId, status: "confirmed", settlerName: "Finance 2" }],
    });
    expect(await billing.statusOf("fee", feeId)).toBe("waived");
    expect(await fees()).toEqual([]);
  });

  test("have one outcome where two admins confirm and decline at once", async () => {
    const third = await admin("Finance 3", ["finance"]);
    const { feeId } = await billing.accrued();
    await proposedWaiver(feeId);
    const { id: proposalId } = await db.row("feeProposal");
    const answers = await Promise.all([
      at(second).post("/admin/billing/proposals", { act: "confirm", proposalId }),
      at(third).post("/admin/billing/proposals", { act: "decline", proposalId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const isConfirmed = answers[0]?.status === 303;
    expect(await billing.statusOf("fee", feeId)).toBe(isConfirmed ? "waived" : "accrued");
    expect(await proposals()).toMatchObject({
      settled: [{ status: isConfirmed ? "confirmed" : "declined" }],
    });
  });

  test("are refused at their confirmation where the fee was paid meanwhile, and nothing changes", async () => {
    const { institution, invoiceId, feeId, totalFen } = await billing.invoiced();
    await proposedWaiver(feeId);
    const { id: proposalId } = await db.row("feeProposal");
    await billing.paid({ institutionId: institution.institutionId, invoiceId, amountFen: totalFen });
    const confirm = { act: "confirm", proposalId };
    await isRefused(second, "/admin/billing/proposals", confirm, { code: "fee-wrong-state" });
    expect(await proposals()).toMatchObject({ open: [{ id: proposalId }] });
    await acts(second, "/admin/billing/proposals", { act: "decline", proposalId });
    expect(await billing.statusOf("fee", feeId)).toBe("paid");
  });

  test("of a single admin are done at once and marked so", async () => {
    await db.update("accounts.user", second.userId, { adminRoles: ["moderator"] });
    const { feeId } = await billing.accrued();
    await proposedWaiver(feeId);
    expect(await proposals()).toMatchObject({ open: [], settled: [{ feeId, status: null }] });
    expect(await billing.statusOf("fee", feeId)).toBe("waived");
  });
});

describe("who may", () => {
  test("a moderator opens none of the pages, and acts on none", async () => {
    const moderator = await admin("Moderator", ["moderator"]);
    const { invoiceId, feeId } = await billing.invoiced();
    const paths = pages.map((path) => path.replace(":invoiceId", invoiceId));
    for (const path of paths) expect([path, (await at(moderator).get(path)).status]).toEqual([path, 403]);
    for (const [path, fields] of [
      [adminPaths.billing(), { act: "reconcile" }],
      [
        adminPaths.voidInvoice(invoiceId),
        { act: "void", reason: "No.", after: "wait", fapiao: "none", questions: "0" },
      ],
      [adminPaths.unbilledFees(), { feeId, reason: "No." }],
      [adminPaths.feeProposals(), { act: "confirm", proposalId: feeId }],
    ] as const) {
      const answer = await unchanged(app.traces, () => at(moderator).post(path, fields));
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  test("an admin with a tie is kept away from the institution's invoice, calls, fees and proposals", async () => {
    const { institution, invoiceId, feeId } = await billing.invoiced();
    const { institutionId } = institution;
    await app.sql`update accounts.organization set name = 'Tied Bank' where id = ${institutionId}`;
    const { receiptId } = await billing.paid({ institutionId, invoiceId: null, amountFen: 1_000n });
    const call = { institutionId, provider: "stripe", kind: "void-invoice", subjectId: invoiceId } as const;
    const { id: callId } = await db.insert("providerCall", { ...call, status: "dead", attempts: 8 });
    const refund = { institutionId, receiptId, invoiceId, amountFen: 1n, provider: "bank" } as const;
    const { id: refundId } = await db.insert("refund", { ...refund, status: "failed" });
    await proposedWaiver(feeId, second);
    const { id: proposalId } = await db.row("feeProposal");
    await declareTie(app.web, first, { organization: "Tied Bank", kind: "family", note: null });
    expect((await at(first).get(adminPaths.invoice(invoiceId))).status).toBe(403);
    expect((await invoices()).page.rows).toMatchObject([{ isTied: true }]);
    expect((await today()).deadCalls).toMatchObject([{ isTied: true }]);
    expect(await proposals()).toMatchObject({ open: [{ whyNot: "admin-has-tie" }] });
    const tied = { code: "admin-has-tie", status: 403 };
    const path = adminPaths.invoice(invoiceId);
    for (const fields of [
      { act: "apply", receiptId },
      { act: "resend-refund", refundId },
      { act: "propose", feeId, kind: "waiver", reason: "No." },
      { act: "uphold", feeId, words: "No." },
    ]) {
      const answer = await unchanged(app.traces, () => at(first).post(path, fields));
      expect([fields.act, answer.status]).toEqual([fields.act, tied.status]);
    }
    for (const [page, fields] of [
      [adminPaths.billing(), { act: "retry-call", callId }],
      [adminPaths.feeProposals(), { act: "confirm", proposalId }],
      [adminPaths.unbilledFees(), { feeId, reason: "No." }],
    ] as const)
      await isRefused(first, page, fields, tied);
  });
});
