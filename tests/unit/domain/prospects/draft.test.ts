import { describe, expect, test } from "vitest";
import { draftJson, hasFigures, parseTypedStep, readDraft } from "#app/domain/prospects/draft.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";

describe("the part of a typed step that a draft stores", () => {
  test("is every field that is well formed by itself, without blanks", () => {
    const { fields, refused } = parseTypedStep("ask", {
      amountMinFen: "500",
      amountMaxFen: "８００万元",
      termMonthsMin: "",
      instruments: "ip_pledge_loan",
      securities: ["class_one_ip", "receivables"],
      maxRatePercent: "4.5%",
    });
    expect(refused).toEqual([]);
    expect(fields).toEqual({
      amountMinFen: 500_000_000n,
      amountMaxFen: 800_000_000n,
      instruments: ["ip_pledge_loan"],
      securities: ["class_one_ip", "receivables"],
      maxRatePercent: "4.5",
    });
  });

  test.each([
    { field: "amountMinFen", value: "lots" },
    { field: "amountMinFen", value: "-5" },
    { field: "amountMinFen", value: { fen: "5" } },
    { field: "termMonthsMax", value: "1.5" },
    { field: "maxRatePercent", value: "104" },
    { field: "purpose", value: "gambling" },
    { field: "instruments", value: ["equity", "lottery"] },
    { field: "useOfFunds", value: "x".repeat(601) },
  ])("excludes $field = $value by name and includes the others", ({ field, value }) => {
    const { fields, refused } = parseTypedStep("ask", { stage: "growth", [field]: value });
    expect(refused).toEqual([field]);
    expect(fields).toEqual({ stage: "growth" });
  });

  test("excludes a part above its whole, named by its cell", () => {
    const { fields, refused } = parseTypedStep("figures", {
      years: [{ year: "2025", staff: "20", rdStaff: "21", audited: "on" }],
    });
    expect(refused).toEqual(["years[0].rdStaff"]);
    expect(fields).toEqual({ years: [{ year: 2025, staff: 20, audited: true }] });
  });

  test("excludes a year without any figure", () => {
    const { fields } = parseTypedStep("figures", { years: [{ year: "2024" }, { year: "2025", staff: "3" }] });
    expect(fields).toEqual({ years: [{ year: 2025, staff: 3 }] });
    expect(hasFigures({ year: 2024, audited: true })).toBe(false);
    expect(hasFigures({ year: 2024, netProfitFen: 0n })).toBe(true);
  });

  test.each([{ years: "x" }, { years: null }, { years: [null, 3] }, {}])("is nothing of %o", (form) => {
    expect(parseTypedStep("figures", form)).toEqual({ fields: {}, refused: [] });
  });
});

describe("a stored draft", () => {
  test("is the same after a round trip", () => {
    const content = prospectContent();
    expect(readDraft(JSON.parse(JSON.stringify(draftJson(content))))).toEqual(content);
  });

  test.each([[null], ["x"], [3], [[]], [{ ask: "x" }], [{ ask: [] }]])("%o is an empty draft", (json) => {
    expect(
      Object.values(readDraft(json)).flatMap((step: object | undefined) => Object.keys(step ?? {})),
    ).toEqual([]);
  });

  test("loses a field that no schema has any more, and nothing else", () => {
    expect(readDraft({ ask: { stage: "growth", purpose: "gambling", colour: "red" } })).toEqual({
      ask: { stage: "growth" },
    });
  });
});
