import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { addMonths, dayOf } from "#app/lib/days.ts";
import { monthStart } from "#app/domain/billing/invoice.ts";
import { netFen } from "#app/domain/billing/statement.ts";
import * as statementCsv from "#app/routes/institution.invoices.statement[.]csv/route.ts";
import * as statementPdf from "#app/routes/institution.invoices.statement[.]pdf/route.ts";
import * as statementPage from "#app/routes/institution.invoices.statement/route.tsx";
import { applyUnapplied } from "#app/services/billing/apply-unapplied.server.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { readAccountStatement } from "#app/services/billing/read-account-statement.server.ts";
import { settleFeeProposal } from "#app/services/billing/settle-fee-proposal.server.ts";
import { settleRefund } from "#app/services/billing/settle-refund.server.ts";
import { takeBackReceipt } from "#app/services/billing/take-back-receipt.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

const { app, given, db } = openWith(givenIn, {}, { isEmptied: true });
const { invoiced, paid } = billingIn(app);
const web = testWeb(app, {
  "/institution/invoices/statement": { loader: statementPage.loader },
  "/institution/invoices/statement.pdf": { loader: statementPdf.loader, isResource: true },
  "/institution/invoices/statement.csv": { loader: statementCsv.loader, isResource: true },
});
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

const clientOf = (of: InstitutionActor, language = "en") =>
  web.browser(web.sessions.institution({ ...of, memberRole: "finance" }), language);
const asSystem = (work: (trx: ActorTransaction) => Promise<unknown>) => app.worker.withActor(system, work);

/** What the ledger's own totals say of the two accounts. */
async function ledgerOf({ institutionId }: InstitutionActor) {
  const { rows } = await app.owner.query<{ kind: string; balance: string }>(
    `select a.kind, t.balance_minor::text as balance from ledger_account a join ledger_total t on t.account_id = a.id
      where a.institution_id = $1 and a.kind in ('receivable', 'unapplied')`,
    [institutionId],
  );
  const of = (kind: string) => BigInt(rows.find((row) => row.kind === kind)?.balance ?? 0);
  return { owedFen: of("receivable"), creditFen: -of("unapplied") };
}

