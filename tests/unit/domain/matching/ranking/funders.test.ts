import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyProspectEdit } from "#app/domain/matching/criteria/apply-edit.ts";
import {
  fundersOf,
  gainOfEdits,
  suggestedEdits,
  nearMissEditOf,
} from "#app/domain/matching/ranking/funders.ts";
import { anyFacts, anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

const facts = prospectFacts();
const mandates = [
  mandateTerms({ mandateId: "fits" }),
  mandateTerms({ mandateId: "likes", preferences: [{ kind: "rd_intensity", atLeastBp: 500, weight: 3 }] }),
  mandateTerms({ mandateId: "young", minAgeMonths: 240 }),
  mandateTerms({ mandateId: "small", amountMaxFen: 400_000_000n }),
  mandateTerms({ mandateId: "smaller", amountMaxFen: 300_000_000n }),
  mandateTerms({
    mandateId: "other-sector",
    sectorsIncluded: ["agri-food"],
    sectorsExcluded: [],
    stages: ["seed"],
  }),
  mandateTerms({ mandateId: "used-up", budgetLeftFen: 0n }),
];

describe("a prospect against every mandate on the market", () => {
  const ranks = new Map([
    ["fits", { score: 51, reasons: [] }],
    ["likes", { score: 66, reasons: [] }],
    ["young", { score: 99, reasons: [] }],
  ]);
  const { fitting, near, turnable, groups } = fundersOf(facts, mandates, ranks, today);

  test("ranks what fits, the best first, and nothing without capacity", () => {
    expect(fitting.map(({ terms }) => terms.mandateId)).toEqual(["likes", "fits"]);
    expect(groups.closed).toBe(1);
  });

  test("counts each open mandate once, and none that is paused, used up or past its last day", () => {
    const shut = [
      mandateTerms({ mandateId: "paused", open: false }),
      mandateTerms({ mandateId: "over", validUntil: "2020-01-01" }),
    ];
    const all = fundersOf(facts, [...mandates, ...shut], ranks, today);
    expect(all).toMatchObject({ open: mandates.length, groups, unranked: 0 });
    fc.assert(
      fc.property(anyFacts, fc.array(anyTerms, { maxLength: 20 }), (any, terms) => {
        const of = fundersOf(any, terms, new Map(), today);
        const excluded = Object.values(of.groups).reduce((sum, count) => sum + count, 0);
        expect(of.out.length).toBe(excluded - of.groups.closed);
        expect(of.open).toBe(of.fitting.length + of.unranked + of.near.length + excluded);
      }),
    );
  });

  test("shows no mandate that isn't ranked yet", () => {
    expect(fundersOf(facts, mandates, new Map(), today).fitting).toEqual([]);
  });

  test("shows a near miss with the change that the company can make", () => {
    expect(near.map(({ terms }) => terms.mandateId)).toEqual(["small", "smaller", "young"]);
    expect(near[0]?.nearMiss.prospectEdit).toEqual({
      field: "amountMinFen",
      action: "set",
      to: 400_000_000n,
    });
    expect(nearMissEditOf(near[0] ?? expect.fail(), facts, today)).toMatchObject({
      miss: { criterion: "amount" },
    });
  });

  test("counts every mandate in exactly one group", () => {
    const counted = Object.values(groups).reduce((sum, one) => sum + one, 0);
    expect(fitting.length + near.length + counted).toBe(mandates.length);
  });

  test("counts the most useful change over all near misses", () => {
    const gainOf = gainOfEdits({ near, turnable }, (edit) => applyProspectEdit(facts, edit), today);
    expect(suggestedEdits(near, gainOf, 3)[0]).toEqual({
      edit: { field: "amountMinFen", action: "set", to: 300_000_000n },
      gain: 2,
    });
    expect(gainOf({ field: "amountMinFen", action: "set", to: 300_000_000n })).toBe(2);
    expect(gainOf({ field: "amountMinFen", action: "set", to: 400_000_000n })).toBe(1);
    expect(gainOf(null)).toBe(0);
  });
});
