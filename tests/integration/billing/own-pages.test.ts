import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { addDays, instantOf } from "#app/lib/days.ts";
import * as deal from "#app/routes/institution.deals.$dealId/route.tsx";
import * as feesCsv from "#app/routes/institution.fees[.]csv/route.ts";
import * as fees from "#app/routes/institution.fees/route.tsx";
import * as invoices from "#app/routes/institution.invoices._index/route.tsx";
import * as invoice from "#app/routes/institution.invoices.$invoiceId/route.tsx";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { settleFeeProposal } from "#app/services/billing/settle-fee-proposal.server.ts";
import { settleRefund } from "#app/services/billing/settle-refund.server.ts";
import { takeBackReceipt } from "#app/services/billing/take-back-receipt.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { givenIn } from "#tests/factories/given.ts";

const { app, given, db } = openWith(givenIn, {}, { isEmptied: true });
const { accrued, invoiced, invoiceOf, paid, statusOf } = billingIn(app);
const web = testWeb(app, {
  "/institution/deals/:dealId": { loader: deal.loader },
  "/institution/fees": { loader: fees.loader },
  "/institution/fees.csv": { loader: feesCsv.loader, isResource: true },
  "/institution/invoices": { loader: invoices.loader },
  "/institution/invoices/:invoiceId": { loader: invoice.loader, action: invoice.action },
});
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

const clientOf = (institution: InstitutionActor, memberRole: MemberRole = "finance", language = "en") =>
  web.browser(web.sessions.institution({ ...institution, memberRole }), language);

/** What a page's loader gave, as JSON. */
async function shown(of: InstitutionActor, path: string) {
  const answer = await clientOf(of).get(path);
  expect(answer.status).toBe(200);
  // Test pages show their data as JSON: its shape is each test's expectation.
  const { loaderData } = answer.json() as Shown;
  return Object.values(loaderData ?? {}).find((data) => data !== null) as never;
}

/** A fee credited in part after it was paid. */
async function credited(feeId: string, amountFen: bigint | null) {
  const kind = amountFen === null ? ("waiver" as const) : ("adjustment" as const);
  await proposeFeeChange(app.web, first, { feeId, kind, amountFen, reason: "As agreed by telephone." });
  const [{ id: proposalId } = { id: "" }] = await db.rows("feeProposal", { feeId });
  await settleFeeProposal(app.web, second, { proposalId, verdict: "confirm" });
}

describe("the fees of an institution", () => {
  test("are none before the first drawdown, and no invoice is announced", async () => {
    expect(await shown(await given.institution(), billingPaths.fees())).toMatchObject({
      page: { rows: [], next: null },
      figures: { accruedFen: "0", dueFen: "0", overdueFen: "0", creditFen: "0" },
      nextInvoiceOn: null,
    });
  });

  test("accrue with their deal, and are invoiced on the first of the next month", async () => {
    const { institution, dealId } = await accrued();
    expect(await shown(institution, billingPaths.fees())).toMatchObject({
      page: {
        rows: [
          {
            status: "accrued",
            dealId,
            sequence: 1,
            drawnFen: "500000000",
            rateBp: 50,
            netFen: "2358491",
            vatFen: "141509",
            invoiceId: null,
          },
        ],
      },
      figures: { accruedFen: "2500000", dueFen: "0" },
      nextInvoiceOn: "2026-04-01",
    });
    expect(await shown(institution, `${billingPaths.fees()}?group=paid`)).toMatchObject({
      page: { rows: [] },
    });
  });

  test("name their invoice once they are on it; what is due, overdue and paid beyond it is above them", async () => {
    const { institution, invoiceId } = await invoiced();
    const { institutionId } = institution;
    expect(await shown(institution, billingPaths.fees())).toMatchObject({
      page: { rows: [{ status: "invoiced", invoiceId, invoiceNumber: "LS-2026-000001" }] },
      figures: { accruedFen: "0", dueFen: "2500000", overdueFen: "0" },
    });
    await paid({ institutionId, amountFen: 1_000_000n, invoiceId });
    await app.setNow(instantOf("2026-05-02"));
    expect(await shown(institution, billingPaths.fees())).toMatchObject({
      figures: { dueFen: "1500000", overdueFen: "1500000", creditFen: "0" },
    });
    await paid({ institutionId, amountFen: 1_700_000n, invoiceId });
    expect(await shown(institution, billingPaths.fees())).toMatchObject({
      page: { rows: [{ status: "paid" }] },
      figures: { dueFen: "0", overdueFen: "0", creditFen: "200000" },
    });
  });

  test.each([
    ["en", /^\uFEFFAccrued on,Deal,Company,/, "Invoiced,LS-2026-000001"],
    ["zh-CN", /^\uFEFF计提时间,融资业务,企业,/, "已出账,LS-2026-000001"],
  ])("are a spreadsheet in %s", async (language, heads, ends) => {
    const { institution } = await invoiced();
    const answer = await clientOf(institution, "finance", language).get(billingPaths.feesCsv());
    expect(answer.text).toMatch(heads);
    expect(answer.text).toContain("5000000.00,0.50,23584.91,6.00,1415.09,25000.00,");
    expect(answer.text).toContain(ends);
  });

  test("are linked to their invoice on the page of the deal, for whoever pays", async () => {
    const { institution, company, dealId, invoiceId } = await invoiced();
    const drawdownOf = async (role: MemberRole) =>
      ((await clientOf(institution, role).get(paths.institution.deal(dealId))).json() as Shown).loaderData;
    expect(JSON.stringify(await drawdownOf("finance"))).toContain(
      `"feeInvoiceTo":"${billingPaths.invoice(invoiceId)}"`,
    );
    expect(JSON.stringify(await drawdownOf("member"))).not.toContain(invoiceId);
    expect(company.companyId).not.toBe("");
  });
});

