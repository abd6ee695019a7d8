import { describe, expect, test } from "vitest";
import * as drawdowns from "#app/domain/deals/drawdown.ts";
import * as deals from "#app/domain/deals/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { reachable } from "#tests/support/trade/reachable.ts";
import { testMoves } from "#tests/support/moves.ts";

const deal = (
  status: deals.DealStatus,
  conditions: deals.ConditionStatus[] = [],
  commitment: Commitment = "capital",
) => ({ status, commitment, conditions });
const guarantee = (status: deals.DealStatus, conditions: deals.ConditionStatus[] = []) =>
  deal(status, conditions, "guarantee");

describe("a deal", () => {
  testMoves(deals.dealStatusAfter, (status, move, by) => deals.whyNotMoveDeal(deal(status), move, by), [
    ["accepted", "send_documents", "institution", "documents_out"],
    ["documents_out", "sign_by_company", "company", "signed_by_company"],
    ["documents_out", "sign_by_institution", "institution", "signed_by_institution"],
    ["signed_by_company", "sign_by_institution", "institution", "contracted"],
    ["signed_by_institution", "sign_by_company", "company", "contracted"],
    ["contracted", "open_conditions", "system", "conditions_open"],
    ["contracted", "make_available", "system", "available"],
    ["available", "draw_part", "system", "partially_drawn"],
    ["partially_drawn", "draw_part", "system", "partially_drawn"],
    ["partially_drawn", "draw_all", "system", "drawn"],
    ["partially_drawn", "fall_through", "company", "fell_through"],
    ["accepted", "fall_through", "institution", "fell_through"],
    ["accepted", "sign_by_company", "company", "deal-wrong-state"],
    ["signed_by_company", "sign_by_company", "company", "deal-wrong-state"],
    ["documents_out", "sign_by_institution", "company", "not-your-move"],
    ["contracted", "draw_all", "system", "deal-wrong-state"],
    ["drawn", "fall_through", "institution", "deal-wrong-state"],
  ]);

  test.each<[deals.ConditionStatus[], RefusalCode | null]>([
    [[], null],
    [["satisfied", "waived"], null],
    [["satisfied", "received"], "deal-conditions-open"],
    [["requested"], "deal-conditions-open"],
  ])("with the conditions %o becomes available: %s", (conditions, code) => {
    expect(deals.whyNotMoveDeal(deal("conditions_open", conditions), "make_available", "institution")).toBe(
      code,
    );
  });

  test("counts its amount, and after it fell through only what was confirmed", () => {
    const amounts = { amountFen: 500n, confirmedFen: 200n };
    const of = (status: deals.DealStatus) => ({ status, commitment: "capital", ...amounts }) as const;
    expect(deals.budgetUse(of("partially_drawn"))).toEqual({ reservedFen: 300n, usedFen: 200n });
    expect(deals.budgetUse(of("fell_through"))).toEqual({ reservedFen: 0n, usedFen: 200n });
  });

  test("is drawn when all of it is confirmed", () => {
    expect(deals.moveAfterDrawdown(500n, 499n)).toBe("draw_part");
    expect(deals.moveAfterDrawdown(500n, 500n)).toBe("draw_all");
  });
});

describe("a guarantee", () => {
  testMoves(deals.dealStatusAfter, (status, move, by) => deals.whyNotMoveDeal(guarantee(status), move, by), [
    ["accepted", "send_documents", "institution", "documents_out"],
    ["contracted", "open_conditions", "system", "conditions_open"],
    ["contracted", "take_effect", "system", "in_force"],
    ["conditions_open", "take_effect", "institution", "in_force"],
    ["in_force", "release", "institution", "released"],
    ["conditions_open", "fall_through", "company", "fell_through"],
    ["conditions_open", "make_available", "institution", "deal-wrong-state"],
    ["contracted", "make_available", "system", "deal-wrong-state"],
    ["in_force", "fall_through", "institution", "deal-wrong-state"],
    ["in_force", "release", "company", "not-your-move"],
    ["released", "release", "institution", "deal-wrong-state"],
    ["in_force", "draw_all", "system", "deal-wrong-state"],
  ]);

  test("takes effect once its conditions are settled, and capital never does", () => {
    expect(
      deals.whyNotMoveDeal(guarantee("conditions_open", ["received"]), "take_effect", "institution"),
    ).toBe("deal-conditions-open");
    expect(
      deals.whyNotMoveDeal(guarantee("conditions_open", ["waived"]), "take_effect", "institution"),
    ).toBeNull();
    expect(deals.whyNotMoveDeal(deal("conditions_open"), "take_effect", "institution")).toBe(
      "deal-wrong-state",
    );
    expect([deals.moveAfterConditions("guarantee"), deals.moveAfterConditions("capital")]).toEqual([
      "take_effect",
      "make_available",
    ]);
  });

  test.each<[deals.DealStatus, bigint, bigint]>([
    ["accepted", 500n, 0n],
    ["conditions_open", 500n, 0n],
    ["in_force", 0n, 500n],
    ["released", 0n, 0n],
    ["fell_through", 0n, 0n],
  ])("that is %s takes %d and %d of its mandate's budget", (status, reservedFen, usedFen) => {
    const of = { status, commitment: "guarantee", amountFen: 500n, confirmedFen: 0n } as const;
    expect(deals.budgetUse(of)).toEqual({ reservedFen, usedFen });
  });

  test("has none of the states of money, and capital has none of a guarantee's", () => {
    expect(deals.DEAL_STATUSES.filter((status) => !reachable("guarantee").includes(status))).toEqual([
      "available",
      "partially_drawn",
      "drawn",
    ]);
    expect(deals.DEAL_STATUSES.filter((status) => !reachable("capital").includes(status))).toEqual([
      "in_force",
      "released",
    ]);
  });
});

describe("a drawdown", () => {
  testMoves(
    drawdowns.drawdownStatusAfter,
    (status, move, by) => drawdowns.whyNotMoveDrawdown({ status }, move, by),
    [
      ["requested", "fund", "institution", "funded"],
      ["funded", "confirm", "company", "confirmed"],
      ["funded", "dispute", "company", "disputed"],
      ["disputed", "fund_again", "institution", "funded"],
      ["disputed", "confirm", "company", "confirmed"],
      ["requested", "confirm", "company", "drawdown-wrong-state"],
      ["funded", "confirm", "institution", "not-your-move"],
      ["funded", "confirm", "system", "not-your-move"],
      ["confirmed", "dispute", "company", "drawdown-wrong-state"],
    ],
  );

  test.each<[deals.DealStatus, bigint, bigint, RefusalCode | null]>([
    ["available", 0n, 500n, null],
    ["partially_drawn", 300n, 200n, null],
    ["partially_drawn", 300n, 201n, "drawdown-exceeds-deal"],
    ["available", 0n, 0n, "drawdown-not-positive"],
    ["available", 0n, -5n, "drawdown-not-positive"],
    ["contracted", 0n, 100n, "deal-not-available"],
    ["drawn", 500n, 1n, "deal-not-available"],
  ])("of a deal that is %s, %d asked so far, for %d more: %s", (status, askedFen, amountFen, code) => {
    expect(drawdowns.whyNotRequestDrawdown({ status, amountFen: 500n, askedFen }, amountFen)).toBe(code);
  });

  test("is confirmed at the exact amount that was paid", () => {
    expect(drawdowns.whyNotConfirm(500n, 500n)).toBeNull();
    expect(drawdowns.whyNotConfirm(500n, 499n)).toBe("drawdown-amount-differs");
  });
});
