import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { proposeForReceipt } from "#app/services/billing/bank/propose-for-receipt.server.ts";
import { questionFee } from "#app/services/billing/question-fee.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { actForm, type FormExample, form, type FormsOf } from "../example.ts";
import { choice, freeTextField, id, money, whole } from "../fields.ts";

/** The finance admins' forms of fees, invoices and payments. */
export const formsOfBilling: FormsOf = async ({ app, sessions }) => {
  const billing = billingIn(app);
  const db = testDatabase(app);
  const { admin } = moderationIn(app);
  const [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
  const cookie = sessions.admin(first.userId);

  const { accrued, invoicedNow: invoiced } = billing;
  const onInvoice = async (name: string, fields: FormExample["fields"], deal = invoiced()) =>
    actForm(name, `/admin/billing/invoices/${(await deal).invoiceId}`, cookie, fields);

  async function proposal() {
    const { feeId } = await accrued();
    await proposeFeeChange(app.web, second, { feeId, kind: "waiver", amountFen: null, reason: "A pilot." });
    return db.row("feeProposal", { feeId });
  }
  async function questioned() {
    const deal = await invoiced();
    await questionFee(app.web, deal.institution, { feeId: deal.feeId, words: "Why?" });
    return deal;
  }
  async function failedRefund() {
    const deal = await invoiced();
    const { institutionId } = deal.institution;
    const { receiptId } = await billing.paid({ institutionId, invoiceId: deal.invoiceId, amountFen: 1_000n });
    const { id: refundId } = await db.insert("refund", {
      institutionId,
      receiptId,
      invoiceId: deal.invoiceId,
      amountFen: 1_000n,
      provider: "bank",
      status: "failed",
    });
    return { ...deal, refundId };
  }
  async function unapplied() {
    const deal = await invoiced();
    const { institutionId } = deal.institution;
    const { receiptId } = await billing.paid({ institutionId, invoiceId: null, amountFen: 1_000n });
    return { ...deal, receiptId };
  }
  /** What another proposed, waiting for this admin; or what this one did. */
  async function toApply(by = second) {
    const deal = await unapplied();
    const { receiptId, invoiceId } = deal;
    await proposeForReceipt(app.web, by, { act: "apply", receiptId, invoiceId });
    return { ...deal, confirmationId: (await db.row("confirmation", { subjectId: receiptId })).id };
  }
  async function deadCall() {
    const { institution, invoiceId } = await invoiced();
    const { institutionId } = institution;
    const call = { institutionId, provider: "stripe", kind: "void-invoice", subjectId: invoiceId } as const;
    return db.insert("providerCall", { ...call, status: "dead", attempts: 8 });
  }

  const [credited, question, refunded, received, returned] = [
    await invoiced(),
    await questioned(),
    await failedRefund(),
    await unapplied(),
    await unapplied(),
  ];
  const stranger = credited.institution.institutionId;
  const fee = (of: { feeId: string }) => id(of.feeId, stranger);
  const toWaive = await accrued();
  const [confirmed, declined] = [await proposal(), await proposal()];
  const onProposals = (name: string, proposalId: string) =>
    actForm(name, "/admin/billing/proposals", cookie, { proposalId: id(proposalId, stranger) });
  return {
    "routes/admin.billing._index": [
      actForm("reconcile", "/admin/billing", cookie),
      actForm("retry-call", "/admin/billing", cookie, { callId: id((await deadCall()).id, stranger) }),
      actForm("resend-refund", "/admin/billing", cookie, {
        refundId: id((await failedRefund()).refundId, stranger),
      }),
    ],
    "routes/admin.billing.invoices.$invoiceId": [
      await onInvoice(
        "propose",
        {
          feeId: fee(credited),
          kind: choice("adjustment"),
          amountFen: money("1000"),
          reason: freeTextField("Agreed by telephone."),
        },
        Promise.resolve(credited),
      ),
      await onInvoice(
        "uphold",
        { feeId: fee(question), words: freeTextField("As agreed.") },
        Promise.resolve(question),
      ),
      await onInvoice("apply", { receiptId: id(received.receiptId, stranger) }, Promise.resolve(received)),
      await onInvoice("return", { receiptId: id(returned.receiptId, stranger) }, Promise.resolve(returned)),
      ...(await Promise.all(
        [
          ["confirm", await toApply()] as const,
          ["decline", await toApply()] as const,
          ["withdraw", await toApply(first)] as const,
        ].map(([act, waiting]) =>
          onInvoice(act, { confirmationId: id(waiting.confirmationId, stranger) }, Promise.resolve(waiting)),
        ),
      )),
      await onInvoice(
        "resend-refund",
        { refundId: id(refunded.refundId, stranger) },
        Promise.resolve(refunded),
      ),
    ],
    "routes/admin.billing.invoices.$invoiceId_.void": [
      actForm("void", adminPaths.voidInvoice((await invoiced()).invoiceId), cookie, {
        fapiao: choice("none"),
        questions: whole("0"),
        reason: freeTextField("The title was wrong."),
        after: choice("reissue"),
      }),
    ],
    "routes/admin.billing.fees": [
      form("propose a waiver", "/admin/billing/fees", cookie, {
        feeId: fee(toWaive),
        reason: freeTextField("A pilot."),
      }),
    ],
    "routes/admin.billing.proposals": [
      onProposals("confirm", confirmed.id),
      onProposals("decline", declined.id),
    ],
  };
};