describe("an invoice", () => {
  test("is shown with what is due and how to pay it; to pay online only where there is a page to pay at", async () => {
    const { institution, invoiceId } = await invoiced();
    const page = billingPaths.invoice(invoiceId);
    expect(await shown(institution, page)).toMatchObject({
      invoice: { number: "LS-2026-000001", status: "open", dueOn: "2026-05-01", totalFen: "2500000" },
      leftFen: "2500000",
      isOverdue: false,
      payUrl: null,
      isConfirming: false,
      account: { bank: "示例银行 Example Bank" },
      lines: [{ netFen: "2358491", vatFen: "141509", mayQuestion: true }],
      payments: [],
      credits: [],
      events: [{ type: "invoice-issued" }],
    });
    const to = { provider: "stripe", kind: "invoice", subjectId: invoiceId, externalId: "in_1" } as const;
    const of = { institutionId: institution.institutionId, askedFen: 2_500_000n };
    await db.insert("providerObject", { ...to, ...of, payUrl: "javascript:alert(1)" });
    expect(await shown(institution, page)).toMatchObject({ payUrl: null });
    await db.update("providerObject", { subjectId: invoiceId }, { payUrl: "https://pay.example/in_1" });
    expect(await shown(institution, `${page}?paid=1`)).toMatchObject({
      payUrl: "https://pay.example/in_1",
      isConfirming: true,
    });
  });

  test("is overdue after its due date as a fact, part-paid or not, and settled once all is paid", async () => {
    const { institution, invoiceId, totalFen } = await invoiced();
    const { institutionId } = institution;
    await paid({ institutionId, amountFen: 1_000_000n, invoiceId });
    await app.setNow(instantOf(addDays("2026-05-01", 1)));
    const page = billingPaths.invoice(invoiceId);
    expect(await shown(institution, page)).toMatchObject({ leftFen: "1500000", isOverdue: true });
    expect(await shown(institution, billingPaths.invoices())).toMatchObject({
      page: { rows: [{ leftFen: "1500000", status: "open" }] },
      today: "2026-05-02",
    });
    await paid({ institutionId, amountFen: totalFen - 1_000_000n, invoiceId });
    expect(await shown(institution, page)).toMatchObject({
      invoice: { status: "settled", paidFen: "2500000" },
      leftFen: "0",
      isOverdue: false,
      lines: [{ mayQuestion: false, feeStatus: "paid" }],
      payments: [{ kind: "payment" }, { kind: "payment" }],
    });
    expect(await shown(institution, `${billingPaths.invoices()}?group=open`)).toMatchObject({
      page: { rows: [] },
    });
  });

  test("that is void says so and names the one that replaces it, and the other way round", async () => {
    const { institution, invoiceId } = await invoiced();
    await voidInvoice(app.web, first, { invoiceId, reason: "The title was wrong.", reissued: true });
    const { invoiceId: laterId } = await invoiceOf(institution);
    expect(await shown(institution, billingPaths.invoice(invoiceId))).toMatchObject({
      invoice: { status: "void", voidReason: "The title was wrong.", replacedById: laterId },
      leftFen: "0",
      payUrl: null,
      lines: [{ mayQuestion: false }],
    });
    expect(await shown(institution, billingPaths.invoice(laterId))).toMatchObject({
      invoice: { status: "open", replacesId: invoiceId, replacesNumber: "LS-2026-000001" },
    });
  });

  test("is due again when a card payment was taken back by its bank", async () => {
    const { institution, invoiceId, totalFen } = await invoiced();
    const { institutionId } = institution;
    const { receiptId } = await paid({ institutionId, amountFen: totalFen, invoiceId, provider: "stripe" });
    const of = { receiptId, invoiceId, amountFen: totalFen, kind: "charge-back" } as const;
    await app.worker.withActor(system, (trx) =>
      takeBackReceipt(trx, system, { ...of, sourceId: crypto.randomUUID() }, new Date()),
    );
    expect(await shown(institution, billingPaths.invoice(invoiceId))).toMatchObject({
      invoice: { status: "open" },
      leftFen: "2500000",
      lines: [{ feeStatus: "charged_back" }],
      payments: [
        { kind: "payment", provider: "stripe" },
        { kind: "charge-back", amountFen: "-2500000" },
      ],
    });
  });

  test("shows its credit notes with the reason, and the refund with its state", async () => {
    const { institution, invoiceId, totalFen, feeId } = await invoiced();
    await paid({ institutionId: institution.institutionId, amountFen: totalFen, invoiceId });
    await credited(feeId, 500_000n);
    const page = billingPaths.invoice(invoiceId);
    const noted = [{ number: "CN-2026-000001", reasonCode: "adjustment", totalFen: "500000" }];
    expect(await shown(institution, page)).toMatchObject({
      credits: noted,
      payments: expect.arrayContaining([
        expect.objectContaining({ kind: "refund", refundStatus: "requested", amountFen: "-500000" }),
      ]) as unknown,
      lines: [{ creditedFen: "500000" }],
    });
    const [refund] = await db.rows("refund", { invoiceId });
    const outcome = { refundId: refund?.id ?? "", externalId: "out-1", outcome: "paid" } as const;
    await app.worker.withActor(system, (trx) => settleRefund(trx, system, outcome, new Date()));
    expect(await shown(institution, page)).toMatchObject({
      invoice: { status: "settled", refundedFen: "500000" },
      leftFen: "0",
      payments: expect.arrayContaining([
        expect.objectContaining({ kind: "refund", refundStatus: "paid" }),
      ]) as unknown,
    });
  });
});

