import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { creditReversedFee } from "#app/services/billing/credit-reversed-fee.server.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { questionFee } from "#app/services/billing/question-fee.server.ts";
import { settleFeeProposal } from "#app/services/billing/settle-fee-proposal.server.ts";
import { settleRefund } from "#app/services/billing/settle-refund.server.ts";
import { takeBackReceipt } from "#app/services/billing/take-back-receipt.server.ts";
import { reinstateReceipt } from "#app/services/billing/reinstate-receipt.server.ts";
import { upholdFee } from "#app/services/billing/uphold-fee.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { billingIn, nextMonth } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

const app = openTestApp({}, { isEmptied: true });
const { accrued, invoiced, invoiceOf, paid, differences, balances, statusOf } = billingIn(app);
const { confirmed, reverse } = reversalsIn(app);
const system = { kind: "system" } as const;
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

const asSystem = (work: (trx: ActorTransaction) => Promise<unknown>) => app.worker.withActor(system, work);
const everything = async () => {
  const { rows } = await app.owner.query<{ all: string }>(
    `select concat(${"fee invoice invoice_line credit_note receipt receipt_allocation refund fee_proposal confirmation ledger_posting provider_call"
      .split(" ")
      .map((table) => `(select jsonb_agg(t order by t::text) from ${table} t)::text`)
      .join(", ")}, (select count(*) from event)) as all`,
  );
  return rows[0]?.all;
};
const refused = async (code: string, attempt: () => Promise<unknown>) =>
  expect(await unchanged(everything, () => refusalCodeOf(attempt()))).toBe(code);

describe("a month's fees", () => {
  test("are invoiced on the first of the next month, once, with tax and a due date, and booked", async () => {
    const { institution, feeId } = await accrued();
    expect(await issueInvoices(app.worker, system)).toBe(0);
    expect(await balances()).toEqual({ income: -2_358_491n, unbilled: 2_500_000n, vat_deferred: -141_509n });
    await app.setNow(nextMonth());
    const issued = await Promise.all([issueInvoices(app.worker, system), issueInvoices(app.worker, system)]);
    expect(issued.sort()).toEqual([0, 1]);
    const rows: unknown[] =
      await app.sql`select number, status, period::text, due_on::text as "dueOn", net_fen::int as net, vat_fen::int as vat, total_fen::int as total from invoice`;
    expect(rows).toEqual([
      {
        number: "LS-2026-000001",
        status: "open",
        period: "2026-03-01",
        dueOn: "2026-05-01",
        net: 2_358_491,
        vat: 141_509,
        total: 2_500_000,
      },
    ]);
    expect(await statusOf("fee", feeId)).toBe("invoiced");
    expect(await balances()).toEqual({ income: -2_358_491n, receivable: 2_500_000n, vat_output: -141_509n });
    expect(await invoiceOf(institution)).toMatchObject({ totalFen: 2_500_000n });
    expect(await differences()).toEqual([]);
  });

  test("are those that accrued before the month began in Shanghai", async () => {
    const deal = await confirmed(200_000_000n, 300_000_000n);
    const [march = "", april = ""] = deal.drawdownIds;
    await app.sql`update fee set accrued_at = case drawdown_id when ${march}::uuid then timestamptz '2026-03-31T15:59:59Z'
      when ${april}::uuid then '2026-03-31T16:00:00Z' end`;
    // It has begun in Shanghai, and not in UTC.
    await app.setNow(new Date("2026-03-31T16:30:00Z"));
    expect(await issueInvoices(app.worker, system)).toBe(1);
    expect(
      await app.sql`select f.drawdown_id as id from invoice_line l join fee f on f.id = l.fee_id`,
    ).toEqual([{ id: march }]);
  });

  test("are on one live line each: a void invoice's fees are invoiced again, and its number is not given twice", async () => {
    const { invoiceId, feeId } = await invoiced();
    const next = await voidInvoice(app.web, first, {
      invoiceId,
      reason: "The title was wrong.",
      reissued: true,
    });
    expect([await statusOf("invoice", invoiceId), await statusOf("invoice", next ?? "")]).toEqual([
      "void",
      "open",
    ]);
    expect(await statusOf("fee", feeId)).toBe("invoiced");
    const rows: unknown[] = await app.sql`select number from invoice order by number`;
    expect(rows).toEqual([{ number: "LS-2026-000001" }, { number: "LS-2026-000002" }]);
    expect(await differences()).toEqual([]);
    await refused("invoice-wrong-state", () =>
      voidInvoice(app.web, first, { invoiceId, reason: "again", reissued: false }),
    );
  });
});

