import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import type { BankStatementAct } from "#app/domain/billing/bank/forms.ts";
import { lapseBankProposals } from "#app/services/billing/bank/lapse-bank-proposals.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { bankTables } from "#tests/support/billing/bank-tables.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

const app = openTestApp({}, { isEmptied: true });
const { invoiced, differences, balances, statusOf } = billingIn(app);
const { fileOf, importFile, imported, linesOf } = bankStatementsIn(app);
const system = { kind: "system" } as const;
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

const everything = bankTables(app);
const refused = async (code: string, attempt: () => Promise<unknown>) =>
  expect(await unchanged(everything, () => refusalCodeOf(attempt()))).toBe(code);
const act = (by: AdminActor, what: BankStatementAct) => actOnStatement(app.web, by, what);
const openProposal = async () => {
  const rows: { id: string }[] = await app.sql`select id from confirmation where status = 'open'`;
  return rows[0]?.id ?? "";
};
/** Proposed by one and confirmed by another. */
const agreed = async (what: BankStatementAct) => {
  await act(first, what);
  await act(second, { act: "confirm", confirmationId: await openProposal() });
};

describe("money that arrived", () => {
  test("pays the invoice that it names, however the number is written; in parts and with too much", async () => {
    const { invoiceId, number, feeId, totalFen } = await invoiced();
    const mangled = ` ＬＳ ${number.slice(3, 7)}—${number.slice(8)} `;
    await imported(first, [bankLine({ amountFen: totalFen - 50_000n, purpose: `服务费${mangled}` })]);
    expect([await statusOf("invoice", invoiceId), await statusOf("fee", feeId)]).toEqual([
      "open",
      "invoiced",
    ]);
    const over = bankLine({ amountFen: 80_000n, purpose: number.toLowerCase().replaceAll("-", "") });
    await imported(first, [over], 100_000_000n + totalFen - 50_000n);
    expect([await statusOf("invoice", invoiceId), await statusOf("fee", feeId)]).toEqual(["settled", "paid"]);
    expect(await balances()).toMatchObject({ cash_bank: totalFen + 30_000n, unapplied: -30_000n });
    expect(await differences()).toEqual([]);
  });

  test("pays several invoices of one institution, and stands in suspense with those of two", async () => {
    const [one, two] = [await invoiced(), await invoiced()];
    const both = bankLine({ amountFen: one.totalFen + two.totalFen, purpose: `${one.number} ${two.number}` });
    const { statementId } = await imported(first, [both]);
    expect(await linesOf(statementId)).toMatchObject([
      { status: "unmatched", because: "several-institutions" },
    ]);
    expect(await balances()).toMatchObject({ suspense: -both.amountFen });
  });

  test("of a payer who is another institution, or without a number, is left to the admins", async () => {
    const { institution, number, totalFen, invoiceId } = await invoiced();
    const other = await invoiced();
    await profileOf(other.institution.institutionId, "另一家银行", "999888777666");
    await profileOf(institution.institutionId, "付款银行", "555444333222");
    const lines = [
      bankLine({ amountFen: 100n, purpose: number, account: "9998 8877 7666" }),
      bankLine({ amountFen: totalFen, purpose: "服务费", name: "付款银行" }),
      bankLine({ amountFen: 300n, purpose: "LS-2026-999999" }),
      bankLine({ amountFen: 400n }),
    ];
    const { statementId } = await imported(first, lines);
    const because = (await linesOf(statementId)).map((line) => line.because);
    expect(because).toEqual(["other-payer", "no-reference", "unknown-reference", "unknown-payer"]);
    expect(await statusOf("invoice", invoiceId)).toBe("open");
    expect(await balances()).toMatchObject({ suspense: -(totalFen + 800n), cash_bank: totalFen + 800n });
  });
});

async function profileOf(institutionId: string, title: string, account: string) {
  await app.sql`insert into billing_profile (institution_id, title, tax_number, bank_account, email, locale, fapiao_kind, updated_by)
    values (${institutionId}, ${title}, '91', ${account}, 'a@b.test', 'en', 'ordinary', ${crypto.randomUUID()})`;
}

