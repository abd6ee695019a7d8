import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnownLine, linesToStore, type LineFacts, statedBy } from "#app/domain/billing/bank/identity.ts";
import { forAll } from "#tests/support/for-all.ts";

const facts = (of: Partial<LineFacts> = {}): LineFacts => ({
  day: "2026-11-30",
  amountFen: 750_000n,
  balanceFen: null,
  serial: null,
  name: "甲公司",
  account: "6222000011112222",
  purpose: "服务费",
  ...of,
});

/** As the reader of files numbers equal lines of one. */
function keyed(lines: readonly LineFacts[]) {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const count = (seen.get(statedBy(line)) ?? 0) + 1;
    seen.set(statedBy(line), count);
    return { ...line, key: `${statedBy(line)} ${String(count)}` };
  });
}
const stored = (lines: readonly LineFacts[], bank: KnownLine["bank"] = "cmb"): KnownLine[] =>
  keyed(lines).map((line, at) => ({ ...line, bank, id: `line ${String(at)}` }));

/** What becomes of a line of a file, beside one that is known. */
function verdict(of: Partial<LineFacts>, known: Partial<LineFacts>, bank: KnownLine["bank"] = "icbc") {
  const [line] = linesToStore(bank, keyed([facts(of)]), stored([facts(known)]));
  return line === undefined ? "same" : line.repeatOf === null ? "other" : "unclear";
}

describe("a line of a file and one that is known, of one day and amount", () => {
  const other = { name: "乙公司", account: "6333000011112222" };
  test.each([
    ["one balance, with and without a serial", { balanceFen: 1n, serial: "S1" }, { balanceFen: 1n }, "same"],
    ["one balance, words of another format", { balanceFen: 1n, purpose: "转账" }, { balanceFen: 1n }, "same"],
    [
      "one balance, a name cut short",
      { balanceFen: 1n, name: "甲公", account: null },
      { balanceFen: 1n },
      "same",
    ],
    ["one balance, two payers", { balanceFen: 1n, ...other }, { balanceFen: 1n }, "unclear"],
    ["two balances", { balanceFen: 1n }, { balanceFen: 2n }, "other"],
    [
      "two balances, one serial",
      { balanceFen: 1n, serial: "S1" },
      { balanceFen: 2n, serial: "S1" },
      "unclear",
    ],
    ["one serial", { serial: "S1", purpose: "转账" }, { serial: "S1" }, "same"],
    ["one serial, two payers", { serial: "S1", ...other }, { serial: "S1" }, "unclear"],
    ["a serial of zeros, two payers", { serial: "0", ...other }, { serial: "0" }, "other"],
    ["a serial of zeros, one payer", { serial: "0", purpose: "转账" }, { serial: "0" }, "unclear"],
    ["two serials, one payer", { serial: "S1" }, { serial: "S2" }, "unclear"],
    ["no serial, one payer", { purpose: "转账" }, {}, "unclear"],
    ["no serial, hidden digits", { purpose: "转账", account: "6222****2222" }, {}, "unclear"],
    ["no serial, two payers", other, {}, "other"],
  ] as const)("%s: %s", (_, of, known, expected) => expect(verdict(of, known)).toBe(expected));

  test("in one format with one balance and two serial numbers are left to a person", () =>
    expect(verdict({ balanceFen: 1n, serial: "S1" }, { balanceFen: 1n, serial: "S2" }, "cmb")).toBe(
      "unclear",
    ));
});

test("a serial number that several lines have proves nothing", () => {
  const known = stored([facts({ serial: "7" }), facts({ serial: "7", amountFen: 1n })]);
  const [line] = linesToStore("icbc", keyed([facts({ serial: "7", purpose: "转账" })]), known);
  expect(line?.repeatOf).toBe("line 0");
});

/** Movements of an account as they happened; equal ones are frequent. */
const movements = fc
  .array(
    fc.record({
      amountFen: fc.constantFrom(100n, 100n, -100n, 200n),
      name: fc.constantFrom("甲公司", "乙公司", null),
      later: fc.constantFrom(0, 0, 0, 1),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => {
    let [balanceFen, day] = [1_000n, 1];
    return all.map(({ amountFen, name, later }, at) => {
      balanceFen += amountFen;
      day += later;
      const serial = `S${String(at)}`;
      return facts({
        day: `2026-11-${String(day).padStart(2, "0")}`,
        amountFen,
        name,
        account: null,
        balanceFen,
        serial,
      });
    });
  });

describe("a file that is imported again", () => {
  const without = {
    nothing: (line: LineFacts) => line,
    "the balance": (line: LineFacts) => ({ ...line, balanceFen: null }),
    "the serial number": (line: LineFacts) => ({ ...line, serial: null }),
    "balance and serial number": (line: LineFacts) => ({ ...line, balanceFen: null, serial: null }),
  };
  test.each(Object.entries(without))("without %s changes nothing", (_, as) =>
    forAll(movements, (all) => {
      const lines = all.map(as);
      expect(linesToStore("cmb", keyed(lines), stored(lines))).toEqual([]);
    }),
  );

  test("that is longer adds just its new lines, and of equal ones as many as it has", () =>
    forAll(movements, fc.nat(12), fc.constantFrom(...Object.values(without)), (all, count, as) => {
      const lines = all.map(as);
      const known = stored(lines.slice(0, count));
      const added = linesToStore("cmb", keyed(lines), known);
      expect(added.map(({ repeatOf }) => repeatOf)).toEqual(lines.slice(count).map(() => null));
    }));

  test("in a format without serial numbers adds nothing where the balances are the same", () =>
    forAll(movements, (all) => {
      const file = all.map((line) => ({ ...line, serial: null, purpose: "转账 服务费" }));
      expect(linesToStore("icbc", keyed(file), stored(all))).toEqual([]);
    }));

  test("in any format books none twice: each line is known, or a person is asked", () =>
    forAll(
      movements,
      fc.constantFrom(...Object.values(without)),
      fc.constantFrom(...Object.values(without)),
      (all, as, was) => {
        const file = all.map((line) => ({ ...as(line), purpose: "转账 服务费" }));
        const added = linesToStore("icbc", keyed(file), stored(all.map(was)));
        expect(added.filter(({ repeatOf }) => repeatOf === null)).toEqual([]);
      },
    ));
});