describe("what is paid", () => {
  test("settles the invoice once all has come; the rest of an over-payment stays the institution's", async () => {
    const { institution, invoiceId, feeId } = await invoiced();
    const { institutionId } = institution;
    expect(await paid({ institutionId, amountFen: 1_000_000n, invoiceId })).toMatchObject({
      appliedFen: 1_000_000n,
    });
    expect([await statusOf("invoice", invoiceId), await statusOf("fee", feeId)]).toEqual([
      "open",
      "invoiced",
    ]);
    await refused("invoice-has-payments", () =>
      voidInvoice(app.web, first, { invoiceId, reason: "too late", reissued: false }),
    );
    const rest = { institutionId, amountFen: 1_600_000n, invoiceId, externalId: "line-2" };
    expect(await paid(rest)).toMatchObject({ appliedFen: 1_500_000n, unappliedFen: 100_000n });
    expect(await paid(rest)).toMatchObject({ isNew: false });
    expect([await statusOf("invoice", invoiceId), await statusOf("fee", feeId)]).toEqual(["settled", "paid"]);
    expect(await balances()).toEqual({
      cash_bank: 2_600_000n,
      income: -2_358_491n,
      unapplied: -100_000n,
      vat_output: -141_509n,
    });
    expect(await differences()).toEqual([]);
  });

  test("is due again when its bank takes it back, and settled when that is reversed", async () => {
    const { institution, invoiceId, feeId, totalFen } = await invoiced();
    const { institutionId } = institution;
    const { receiptId } = await paid({ institutionId, amountFen: totalFen, invoiceId, provider: "stripe" });
    const [back, won] = [crypto.randomUUID(), crypto.randomUUID()];
    const of = { receiptId, invoiceId, amountFen: totalFen };
    const take = () =>
      asSystem((trx) =>
        takeBackReceipt(trx, system, { ...of, kind: "charge-back", sourceId: back }, new Date()),
      );
    await take();
    await take();
    expect([await statusOf("invoice", invoiceId), await statusOf("fee", feeId)]).toEqual([
      "open",
      "charged_back",
    ]);
    expect(await differences()).toEqual([]);
    await asSystem((trx) => reinstateReceipt(trx, system, { ...of, sourceId: won }, new Date()));
    expect([await statusOf("invoice", invoiceId), await statusOf("fee", feeId)]).toEqual(["settled", "paid"]);
    expect(await differences()).toEqual([]);
  });
});

describe("a fee is waived", () => {
  test("by two admins before it is invoiced", async () => {
    const { feeId } = await accrued();
    const waiver = { feeId, kind: "waiver", amountFen: null, reason: "A pilot." } as const;
    expect(await proposeFeeChange(app.web, first, waiver)).toEqual({ isDone: false });
    await refused("fee-proposal-open", () => proposeFeeChange(app.web, second, waiver));
    const rows: { id: string }[] = await app.sql`select id from fee_proposal`;
    const proposalId = rows[0]?.id ?? "";
    await refused("confirmation-same-person", () =>
      settleFeeProposal(app.web, first, { proposalId, verdict: "confirm" }),
    );
    expect(await statusOf("fee", feeId)).toBe("accrued");
    await settleFeeProposal(app.web, second, { proposalId, verdict: "confirm" });
    expect(await statusOf("fee", feeId)).toBe("waived");
    expect(await balances()).toEqual({ income: -2_358_491n, waivers: 2_358_491n });
    expect(await differences()).toEqual([]);
    await app.setNow(nextMonth());
    expect(await issueInvoices(app.worker, system)).toBe(0);
    await refused("fee-wrong-state", () => proposeFeeChange(app.web, first, waiver));
  });

  test("on its invoice by a credit note, which settles it", async () => {
    const { feeId, invoiceId } = await invoiced();
    await proposeFeeChange(app.web, first, { feeId, kind: "waiver", amountFen: null, reason: "A pilot." });
    const rows: { id: string }[] = await app.sql`select id from fee_proposal`;
    await settleFeeProposal(app.web, second, { proposalId: rows[0]?.id ?? "", verdict: "confirm" });
    expect([await statusOf("invoice", invoiceId), await statusOf("fee", feeId)]).toEqual([
      "settled",
      "waived",
    ]);
    expect(await balances()).toEqual({ income: -2_358_491n, waivers: 2_358_491n });
    expect(await differences()).toEqual([]);
  });
});

test("a waiver takes what is open of a fee: what was paid stays paid, and nothing goes back", async () => {
  const { institution, feeId, invoiceId, totalFen } = await invoiced();
  const { institutionId } = institution;
  await proposeFeeChange(app.web, first, { feeId, kind: "waiver", amountFen: null, reason: "A pilot." });
  await paid({ institutionId, amountFen: totalFen - 106n, invoiceId });
  const rows: { id: string }[] = await app.sql`select id from fee_proposal`;
  await settleFeeProposal(app.web, second, { proposalId: rows[0]?.id ?? "", verdict: "confirm" });
  expect([await statusOf("invoice", invoiceId), await statusOf("fee", feeId)]).toEqual(["settled", "paid"]);
  const credits = await app.sql`select total_fen::int as total, vat_fen::int as vat from credit_note`;
  expect(credits).toEqual([{ total: 106, vat: 6 }]);
  expect(await app.sql`select from refund`).toEqual([]);
  const [event] =
    await app.sql`select from_status as "from", to_status as "to" from event where type = 'fee-waived'`;
  expect(event).toEqual({ from: "invoiced", to: "paid" });
  expect(await balances()).toMatchObject({ cash_bank: totalFen - 106n, waivers: 100n });
  expect(await differences()).toEqual([]);
});