describe("a match by hand", () => {
  test("takes effect when another admin confirms it; undone, the money stands in suspense and the invoice is due", async () => {
    const { invoiceId, number, totalFen } = await invoiced();
    const { statementId } = await imported(first, [bankLine({ amountFen: totalFen })]);
    const [line] = await linesOf(statementId);
    const lineId = line?.id ?? "";
    await act(first, { act: "match", lineId, invoices: number });
    expect(await statusOf("invoice", invoiceId)).toBe("open");
    const confirmationId = await openProposal();
    await refused("confirmation-same-person", () => act(first, { act: "confirm", confirmationId }));
    await refused("bank-proposal-open", () => act(second, { act: "ignore", lineId }));
    await refused("bank-proposal-not-yours", () => act(second, { act: "withdraw", confirmationId }));
    await act(second, { act: "confirm", confirmationId });
    await refused("confirmation-wrong-state", () => act(second, { act: "confirm", confirmationId }));
    expect(await statusOf("invoice", invoiceId)).toBe("settled");
    expect(await balances()).not.toHaveProperty("suspense");
    expect(await differences()).toEqual([]);
    await refused("bank-line-wrong-state", () => act(first, { act: "match", lineId, invoices: number }));
    await agreed({ act: "undo", lineId });
    expect(await statusOf("invoice", invoiceId)).toBe("open");
    expect(await balances()).toMatchObject({ suspense: -totalFen, cash_bank: totalFen });
    expect(await balances()).not.toHaveProperty("unapplied");
    expect(await differences()).toEqual([]);
    // And to whom it belongs after all.
    await agreed({ act: "match", lineId, invoices: number });
    expect(await statusOf("invoice", invoiceId)).toBe("settled");
    expect(await differences()).toEqual([]);
  });

  test("is refused at its confirmation where an invoice was paid meanwhile, and nothing is booked", async () => {
    const { number, totalFen, invoiceId } = await invoiced();
    const lines = [bankLine({ amountFen: totalFen })];
    const [line] = await linesOf((await imported(first, lines)).statementId);
    await act(first, { act: "match", lineId: line?.id ?? "", invoices: number });
    const confirmationId = await openProposal();
    const paying = bankLine({ amountFen: totalFen, purpose: number });
    await imported(first, [paying], 100_000_000n + totalFen);
    expect(await statusOf("invoice", invoiceId)).toBe("settled");
    await refused("invoice-wrong-state", () => act(second, { act: "confirm", confirmationId }));
    await act(second, { act: "decline", confirmationId });
    expect(await balances()).toMatchObject({ suspense: -totalFen, cash_bank: 2n * totalFen });
  });

  test("lapses when nobody confirms it, and is refused for what is wrong with it", async () => {
    const { number, totalFen } = await invoiced();
    const other = await invoiced();
    const lines = [bankLine({ amountFen: totalFen }), bankLine({ amountFen: -500n })];
    const [arrived, left] = await linesOf((await imported(first, lines)).statementId);
    const lineId = arrived?.id ?? "";
    const match = (of: string, invoices: string) => () => act(first, { act: "match", lineId: of, invoices });
    await refused("bank-invoices-unknown", match(lineId, "LS-2026-999999"));
    await refused("bank-invoices-of-several", match(lineId, `${number} ${other.number}`));
    await refused("bank-line-wrong-direction", match(left?.id ?? "", number));
    await refused("bank-line-wrong-state", () => act(first, { act: "undo", lineId }));
    await refused("bank-line-not-found", match(crypto.randomUUID(), number));
    await match(lineId, number)();
    const confirmationId = await openProposal();
    const rows: { dueAt: Date }[] = await app.sql`select due_at as "dueAt" from confirmation`;
    await app.setNow(new Date((rows[0]?.dueAt.getTime() ?? 0) + 1_000));
    await refused("confirmation-wrong-state", () => act(second, { act: "confirm", confirmationId }));
    expect(await lapseBankProposals(app.worker, system)).toBe(1);
    expect((await linesOf((await imported(first, lines)).statementId))[0]?.status).toBe("unmatched");
  });

  test("is confirmed once, however many admins do at once; one that is not billing's is ignored", async () => {
    const { number, totalFen } = await invoiced();
    const [line, interest] = await linesOf(
      (await imported(first, [bankLine({ amountFen: totalFen }), bankLine({ amountFen: 77n })])).statementId,
    );
    await act(first, { act: "match", lineId: line?.id ?? "", invoices: number });
    const confirmationId = await openProposal();
    const codes = await Promise.all(
      [1, 2, 3].map(() => refusalCodeOf(act(second, { act: "confirm", confirmationId }))),
    );
    expect(codes.sort()).toEqual(["confirmation-wrong-state", "confirmation-wrong-state", "nothing refused"]);
    await agreed({ act: "ignore", lineId: interest?.id ?? "" });
    expect(await balances()).toMatchObject({ cash_bank: totalFen });
    expect(await balances()).not.toHaveProperty("suspense");
    expect(await differences()).toEqual([]);
  });
});

