import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  classOneHeld,
  PROSPECT_STEPS,
  prospectContentSchema,
  prospectDraftSchema,
  storedSteps,
  typedSteps,
} from "#app/domain/prospects/content.ts";
import { STEP_FIELDS } from "#app/domain/prospects/step-fields.ts";
import { prospectContent, prospectJson } from "#tests/factories/domain/content.ts";

function faults(change: Parameters<typeof prospectJson>[0]) {
  const json = prospectJson();
  const merged = Object.fromEntries(
    Object.entries(json).map(([step, fields]) => [
      step,
      { ...fields, ...(change?.[step as keyof typeof change] ?? {}) },
    ]),
  );
  const result = prospectContentSchema.safeParse(merged);
  return (result.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]);
}

describe("a prospect's content", () => {
  test("is the same after a round trip through JSON", () => {
    const stored: unknown = JSON.parse(JSON.stringify(prospectJson()));
    expect(prospectContentSchema.parse(stored)).toEqual(prospectContent());
  });

  test.each<[Record<string, Record<string, unknown>>, string, string]>([
    [{ ask: { amountMinFen: "0" } }, "ask.amountMinFen", "amount-not-positive"],
    [{ ask: { amountMaxFen: "499999999" } }, "ask.amountMaxFen", "range-reversed"],
    [{ ask: { termMonthsMin: undefined } }, "ask.termMonthsMin", "term-missing"],
    [{ ask: { termMonthsMin: 36 } }, "ask.termMonthsMax", "range-reversed"],
    [{ ask: { securities: ["none", "equipment"] } }, "ask.securities", "none-with-others"],
    [{ figures: { years: [{ year: 2025 }, { year: 2025 }] } }, "figures.years.1.year", "year-repeated"],
    [
      { figures: { years: [{ year: 2025, staff: 5, rdStaff: 6 }] } },
      "figures.years.0.rdStaff",
      "exceeds-staff",
    ],
  ])("with %o is refused at %s: %s", (change, path, fault) => {
    expect(faults(change as Parameters<typeof prospectJson>[0])).toEqual([[path, fault]]);
  });

  test("that seeks equity only needs no term", () => {
    const ask = {
      instruments: ["equity"],
      termMonthsMin: undefined,
      termMonthsMax: undefined,
      securities: ["none"],
    };
    expect(faults({ ask } as never)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ["an unknown instrument", { ask: { instruments: ["crowdfunding"] } }],
    ["a branch instead of a sector", { company: { sector: "photonics" } }],
    ["no year at all", { figures: { years: [] } }],
    ["four years", { figures: { years: [2022, 2023, 2024, 2025].map((year) => ({ year })) } }],
    ["a headline too long", { business: { headline: "x".repeat(81) } }],
    ["a rate of 101 %", { ask: { maxRatePercent: "101" } }],
  ])("with %s is refused", (_, change) => {
    expect(faults(change as never)).toHaveLength(1);
  });
});

test.each([undefined, null, "", 7, []])(
  "content that is no record, as %o, is refused and is no error",
  (stored) => {
    expect(prospectContentSchema.safeParse(stored).success).toBe(false);
    expect(prospectDraftSchema.shape.ask.safeParse(stored).success).toBe(stored === undefined);
  },
);

describe("a step as submitted by a form", () => {
  test("has all that is wrong named at once, each field once", () => {
    const { error } = typedSteps("wan").ask.safeParse({
      instruments: ["ip_pledge_loan"],
      amountMinFen: "600",
      amountMaxFen: "500",
      termMonthsMin: "many",
      purpose: "holiday",
      useOfFunds: "",
      securities: ["none", "equipment"],
      stage: "growth",
    });
    const fields = error?.issues.map(({ path }) => path[0]) ?? [];
    expect(fields.toSorted()).toEqual([
      "amountMaxFen",
      "purpose",
      "securities",
      "termMonthsMax",
      "termMonthsMin",
      "useOfFunds",
    ]);
  });

  test("has amounts in 万元 and numbers as they are typed", () => {
    const ask = typedSteps("wan").ask.parse({
      instruments: ["ip_pledge_loan"],
      amountMinFen: "５００",
      amountMaxFen: "600万元",
      termMonthsMin: "12",
      termMonthsMax: "２４",
      purpose: "new_line",
      useOfFunds: "A second line.",
      securities: ["class_one_ip"],
      stage: "growth",
      maxRatePercent: "4.5%",
    });
    expect(ask).toMatchObject({
      amountMinFen: 500_000_000n,
      amountMaxFen: 600_000_000n,
      termMonthsMax: 24,
      maxRatePercent: "4.5",
    });
  });
});

describe("a draft", () => {
  test("may be empty, and may still break rules between fields", () => {
    expect(prospectDraftSchema.parse({})).toEqual({});
    const draft = prospectDraftSchema.parse({ ask: { amountMinFen: "9", amountMaxFen: "1" } });
    expect(draft).toEqual({ ask: { amountMinFen: 9n, amountMaxFen: 1n } });
    expect(z.encode(prospectDraftSchema, draft)).toEqual({ ask: { amountMinFen: "9", amountMaxFen: "1" } });
  });

  test("has the fields of each step", () => {
    expect(STEP_FIELDS.business).toEqual(["headline", "product", "market", "growthPlan", "customers"]);
    expect(STEP_FIELDS.ask).toContain("maxRatePercent");
    for (const step of PROSPECT_STEPS)
      expect(STEP_FIELDS[step]).toEqual(Object.keys(storedSteps[step].shape));
  });
});

test("rights of class I are counted; blank is unknown, zero is none", () => {
  expect(classOneHeld({ invention_patent: 7, new_drug: 1, utility_model: 40 })).toBe(8);
  expect(classOneHeld({ utility_model: 40 })).toBeNull();
  expect(classOneHeld({ invention_patent: 0 })).toBe(0);
});
