import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { instantOf } from "#app/lib/days.ts";
import * as adminPdf from "#app/routes/admin.billing.invoices.$invoiceId_.invoice[.]pdf/route.ts";
import * as ownPdf from "#app/routes/institution.invoices.$invoiceId_.invoice[.]pdf/route.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { remindOfInvoices } from "#app/services/billing/remind-of-invoices.server.ts";
import { sendInvoiceCopy } from "#app/services/billing/send-invoice-copy.server.ts";
import { settleFeeProposal } from "#app/services/billing/settle-fee-proposal.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import type { Email } from "#app/integrations/mail/mailer.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { workOff } from "#tests/support/jobs.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

const { app, given, db } = openWith(givenIn, {}, { isEmptied: true });
const { accrued, invoiced, invoiceOf } = billingIn(app);
const web = testWeb(app, {
  "/institution/invoices/:invoiceId/invoice.pdf": { loader: ownPdf.loader, isResource: true },
  "/admin/billing/invoices/:invoiceId/invoice.pdf": { loader: adminPdf.loader, isResource: true },
});
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

const clientOf = (of: InstitutionActor, language = "en") =>
  web.browser(web.sessions.institution({ ...of, memberRole: "finance" }), language);
const adminPath = (invoiceId: string) =>
  billingPaths.invoicePdf(invoiceId).replace("/institution/", "/admin/billing/");

describe("an invoice as a PDF", () => {
  test("is the same bytes for whoever reads it, in the reader's language or the one of the address", async () => {
    const { institution, invoiceId } = await invoiced();
    const path = billingPaths.invoicePdf(invoiceId);
    const pdf = await clientOf(institution).get(path);
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    expect(pdf.headers["content-disposition"]).toContain("LS-2026-000001-en.pdf");
    const text = textOfPdf(pdf.bytes);
    for (const part of ["LS-2026-000001", "D-0001", "Payment 1", "23,584.91", "1,415.09", "¥25,000.00"])
      expect(text).toContain(part);
    expect(text).toContain("This document is not a tax invoice (fapiao).");
    expect(text).toContain("Example Bank");

    const chinese = await clientOf(institution).get(`${path}?lang=zh-CN`);
    expect(chinese.headers["content-disposition"]).toContain("LS-2026-000001-zh.pdf");
    expect(textOfPdf(chinese.bytes)).toContain("人民币贰万伍仟元整");
    expect(textOfPdf(chinese.bytes)).toContain("本账单不是发票");

    const admin = web.browser(web.sessions.admin(first.userId), "en");
    expect((await admin.get(adminPath(invoiceId))).bytes.equals(pdf.bytes)).toBe(true);
    expect((await clientOf(institution).get(path)).bytes.equals(pdf.bytes)).toBe(true);
    expect((await clientOf(await given.institution()).get(path)).status).toBe(404);
  });

  test("says that it is void, and its successor what it replaces", async () => {
    const { institution, invoiceId } = await invoiced();
    await voidInvoice(app.web, first, { invoiceId, reason: "The title was wrong.", reissued: true });
    const textAt = async (id: string) =>
      textOfPdf((await clientOf(institution).get(billingPaths.invoicePdf(id))).bytes);
    expect(await textAt(invoiceId)).toMatch(/Void since[^]*The title was wrong\./);
    const { invoiceId: laterId } = await invoiceOf(institution);
    expect(await textAt(laterId)).toMatch(/Replaces\s*LS-2026-000001/);
  });

  test("has a credit note on it as a document of its own", async () => {
    const { institution, invoiceId, feeId } = await invoiced();
    const credit = { feeId, kind: "adjustment", amountFen: 500_000n, reason: "Agreed." } as const;
    await proposeFeeChange(app.web, first, credit);
    const { id: proposalId } = await db.row("feeProposal", { feeId });
    await settleFeeProposal(app.web, second, { proposalId, verdict: "confirm" });
    const { id } = await db.row("creditNote", { invoiceId });
    const answer = await clientOf(institution, "zh-CN").get(billingPaths.creditNotePdf(invoiceId, id));
    const text = textOfPdf(answer.bytes);
    for (const part of [
      "冲减单",
      "CN-2026-000001",
      "LS-2026-000001",
      "金额更正",
      "Agreed.",
      "人民币伍仟元整",
    ])
      expect(text).toContain(part);
    const unknown = billingPaths.creditNotePdf(invoiceId, crypto.randomUUID());
    expect((await clientOf(institution).get(unknown)).status).toBe(404);
  });
});

