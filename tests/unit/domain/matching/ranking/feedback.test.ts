import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMPANY_DECLINE_REASONS, DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import {
  attributesOfDecline,
  declineLifts,
  FEEDBACK_ACTS,
  type RecordedAct,
  feedbackOfActs,
  weightOf,
} from "#app/domain/matching/ranking/feedback.ts";
import { forAll } from "#tests/support/for-all.ts";

const act = (
  name: RecordedAct["act"],
  side: RecordedAct["side"],
  reasonCode: string | null = null,
): RecordedAct => ({
  act: name,
  side,
  reasonCode,
});

describe("the weight of an act", () => {
  test.each([
    ["shown", 0],
    ["opened", 0],
    ["shortlisted", 0.05],
    ["introduced", 0.2],
    ["offered", 0.5],
    ["drawn", 1],
    ["passed", 0],
    ["pass_undone", 0],
    ["declined", 0],
  ] as const)("%s is %d of a deal", (name, weight) => {
    expect(weightOf(name)).toBe(weight);
  });
});

describe("a coded decline", () => {
  test.each([
    ["revenue", [{ attribute: "revenue", lift: -0.2 }]],
    ["too_young", [{ attribute: "age", lift: -0.2 }]],
    [
      "amount_or_term",
      [
        { attribute: "amount", lift: -0.1 },
        { attribute: "term", lift: -0.1 },
      ],
    ],
    ["speed", [{ attribute: "speed", lift: -0.2 }]],
    ["quota_exhausted", []],
    ["other", []],
    ["constructor", []],
  ])("%s counts against the attributes that it names", (code, lifts) => {
    expect(declineLifts(code)).toEqual(lifts);
  });

  test("has the weight of one introduction in all, or none", () => {
    for (const code of [...DECLINE_REASONS, ...COMPANY_DECLINE_REASONS]) {
      const sum = declineLifts(code).reduce((total, { lift }) => total + lift, 0);
      expect(sum, code).toBeCloseTo(attributesOfDecline(code).length === 0 ? 0 : -0.2, 12);
    }
  });
});

describe("the acts of a pair together", () => {
  test("count as the furthest stage reached", () => {
    const acts = [act("opened", "institution"), act("introduced", "institution"), act("drawn", "company")];
    expect(feedbackOfActs(acts)).toEqual({ weight: 1, lifts: [] });
  });

  test("ignore a pass that was undone, and one that an introduction followed", () => {
    const passed = act("passed", "institution", "revenue");
    expect(feedbackOfActs([passed]).lifts).toEqual([{ attribute: "revenue", lift: -0.2 }]);
    expect(feedbackOfActs([passed, act("pass_undone", "institution")]).lifts).toEqual([]);
    expect(feedbackOfActs([passed, act("introduced", "institution")])).toEqual({ weight: 0.2, lifts: [] });
  });

  test("count each side by itself: the acts of one side undo none of the other's", () => {
    const acts = [act("declined", "institution", "too_young"), act("declined", "company", "price")];
    expect(feedbackOfActs(acts).lifts.map(({ attribute }) => attribute)).toEqual(["age", "price"]);
    expect(feedbackOfActs([...acts, act("opened", "company")]).lifts).toHaveLength(2);
  });

  test("never lose weight as more is done, in any order", () => {
    const anyAct = fc.record({
      act: fc.constantFrom(...FEEDBACK_ACTS),
      side: fc.constantFrom("company" as const, "institution" as const),
      reasonCode: fc.constantFrom(null, "revenue", "price"),
    });
    forAll(fc.array(anyAct), anyAct, (acts, next) => {
      expect(feedbackOfActs([...acts, next]).weight).toBeGreaterThanOrEqual(feedbackOfActs(acts).weight);
    });
  });
});