describe("a fee is questioned", () => {
  test("with a reason, which is in the invoice's history; once", async () => {
    const { institution, invoiceId, feeId } = await invoiced();
    const page = billingPaths.invoice(invoiceId);
    const form = { act: "question", feeId, words: "Only half of it was drawn." };
    const answer = await clientOf(institution).post(page, form);
    expect([answer.status, answer.headers.location]).toEqual([303, page]);
    expect(await shown(institution, page)).toMatchObject({
      lines: [{ feeStatus: "disputed", mayQuestion: false }],
      events: [{ type: "invoice-issued" }, { type: "fee-questioned", note: form.words }],
    });
    const again = await unchanged(app.traces, () => clientOf(institution).post(page, form));
    expect(replyIn(again).refusal?.code).toBe("fee-wrong-state");
  });

  test("not without a reason: the field is named, and nothing changes", async () => {
    const { institution, invoiceId, feeId } = await invoiced();
    const answer = await unchanged(app.traces, () =>
      clientOf(institution).post(billingPaths.invoice(invoiceId), { act: "question", feeId, words: " " }),
    );
    expect(answer.status).toBe(422);
    expect(Object.keys(replyIn(answer).form?.error ?? {})).toEqual(["words"]);
    expect(await statusOf("fee", feeId)).toBe("invoiced");
  });
});

describe("nobody else reads them", () => {
  test.each<MemberRole>(["member", "viewer"])("a %s is refused every page", async (role) => {
    const { institution, invoiceId } = await invoiced();
    for (const path of [
      billingPaths.fees(),
      billingPaths.feesCsv(),
      billingPaths.invoices(),
      billingPaths.invoice(invoiceId),
    ])
      expect((await clientOf(institution, role).get(path)).status).toBe(403);
  });

  test("another institution's are not found, and not in its lists", async () => {
    const { invoiceId, feeId } = await invoiced();
    const other = await given.institution();
    const page = billingPaths.invoice(invoiceId);
    expect((await clientOf(other).get(page)).status).toBe(404);
    expect(await shown(other, billingPaths.invoices())).toMatchObject({ page: { rows: [] } });
    expect(await shown(other, billingPaths.fees())).toMatchObject({ page: { rows: [] } });
    const answer = await unchanged(app.traces, () =>
      clientOf(other).post(page, { act: "question", feeId, words: "Not ours." }),
    );
    expect(answer.status).toBe(404);
  });
});
