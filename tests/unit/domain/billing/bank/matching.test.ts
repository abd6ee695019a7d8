import { describe, expect, test } from "vitest";
import {
  type Arrived,
  decideArrived,
  type PayableInvoice,
  refundSettledBy,
} from "#app/domain/billing/bank/matching.ts";

const invoice = (id: string, of: Partial<PayableInvoice> = {}): PayableInvoice => ({
  id,
  number: `LS-2026-00000${id}`,
  institutionId: "a",
  status: "open",
  dueOn: "2026-05-01",
  dueFen: 100n,
  ...of,
});
const decide = (of: Partial<Arrived>) => {
  const named = of.named ?? [];
  const references = of.references ?? named.map(({ number }) => number);
  return decideArrived({ amountFen: 100n, payers: [], open: [], ...of, named, references });
};

describe("money that arrived", () => {
  test("pays the open invoice that it names, whatever its amount; several of just its amount, by due date", () => {
    const one = { kind: "pay", institutionId: "a", invoiceIds: ["2"] };
    expect(decide({ named: [invoice("2")] })).toEqual(one);
    expect(decide({ named: [invoice("2")], amountFen: 1n, payers: ["a", "b"] })).toEqual(one);
    const named = [invoice("2"), invoice("1"), invoice("3", { dueOn: "2026-04-01" })];
    expect(decide({ named, amountFen: 300n })).toEqual({ ...one, invoiceIds: ["3", "1", "2"] });
    const suggestions = [{ institutionId: "a", invoiceIds: ["3", "1", "2"] }];
    for (const amountFen of [299n, 301n, 100n])
      expect(decide({ named, amountFen })).toEqual({ kind: "ask", because: "sum-differs", suggestions });
  });

  test.each([
    ["unknown-payer", {}],
    ["no-reference", { payers: ["a"] }],
    ["unknown-reference", { references: ["LS-2026-000001", "LS-2026-000009"], named: [invoice("1")] }],
    ["several-institutions", { named: [invoice("1"), invoice("2", { institutionId: "b" })] }],
    ["other-payer", { named: [invoice("1")], payers: ["b"] }],
    ["invoice-not-open", { named: [invoice("1", { status: "settled", dueFen: 0n })] }],
    ["invoice-not-open", { named: [invoice("1"), invoice("2", { status: "void" })] }],
    ["invoice-not-open", { named: [invoice("1", { dueFen: 0n })] }],
  ] satisfies [string, Partial<Arrived>][])("is left: %s", (because, of) =>
    expect(decide(of)).toMatchObject({ kind: "ask", because }),
  );

  test("of a known payer suggests their invoice of just that amount, then others of it, and pays none", () => {
    const open = [invoice("1", { institutionId: "b" }), invoice("2"), invoice("3", { dueFen: 99n })];
    expect(decide({ payers: ["a"], open })).toEqual({
      kind: "ask",
      because: "no-reference",
      suggestions: [
        { institutionId: "a", invoiceIds: ["2"] },
        { institutionId: "b", invoiceIds: ["1"] },
      ],
    });
  });
});

test("money that left settles the oldest refund of its amount to its payee, and no other", () => {
  const awaited = (id: string, day: number, of = {}) => ({
    id,
    amountFen: 50n,
    requestedAt: new Date(Date.UTC(2026, 3, day)),
    names: ["BANK"],
    accounts: ["1"],
    ...of,
  });
  const other = awaited("other", 1, { names: ["X"], accounts: ["9"] });
  const refunds = [awaited("late", 3), awaited("early", 1), other];
  const settledBy = (of: object) =>
    refundSettledBy({ amountFen: -50n, name: "", account: "", ...of }, refunds)?.id;
  expect(settledBy({ name: "BANK" })).toBe("early");
  expect(settledBy({ account: "1" })).toBe("early");
  expect(settledBy({ account: "9" })).toBe("other");
  expect(settledBy({})).toBeUndefined();
  expect(settledBy({ name: "BANK", amountFen: -51n })).toBeUndefined();
});
