import { describe, expect, test } from "vitest";
import * as conditions from "#app/domain/deals/condition.ts";
import { CONDITION_STATUSES, DEAL_STATUSES } from "#app/domain/deals/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { testMoves } from "#tests/support/moves.ts";

const open = { deal: "conditions_open", isMoneyOut: false } as const;

describe("a condition precedent", () => {
  testMoves(
    conditions.conditionStatusAfter,
    (status, move, by) => conditions.whyNotMoveCondition({ status, ...open }, move, by),
    [
      ["requested", "provide", "company", "received"],
      ["received", "take_back", "company", "requested"],
      ["received", "send_back", "institution", "requested"],
      ["requested", "satisfy", "institution", "satisfied"],
      ["received", "satisfy", "institution", "satisfied"],
      ["received", "waive", "institution", "waived"],
      ["satisfied", "reopen", "institution", "requested"],
      ["waived", "reopen", "institution", "requested"],
      ["requested", "provide", "institution", "not-your-move"],
      ["received", "satisfy", "company", "not-your-move"],
      ["received", "waive", "admin", "not-your-move"],
      ["received", "provide", "company", "deal-wrong-state"],
      ["requested", "send_back", "institution", "deal-wrong-state"],
      ["satisfied", "waive", "institution", "deal-wrong-state"],
      ["requested", "reopen", "institution", "deal-wrong-state"],
    ],
  );

  test("can be changed while conditions are open, and requested again while no money was paid", () => {
    for (const deal of DEAL_STATUSES) {
      const reopen = (isMoneyOut: boolean) =>
        conditions.whyNotMoveCondition({ status: "satisfied", deal, isMoneyOut }, "reopen", "institution");
      const isTime = deal === "conditions_open" || deal === "available";
      expect([deal, reopen(false)]).toEqual([deal, isTime ? null : "deal-wrong-state"]);
      expect(reopen(true)).toBe("condition-money-out");
      const provide = conditions.whyNotMoveCondition(
        { status: "requested", deal, isMoneyOut: false },
        "provide",
        "company",
      );
      expect([deal, provide]).toEqual([deal, deal === "conditions_open" ? null : "deal-wrong-state"]);
    }
    expect(CONDITION_STATUSES).toHaveLength(4);
  });
});

describe("a waiver", () => {
  test.each<
    [conditions.WaiverStatus, conditions.WaiverVerdict, "its proposer" | "another", RefusalCode | null]
  >([
    ["proposed", "confirm", "another", null],
    ["proposed", "decline", "another", null],
    ["proposed", "withdraw", "its proposer", null],
    ["proposed", "confirm", "its proposer", "waiver-same-person"],
    ["proposed", "decline", "its proposer", "waiver-same-person"],
    ["proposed", "withdraw", "another", "waiver-not-yours"],
    ["confirmed", "confirm", "another", "waiver-wrong-state"],
    ["declined", "withdraw", "its proposer", "waiver-wrong-state"],
    ["withdrawn", "confirm", "another", "waiver-wrong-state"],
    ["lapsed", "decline", "another", "waiver-wrong-state"],
  ])("that is %s, “%s” of %s: %s", (status, verdict, who, code) => {
    const userId = who === "another" ? "two" : "one";
    expect(conditions.whyNotSettleWaiver({ status, proposedBy: "one" }, verdict, userId)).toBe(code);
  });

  test("ends as the verdict says", () => {
    expect(conditions.WAIVER_VERDICTS.map(conditions.waiverStatusAfter)).toEqual([
      "confirmed",
      "declined",
      "withdrawn",
    ]);
  });
});