describe("an over-payment", () => {
  test("goes back once another admin confirms it, and the statement that shows it settles its refund", async () => {
    const { number, totalFen } = await invoiced();
    const paid = bankLine({ amountFen: totalFen + 60_000n, purpose: number, name: "付款银行" });
    const [line] = await linesOf((await imported(first, [paid])).statementId);
    await agreed({ act: "return", receiptId: line?.receiptId ?? "" });
    const refunds: { id: string }[] = await app.sql`select id from refund`;
    const refundId = refunds[0]?.id ?? "";
    expect(await statusOf("refund", refundId)).toBe("requested");
    await refused("bank-nothing-to-return", () =>
      act(first, { act: "return", receiptId: line?.receiptId ?? "" }),
    );
    await refused("bank-line-wrong-state", () =>
      act(first, { act: "match", lineId: line?.id ?? "", invoices: number }),
    );
    const back = bankLine({ amountFen: -60_000n, name: "付款银行", purpose: "退款" });
    const stranger = bankLine({ amountFen: -60_000n, name: "别人", account: "1" });
    const later = await imported(first, [stranger, back], 100_000_000n + paid.amountFen);
    expect((await linesOf(later.statementId)).map(({ status }) => status)).toEqual(["unmatched", "matched"]);
    expect(await statusOf("refund", refundId)).toBe("paid");
    expect(await balances()).toMatchObject({ cash_bank: totalFen });
    expect(await balances()).not.toHaveProperty("unapplied");
    expect(await refusalCodeOf(act(first, { act: "undo", lineId: line?.id ?? "" }))).toBe("nothing refused");
    await refused("bank-money-moved-on", async () =>
      act(second, { act: "confirm", confirmationId: await openProposal() }),
    );
  });

  test("pays another open invoice of its institution, as far as it goes", async () => {
    const { institution, number, totalFen } = await invoiced();
    const [line] = await linesOf(
      (await imported(first, [bankLine({ amountFen: totalFen + 60_000n, purpose: number })])).statementId,
    );
    const other = await invoiced();
    const receiptId = line?.receiptId ?? "";
    const second = await secondInvoiceOf(institution.institutionId);
    await refused("bank-invoices-of-several", () =>
      act(first, { act: "apply", receiptId, invoices: other.number }),
    );
    await refused("invoice-wrong-state", () => act(first, { act: "apply", receiptId, invoices: number }));
    await agreed({ act: "apply", receiptId, invoices: second.number });
    expect(await statusOf("invoice", second.id)).toBe("open");
    expect(
      await app.sql`select sum(amount_fen)::int as fen from receipt_allocation where invoice_id = ${second.id}`,
    ).toEqual([{ fen: 60_000 }]);
    expect(await balances()).not.toHaveProperty("unapplied");
    await refused("bank-nothing-to-return", () => act(first, { act: "return", receiptId }));
  });
});

/** An open invoice without lines: enough to be paid. */
async function secondInvoiceOf(institutionId: string) {
  const number = "LS-2026-800001";
  const rows: { id: string }[] = await app.sql`
    insert into invoice (number, institution_id, period, issued_at, due_on, net_fen, vat_fen, total_fen, profile)
    values (${number}, ${institutionId}, '2026-02-01', app_now(), '2026-06-01', 94340, 5660, 100000, '{}') returning id`;
  return { id: rows[0]?.id ?? "", number };
}

describe("alone on the platform", () => {
  test("a finance admin's match is done at once, and the audit trail says so", async () => {
    const { invoiceId, number, totalFen } = await invoiced();
    const [line] = await linesOf((await imported(first, [bankLine({ amountFen: totalFen })])).statementId);
    await app.sql`update accounts."user" set admin_roles = '{moderator}' where id = ${second.userId}`;
    await act(first, { act: "match", lineId: line?.id ?? "", invoices: number });
    expect(await statusOf("invoice", invoiceId)).toBe("settled");
    expect(await app.sql`select detail from event where type = 'bank-proposal-confirmed'`).toEqual([
      { detail: { kind: "match", isAlone: true } },
    ]);
  });

  test("an admin without the role, or tied to the institution, proposes nothing", async () => {
    const { institution, number, totalFen } = await invoiced();
    const [line] = await linesOf((await imported(first, [bankLine({ amountFen: totalFen })])).statementId);
    const lineId = line?.id ?? "";
    const moderator = { ...second, roles: ["moderator"] } as const;
    await refused("admin-role-missing", () => act(moderator, { act: "ignore", lineId }));
    await refused("admin-role-missing", () => importFile(moderator, fileOf([bankLine({ amountFen: 1n })])));
    await refused("second-factor-missing", () =>
      act({ ...first, confirmation: { hasFactor: false, isFresh: true } }, { act: "ignore", lineId }),
    );
    await app.sql`insert into admin_tie (user_id, organization_id, kind) values (${first.userId}, ${institution.institutionId}, 'family')`;
    await refused("admin-has-tie", () => act(first, { act: "match", lineId, invoices: number }));
  });
});