test("a questioned fee is credited in part, and what was paid too much goes back once", async () => {
  const { institution, feeId, invoiceId, totalFen } = await invoiced();
  const { institutionId } = institution;
  await questionFee(app.web, institution, { feeId, words: "The amount drawn was less." });
  expect(await statusOf("fee", feeId)).toBe("disputed");
  await paid({ institutionId, amountFen: totalFen, invoiceId });
  expect(await statusOf("fee", feeId)).toBe("paid");
  const credit = { feeId, kind: "adjustment", amountFen: 500_000n, reason: "Agreed." } as const;
  await refused("credit-exceeds-line", () =>
    proposeFeeChange(app.web, first, { ...credit, amountFen: totalFen + 1n }),
  );
  await proposeFeeChange(app.web, first, credit);
  const rows: { id: string }[] = await app.sql`select id from fee_proposal`;
  await settleFeeProposal(app.web, second, { proposalId: rows[0]?.id ?? "", verdict: "confirm" });
  const refunds: { id: string; status: string; amountFen: string }[] =
    await app.sql`select id, status, amount_fen as "amountFen" from refund`;
  expect(refunds).toMatchObject([{ status: "requested", amountFen: "500000" }]);
  const refundId = refunds[0]?.id ?? "";
  const settle = (outcome: "sent" | "paid" | "failed") =>
    asSystem((trx) => settleRefund(trx, system, { refundId, externalId: "out-1", outcome }, new Date()));
  await settle("sent");
  await settle("paid");
  await settle("paid");
  expect(await statusOf("refund", refundId)).toBe("paid");
  expect(await statusOf("invoice", invoiceId)).toBe("settled");
  expect(await balances()).toEqual({ cash_bank: 2_000_000n, income: -1_886_793n, vat_output: -113_207n });
  expect(await differences()).toEqual([]);
});

test("two credits before the first refund was paid send back no more of a payment than it paid", async () => {
  const { institution, feeId, invoiceId, totalFen } = await invoiced();
  const { institutionId } = institution;
  const later = 600_000n;
  await paid({ institutionId, amountFen: totalFen - later, invoiceId });
  await paid({ institutionId, amountFen: later, invoiceId, receivedAt: new Date(Date.now() + 60_000) });
  for (const amountFen of [500_000n, 400_000n]) {
    await proposeFeeChange(app.web, first, { feeId, kind: "adjustment", amountFen, reason: "Agreed." });
    const rows: { id: string }[] = await app.sql`select id from fee_proposal where amount_fen = ${amountFen}`;
    await settleFeeProposal(app.web, second, { proposalId: rows[0]?.id ?? "", verdict: "confirm" });
  }
  const refunds = await app.sql`select r.amount_fen::text as paid, sum(f.amount_fen)::text as returned
    from refund f join receipt r on r.id = f.receipt_id group by r.id order by r.amount_fen`;
  expect(refunds).toEqual([
    { paid: String(later), returned: String(later) },
    { paid: String(totalFen - later), returned: "300000" },
  ]);
});

test("a fee that stands although it was questioned is answered in words", async () => {
  const { institution, feeId } = await invoiced();
  await refused("fee-wrong-state", () => upholdFee(app.web, first, { feeId, words: "As agreed." }));
  await questionFee(app.web, institution, { feeId, words: "Why?" });
  await upholdFee(app.web, first, { feeId, words: "As agreed." });
  expect(await statusOf("fee", feeId)).toBe("invoiced");
});

describe("the fee of a reversed drawdown", () => {
  const reissued = { reason: "The title was wrong.", reissued: true };

  test("is void with its invoice, before the job that would have credited it, and is not invoiced again", async () => {
    const { drawdownId, feeId, invoiceId, ...deal } = await invoiced();
    await reverse(deal, drawdownId);
    expect(await statusOf("fee", feeId)).toBe("invoiced");
    expect(await voidInvoice(app.web, first, { invoiceId, ...reissued })).toBeNull();
    expect(await statusOf("fee", feeId)).toBe("void");
    await creditReversedFee(app.worker, system, { drawdownId });
    expect(await app.sql`select from credit_note`).toEqual([]);
    expect(await balances()).toEqual({});
    expect(await differences()).toEqual([]);
  });

  test("is void whichever is first, its reversal or its invoice's end", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { drawdownId, feeId, invoiceId, ...deal } = await invoiced();
      await Promise.all([
        reverse(deal, drawdownId),
        voidInvoice(app.web, first, { invoiceId, reason: reissued.reason, reissued: false }),
      ]);
      expect(await statusOf("fee", feeId)).toBe("void");
      await app.setNow(undefined);
    }
    expect(await balances()).toEqual({});
  });
});