describe("an invoice is sent to the address of its billing profile", () => {
  const sentTo = (address: string) =>
    app.sql<{
      subject: string;
      text: string;
    }>`select subject, text from dev_mail where recipient = ${address} order by id`;

  async function billedAt(email: string, locale: "en" | "zh-CN") {
    const deal = await accrued();
    const { institutionId, userId } = deal.institution;
    const profile = { title: "Test Bank", taxNumber: "91220101MA0000000X", fapiaoKind: "ordinary" } as const;
    await db.insert("billingProfile", { ...profile, institutionId, email, locale, updatedBy: userId });
    return deal;
  }

  test("when it is issued and with each reminder, in the profile's language", async () => {
    const { institution } = await billedAt("books@bank.test", "zh-CN");
    await workOff(app);
    await app.setNow(instantOf("2026-04-01", 10));
    await issueInvoices(app.worker, system);
    await workOff(app);
    const { invoiceId } = await invoiceOf(institution);
    const [first, ...others] = await sentTo("books@bank.test");
    expect(others).toEqual([]);
    expect(first?.subject).toBe("账单 LS-2026-000001：25,000.00 元，2026年5月1日前付款");
    expect(first?.text).toContain(app.web.config.web.publicOrigin + billingPaths.invoice(invoiceId));
    await app.setNow(instantOf("2026-04-24", 10));
    await remindOfInvoices(app.worker, system);
    await remindOfInvoices(app.worker, system);
    await workOff(app);
    expect((await sentTo("books@bank.test")).map(({ subject }) => subject)).toEqual([
      first?.subject,
      "账单 LS-2026-000001 待付款，截止 2026年5月1日",
    ]);
  });

  test("with the PDF attached, under one id for each occasion", async () => {
    const { institution } = await billedAt("books@bank.test", "en");
    await app.setNow(instantOf("2026-04-01", 10));
    await issueInvoices(app.worker, system);
    const { invoiceId } = await invoiceOf(institution);
    const mails: Email[] = [];
    const mailer = { send: (mail: Email) => Promise.resolve(void mails.push(mail)), close: () => undefined };
    for (const reminder of [0, 0, 1])
      await sendInvoiceCopy({ ...app.worker, mailer }, system, { invoiceId, reminder });
    expect(mails.map(({ id }) => id)).toEqual([
      `invoice-${invoiceId}-0`,
      `invoice-${invoiceId}-0`,
      `invoice-${invoiceId}-1`,
    ]);
    const [attached] = mails[0]?.attachments ?? [];
    expect(attached?.name).toBe("LS-2026-000001-en.pdf");
    expect(textOfPdf(attached?.bytes ?? Buffer.alloc(0))).toContain("LS-2026-000001");
  });

  test("unless it is void, or the address is that of a member who is notified anyway", async () => {
    const { institution } = await billedAt("books@bank.test", "en");
    await app.setNow(instantOf("2026-04-01", 10));
    await issueInvoices(app.worker, system);
    const { invoiceId } = await invoiceOf(institution);
    await voidInvoice(app.web, first, { invoiceId, reason: "Wrong.", reissued: false });
    await workOff(app);
    expect(await sentTo("books@bank.test")).toEqual([]);
    const { institutionId, userId } = institution;
    await db.update("billingProfile", { institutionId }, { email: `${userId}@People.test` });
    await app.setNow(instantOf("2026-05-01", 10));
    await issueInvoices(app.worker, system);
    await workOff(app);
    const mails = await sentTo(`${userId}@people.test`);
    expect(mails.filter(({ text }) => text.includes("named this address"))).toEqual([]);
  });
});
