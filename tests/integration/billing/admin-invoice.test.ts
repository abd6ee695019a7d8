import { describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { enterFapiao } from "#app/services/billing/enter-fapiao.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { questionFee } from "#app/services/billing/question-fee.server.ts";
import { settleRefund } from "#app/services/billing/settle-refund.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { dayOn } from "#tests/factories/days.ts";
import { system } from "#tests/factories/open-given.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { openAdminBilling } from "#tests/support/billing/open-admin-billing.ts";

const { app, db, billing, first, second, at, acts, isRefused, today, numbers, invoice, bankProposals } =
  openAdminBilling();

const { imported, linesOf } = bankStatementsIn(app);

const asked = ({ institutionId, userId }: InstitutionActor, invoiceId: string) =>
  db.insert("fapiao", {
    institutionId,
    invoiceId,
    kind: "ordinary",
    totalFen: 1n,
    requestedAt: new Date(),
    requestedBy: userId,
  });

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe("an invoice's page", () => {
  test("has all of it: lines, payments, credits, refunds, calls, and what happened", async () => {
    const { institution, invoiceId, feeId, totalFen } = await billing.invoiced();
    const { institutionId } = institution;
    await billing.paid({ institutionId, invoiceId, amountFen: totalFen, payer: "Songliao Bank" });
    const credit = { feeId, kind: "adjustment", amountFen: 500_000n, reason: "Agreed." } as const;
    await proposeFeeChange(app.web, first, credit);
    const { id: proposalId } = await db.row("feeProposal");
    expect((await invoice(invoiceId)).lines).toMatchObject([{ feeId, proposed: "adjustment", kinds: [] }]);
    await acts(second, "/admin/billing/proposals", { act: "confirm", proposalId });
    expect(await numbers("?matter=refund")).toHaveLength(1);
    const shown = await invoice(invoiceId);
    expect(shown).toMatchObject({
      invoice: { status: "settled", profile: { title: expect.any(String) as string } },
      amounts: {
        creditedFen: "500000",
        paidFen: String(totalFen),
        refundedFen: "0",
        dueFen: "-500000",
      },
      lines: [{ feeStatus: "paid", creditedFen: "500000", kinds: ["adjustment"] }],
      voiding: { whyNot: "invoice-wrong-state" },
      receipts: [],
    });
    expect(shown.moves.map(({ what, amountFen }) => [what, amountFen]).sort()).toEqual([
      ["credit", "500000"],
      ["payment", String(totalFen)],
      ["refund", "500000"],
    ]);
    expect(shown.calls).toMatchObject([{ kind: "refund", provider: "bank" }]);
    expect(shown.events.map(({ type }) => type).sort()).toEqual(
      expect.arrayContaining(["credit-note-issued", "invoice-issued", "invoice-settled", "refund-requested"]),
    );
  });

  test("is made void and issued again, once, by one of two admins at once", async () => {
    const { invoiceId, number } = await billing.invoiced();
    expect(await invoice(invoiceId)).toMatchObject({ voiding: { whyNot: null } });
    const path = adminPaths.voidInvoice(invoiceId);
    const fields = {
      act: "void",
      fapiao: "none",
      questions: "0",
      reason: "The title was wrong.",
      after: "reissue",
    };
    const answers = await Promise.all([first, second].map((who) => at(who).post(path, fields)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const replacing = await db.row("invoice", { replacesId: invoiceId });
    expect(await invoice(invoiceId)).toMatchObject({
      invoice: {
        status: "void",
        voidReason: "The title was wrong.",
        replacedById: replacing.id,
        replacedByNumber: replacing.number,
      },
      voiding: { whyNot: "invoice-wrong-state" },
    });
    expect(await invoice(replacing.id)).toMatchObject({
      invoice: { replacesId: invoiceId, replacesNumber: number, status: "open" },
    });
    await isRefused(first, path, fields, { code: "invoice-wrong-state" });
  });

  test("whose end was reviewed before its institution asked for a fapiao or questioned a fee stays as it is", async () => {
    const { institution, invoiceId, feeId } = await billing.invoiced();
    const path = adminPaths.voidInvoice(invoiceId);
    const typed = { act: "void", reason: "The title was wrong.", after: "wait" };
    await questionFee(app.web, institution, { feeId, words: "Why?" });
    const answer = await unchanged(app.traces, () =>
      at(first).post(path, { ...typed, fapiao: "none", questions: "0" }),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("review-outdated");
    expect(answer.text).toContain("The title was wrong.");
    await asked(institution, invoiceId);
    const isOutdated = { code: "review-outdated" };
    await isRefused(first, path, { ...typed, fapiao: "none", questions: "1" }, isOutdated);
    const review = (await at(first).get(path)).text;
    expect(review).toContain("question about a fee ends without an answer");
    expect(review).toContain("The fapiao that the institution requested for it is cancelled");
    await acts(first, path, { ...typed, fapiao: "requested", questions: "1" });
    expect(await db.row("fapiao", { invoiceId })).toMatchObject({ status: "cancelled" });
    expect(await db.row("fee", feeId)).toMatchObject({ status: "accrued" });
  });

  test("is no longer made void once its fapiao was issued, and the review says so", async () => {
    const { institution, invoiceId } = await billing.invoiced();
    const { id } = await asked(institution, invoiceId);
    await enterFapiao(app.web, first, {
      fapiaoId: id,
      number: "24222000000000000001",
      issuedOn: dayOn(0),
      file: { name: "fapiao.pdf", bytes: inOnePiece(pdf()) },
    });
    const path = adminPaths.voidInvoice(invoiceId);
    expect((await invoice(invoiceId)).voiding.whyNot).toBe("invoice-has-fapiao");
    expect((await at(first).get(path)).text).not.toContain("Its number");
    const fields = { act: "void", fapiao: "requested", questions: "0", reason: "Wrong.", after: "wait" };
    await isRefused(first, path, fields, { code: "invoice-has-fapiao" });
  });

  test("a credit without an amount, of nothing or of more than is left is refused at its field or in words", async () => {
    const { invoiceId, feeId } = await billing.invoiced();
    const path = adminPaths.invoice(invoiceId);
    const fields = { act: "propose", feeId, kind: "adjustment", reason: "Agreed by telephone." };
    for (const [amountFen, error] of [
      ["", "Enter an amount"],
      ["0", "Enter"],
      ["many", "Enter"],
    ] as const) {
      const answer = await unchanged(app.traces, () => at(first).post(path, { ...fields, amountFen }));
      expect(answer.status).toBe(422);
      const { form } = replyIn(answer);
      expect(form?.error?.["amountFen"]?.[0]).toContain(error);
      expect(form?.initialValue?.["reason"]).toBe("Agreed by telephone.");
    }
    await isRefused(
      first,
      path,
      { ...fields, amountFen: "25000.01" },
      { code: "credit-exceeds-line", status: 422 },
    );
    await acts(first, path, { ...fields, amountFen: "25000" });
    await isRefused(second, path, { ...fields, amountFen: "1" }, { code: "fee-proposal-open" });
  });

  test("a questioned fee stands with an answer, once", async () => {
    const { institution, invoiceId, feeId } = await billing.invoiced();
    await questionFee(app.web, institution, { feeId, words: "Why so much?" });
    expect(await numbers("?matter=question")).toHaveLength(1);
    expect((await readToday(app.web, first)).billing.questionedFees).toBe(1);
    const path = adminPaths.invoice(invoiceId);
    const fields = { act: "uphold", feeId, words: "As agreed." };
    const answers = await Promise.all([first, second].map((who) => at(who).post(path, fields)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const { lines, events } = await invoice(invoiceId);
    expect(lines).toMatchObject([{ feeStatus: "invoiced" }]);
    expect(events.map(({ type, note }) => [type, note])).toEqual(
      expect.arrayContaining([
        ["fee-questioned", "Why so much?"],
        ["fee-upheld", "As agreed."],
      ]),
    );
  });

  test("money of the institution that pays nothing is applied, as far as it goes, once", async () => {
    const { institution, invoiceId, totalFen } = await billing.invoiced();
    const { institutionId } = institution;
    const { receiptId } = await billing.paid({ institutionId, invoiceId: null, amountFen: 1_000_000n });
    expect(await numbers("?matter=unapplied")).toHaveLength(1);
    expect(await invoice(invoiceId)).toMatchObject({
      receipts: [{ id: receiptId, unappliedFen: "1000000" }],
    });
    const path = adminPaths.invoice(invoiceId);
    const answers = await Promise.all(
      [first, second].map((who) => at(who).post(path, { act: "apply", receiptId })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const confirmation = await db.row("confirmation", { subjectId: receiptId });
    const [proposer, other] = confirmation.proposedBy === first.userId ? [first, second] : [second, first];
    const confirm = { act: "confirm", confirmationId: confirmation.id };
    // Nothing is paid by one alone.
    expect(await invoice(invoiceId)).toMatchObject({
      receipts: [
        { id: receiptId, unappliedFen: "1000000", proposal: { id: confirmation.id, kind: "apply" } },
      ],
      amounts: { paidFen: "0" },
    });
    await isRefused(proposer, path, confirm, { code: "confirmation-same-person" });
    await acts(other, path, confirm);
    const applied = await invoice(invoiceId);
    expect(applied).toMatchObject({
      receipts: [],
      amounts: { paidFen: "1000000", dueFen: String(totalFen - 1_000_000n) },
    });
    expect(applied.events.map(({ type }) => type)).toContain("receipt-applied");
    await isRefused(first, path, { act: "apply", receiptId }, { code: "receipt-used-up" });
    expect(await billing.differences()).toEqual([]);
  });

  test("money paid by card is applied by two admins too: the second finds it among what waits", async () => {
    const { institution, invoiceId, number, totalFen } = await billing.invoiced();
    const { institutionId } = institution;
    const { receiptId } = await billing.paid({ institutionId, invoiceId: null, amountFen: totalFen + 100n });
    await db.update("receipt", receiptId, { provider: "stripe" });
    const path = adminPaths.invoice(invoiceId);
    await acts(first, path, { act: "apply", receiptId });
    expect(await bankProposals(second)).toMatchObject([
      { kind: "apply", statementId: null, invoiceId, numbers: [number], isOwn: false },
    ]);
    const { id: confirmationId } = await db.row("confirmation", { subjectId: receiptId });
    // Paid meanwhile by other money: confirmed now, it would pay nothing.
    await billing.paid({ institutionId, invoiceId, amountFen: totalFen });
    await isRefused(second, path, { act: "confirm", confirmationId }, { code: "invoice-wrong-state" });
    expect(await invoice(invoiceId)).toMatchObject({ receipts: [{ proposal: { id: confirmationId } }] });
    await acts(second, path, { act: "decline", confirmationId });
    expect(await invoice(invoiceId)).toMatchObject({ receipts: [{ proposal: null }] });
    await isRefused(first, path, { act: "apply", receiptId }, { code: "invoice-wrong-state" });
  });

  test("a payment by bank has the bank's own number, and the line that shows it", async () => {
    const { number, invoiceId, totalFen } = await billing.invoiced();
    const paying = bankLine({ amountFen: totalFen + 100n, purpose: number, serial: "C0815" });
    const { statementId } = await imported(first, [paying]);
    const [line] = await linesOf(statementId);
    const shown = { id: line?.id, statementId, serial: "C0815" };
    expect(await invoice(invoiceId)).toMatchObject({ moves: [{ what: "payment", line: shown }] });
  });

  test("another institution's money is not applied", async () => {
    const { institution } = await billing.accrued();
    const { invoiceId } = await billing.invoiced();
    const { receiptId } = await billing.paid({
      institutionId: institution.institutionId,
      invoiceId: null,
      amountFen: 1_000n,
    });
    const path = adminPaths.invoice(invoiceId);
    const target = await db.row("invoice", invoiceId);
    expect(target.institutionId).not.toBe(institution.institutionId);
    await isRefused(first, path, { act: "apply", receiptId }, { code: "bank-invoices-of-several" });
  });

  test("a refund that failed is sent again as another, once, and the books stay right", async () => {
    const { institution, invoiceId, feeId, totalFen } = await billing.invoiced();
    const { institutionId } = institution;
    await billing.paid({ institutionId, invoiceId, amountFen: totalFen });
    await proposeFeeChange(app.web, first, {
      feeId,
      kind: "adjustment",
      amountFen: 500_000n,
      reason: "Agreed.",
    });
    const { id: proposalId } = await db.row("feeProposal");
    await acts(second, "/admin/billing/proposals", { act: "confirm", proposalId });
    const { id: refundId } = await db.row("refund");
    const path = adminPaths.invoice(invoiceId);
    const again = { act: "resend-refund", refundId };
    await isRefused(first, path, again, { code: "refund-wrong-state" });
    const settle = (id: string, outcome: "paid" | "failed", externalId: string) =>
      app.worker.withActor(system, (trx) =>
        settleRefund(trx, system, { refundId: id, outcome, externalId, failure: "closed" }, new Date()),
      );
    await settle(refundId, "failed", "out-1");
    expect((await today()).money.refundsFailed).toBe(1);
    const answers = await Promise.all([first, second].map((who) => at(who).post(path, again)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const [next, ...others] = await db.rows("refund", { status: "requested" });
    expect([next, others]).toMatchObject([
      { amountFen: 500_000n, requestedBy: expect.any(String) as string },
      [],
    ]);
    expect(await db.row("refund", refundId)).toMatchObject({ status: "replaced" });
    expect(await db.rows("providerCall", { subjectId: next?.id ?? "" })).toHaveLength(1);
    expect((await today()).money).toMatchObject({ refundsFen: "500000", refundsFailed: 0 });
    await settle(next?.id ?? "", "paid", "out-2");
    expect(await billing.differences()).toEqual([]);
  });
});