type Act = {
  act: "pay" | "pay-nothing" | "apply" | "credit" | "charge-back" | "refund" | "void";
  part: number;
};
const acts = fc.array(
  fc.record<Act>({
    act: fc.constantFrom("pay", "pay-nothing", "apply", "credit", "charge-back", "refund", "void"),
    part: fc.integer({ min: 1, max: 130 }),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Does what an act can do now; what the rules refuse is left out. */
async function does({ act, part }: Act, institution: InstitutionActor): Promise<void> {
  const { institutionId } = institution;
  const [invoice] = (await db.rows("invoice", { institutionId }, "issuedAt")).slice(-1);
  if (invoice === undefined) return;
  const amountFen = (invoice.totalFen * BigInt(part)) / 100n;
  const receipts = await db.rows("receipt", { institutionId }, "bookedAt");
  switch (act) {
    case "pay":
    case "pay-nothing":
      await paid({
        institutionId,
        amountFen,
        invoiceId: act === "pay" ? invoice.id : null,
        provider: part % 2 === 0 ? "stripe" : "bank",
      });
      return;
    case "apply":
      for (const { id: receiptId } of receipts)
        await asSystem((trx) =>
          applyUnapplied(trx, system, { receiptId, invoiceId: invoice.id }, new Date()),
        );
      return;
    case "credit": {
      const [line] = await db.rows("invoiceLine", { invoiceId: invoice.id });
      const fee = { feeId: line?.feeId ?? "", kind: "adjustment", amountFen, reason: "Agreed." } as const;
      await proposeFeeChange(app.web, first, fee);
      const proposals = await db.rows("feeProposal", { feeId: fee.feeId }, "proposedAt");
      const proposalId = proposals.at(-1)?.id ?? "";
      await settleFeeProposal(app.web, second, { proposalId, verdict: "confirm" });
      return;
    }
    case "charge-back": {
      const allocations = await db.rows("receiptAllocation", { invoiceId: invoice.id, kind: "payment" });
      const [taken] = allocations;
      if (taken === undefined) return;
      const done = await db.rows("receiptAllocation", { receiptId: taken.receiptId, kind: "charge-back" });
      if (done.length > 0) return;
      const of = { receiptId: taken.receiptId, invoiceId: invoice.id, amountFen: taken.amountFen };
      await asSystem((trx) =>
        takeBackReceipt(
          trx,
          system,
          { ...of, kind: "charge-back", sourceId: crypto.randomUUID() },
          new Date(),
        ),
      );
      return;
    }
    case "refund":
      for (const { id: refundId } of await db.rows("refund", { institutionId, status: "requested" }))
        await asSystem((trx) =>
          settleRefund(trx, system, { refundId, externalId: refundId, outcome: "paid" }, new Date()),
        );
      return;
    case "void":
      await voidInvoice(app.web, first, { invoiceId: invoice.id, reason: "Wrong.", reissued: true });
  }
}

describe("a statement of account", () => {
  test("agrees with the ledger after any sequence of acts: opening + movements = closing = ledger", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const { institution } = await invoiced();
        for (const act of sequence) {
          try {
            await does(act, institution);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        }
        const now = await readAccountStatement(app.web, institution, undefined);
        expect(now.closing).toEqual(await ledgerOf(institution));
        expect(now.rows.at(-1)?.balanceFen ?? netFen(now.opening)).toBe(netFen(now.closing));
        expect(now.closing.creditFen >= 0n).toBe(true);
        const before = await readAccountStatement(app.web, institution, addMonths(now.from, -1).slice(0, 7));
        expect(before.closing).toEqual(now.opening);
      }),
      { numRuns: Number(process.env.STATEMENT_RUNS ?? 6) },
    );
  }, 120_000);

  test("goes from month to month: what one closes with, the next opens with", async () => {
    const { institution, invoiceId, totalFen } = await invoiced();
    const { institutionId } = institution;
    const issued = monthStart(app.web.now());
    const month = issued.slice(0, 7);
    expect(await readAccountStatement(app.web, institution, month)).toMatchObject({
      opening: { owedFen: 0n, creditFen: 0n },
      rows: [{ kind: "invoice-issued", owedFen: totalFen, invoiceNumber: "LS-2026-000001" }],
      closing: { owedFen: totalFen, creditFen: 0n },
      previous: null,
      next: null,
    });
    await app.setNow(new Date(`${addMonths(issued, 1)}T02:00:00Z`));
    await paid({ institutionId, amountFen: totalFen + 500n, invoiceId });
    await issueInvoices(app.worker, system);
    expect(await readAccountStatement(app.web, institution, undefined)).toMatchObject({
      opening: { owedFen: totalFen, creditFen: 0n },
      rows: [
        { kind: "receipt-booked", owedFen: 0n, creditFen: totalFen + 500n },
        { kind: "receipt-applied", owedFen: -totalFen, creditFen: -totalFen, invoiceId },
      ],
      closing: { owedFen: 0n, creditFen: 500n },
      previous: month,
    });
    expect(await readAccountStatement(app.web, institution, month)).toMatchObject({
      next: dayOf(new Date(`${addMonths(issued, 1)}T02:00:00Z`)).slice(0, 7),
    });
  });

  test.each([
    ["en", "Invoice LS-2026-000001", "Opening balance on 1 Apr 2026", "25,000.00"],
    ["zh-CN", "账单 LS-2026-000001", "期初余额（2026年4月1日）", "25,000.00"],
  ])("is a page, a spreadsheet and a PDF of the same bytes in %s", async (language, words, opening, sum) => {
    const { institution } = await invoiced();
    const who = clientOf(institution, language);
    const page = await who.get(billingPaths.statement("2026-04"));
    expect(page.text).toContain(words);
    const csv = await who.get(billingPaths.statementCsv("2026-04"));
    expect(csv.text).toContain(words);
    expect(csv.text).toContain("25000.00");
    expect(csv.text).toContain(opening);
    const pdf = async () => (await who.get(billingPaths.statementPdf("2026-04"))).bytes;
    const [one, again] = [await pdf(), await pdf()];
    expect(one.equals(again)).toBe(true);
    for (const part of [words, opening, sum]) expect(textOfPdf(one)).toContain(part);
  });

  test.each([
    ["en", "Balance so far", "Closing balance on 30 Apr 2026"],
    ["zh-CN", "截至目前余额", "期末余额（2026年4月30日）"],
  ])("ends with the balance so far until its month is over, in %s", async (language, soFar, closing) => {
    const { institution } = await invoiced();
    const who = clientOf(institution, language);
    const month = "2026-04";
    const endings = async () => [
      (await who.get(billingPaths.statementCsv(month))).text,
      textOfPdf((await who.get(billingPaths.statementPdf(month))).bytes),
    ];
    const now = await endings();
    expect(now[0]).toContain(`2026-04-01,${soFar},`);
    for (const text of now) {
      expect(text).toContain(soFar);
      expect(text).not.toContain(closing);
    }
    await app.setNow(new Date("2026-05-01T02:00:00Z"));
    const later = await endings();
    expect(later[0]).toContain(`2026-04-30,${closing},`);
    for (const text of later) {
      expect(text).toContain(closing);
      expect(text).not.toContain(soFar);
    }
  });

  test.each(["2026-05", "2099-01", "2026-13", "April"])(
    "is not found for %s, which is no month that has begun",
    async (month) => {
      const { institution } = await invoiced();
      const who = clientOf(institution);
      const { statement, statementCsv: csv, statementPdf: pdf } = billingPaths;
      for (const path of [statement, csv, pdf]) expect((await who.get(path(month))).status).toBe(404);
    },
  );

  test("of another institution has nothing of this one", async () => {
    await invoiced();
    const other = await given.institution();
    expect(await readAccountStatement(app.web, other, "2026-04")).toMatchObject({ rows: [], previous: null });
  });
});
