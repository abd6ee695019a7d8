import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import * as disputes from "#app/domain/deals/dispute.ts";
import * as drawdowns from "#app/domain/deals/drawdown.ts";
import { DEAL_STATUSES, type DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { workingDaysWith } from "#app/lib/working-days.ts";
import { testMoves } from "#tests/support/moves.ts";

/** A working week without holidays. */
const weekdays = workingDaysWith([]);
const at = (day: string, hour = 10) => new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+08:00`);
const due = at("2026-11-30", 18);
const [before, after] = [at("2026-11-30"), at("2026-12-01")];

describe("a dispute", () => {
  const opened = { status: "opened", openedBy: "company", answerDueAt: due } as const;

  test.each<[disputes.DisputeStatus, disputes.DisputeMove, Party, Date, RefusalCode | null]>([
    ["opened", "answer", "institution", before, null],
    ["opened", "answer", "institution", after, null],
    ["opened", "answer", "company", before, "not-your-move"],
    ["answered", "answer", "institution", before, "dispute-wrong-state"],
    ["opened", "withdraw", "company", before, null],
    ["answered", "withdraw", "company", after, null],
    ["opened", "withdraw", "institution", before, "not-your-move"],
    ["opened", "settle", "institution", before, null],
    ["opened", "decide", "admin", before, "dispute-awaits-answer"],
    ["opened", "decide", "admin", after, null],
    ["answered", "decide", "admin", before, null],
    ["answered", "decide", "institution", before, "not-your-move"],
    ["settled", "decide", "admin", after, "dispute-wrong-state"],
    ["withdrawn", "withdraw", "company", after, "dispute-wrong-state"],
    ["decided", "decide", "admin", after, "dispute-wrong-state"],
  ])("of a company that is %s, “%s” of the %s: %#", (status, move, by, now, code) => {
    expect(disputes.whyNotMoveDispute({ ...opened, status }, move, by, now)).toBe(code);
  });

  test("waits for the other side until its deadline, and for the admin after that or after the answer", () => {
    const dispute = { ...opened, decideDueAt: at("2026-12-07", 18) };
    expect(disputes.turnOf(dispute, before)).toEqual({ who: "institution", dueAt: due });
    expect(disputes.turnOf({ ...dispute, openedBy: "institution" }, before)?.who).toBe("company");
    expect(disputes.turnOf(dispute, after)).toEqual({ who: "admin", dueAt: dispute.decideDueAt });
    expect(disputes.turnOf({ ...dispute, status: "answered" }, before)?.who).toBe("admin");
    expect(disputes.turnOf({ ...dispute, status: "settled" }, before)).toBeNull();
  });

  test("has three working days for its answer and five more for its decision", () => {
    expect(disputes.clocksFrom(at("2026-11-25"), weekdays)).toEqual({
      answerDueAt: due,
      decideDueAt: at("2026-12-07", 18),
    });
  });

  test("that is dropped leaves the working days that were left, and at least one", () => {
    const resumed = (disputedOn: string, confirmDueAt: Date) =>
      disputes.resumedConfirmDue({ disputedAt: at(disputedOn), confirmDueAt }, at("2026-12-02"), weekdays);
    expect(resumed("2026-11-26", due)).toEqual(at("2026-12-04", 18));
    expect(resumed("2026-11-30", due)).toEqual(at("2026-12-03", 18));
    expect(resumed("2026-12-01", due)).toEqual(at("2026-12-03", 18));
  });

  test("is decided by moves of the drawdown's lifecycle", () => {
    for (const outcome of disputes.DISPUTE_OUTCOMES) {
      const move = disputes.moveOfOutcome[outcome];
      expect(drawdowns.whyNotMoveDrawdown({ status: "disputed" }, move, "admin")).toBeNull();
      expect(drawdowns.whyNotMoveDrawdown({ status: "disputed" }, move, "company")).toBe("not-your-move");
    }
  });
});

describe("a payment", () => {
  test.each<["company" | "institution", Date, RefusalCode | null]>([
    ["company", before, null],
    ["company", after, null],
    ["institution", before, "drawdown-still-in-time"],
    ["institution", after, null],
  ])("is disputed by the %s at %s: %s", (by, now, code) => {
    expect(drawdowns.whyNotDispute({ status: "funded", confirmDueAt: due }, by, now)).toBe(code);
    expect(drawdowns.whyNotDispute({ status: "confirmed", confirmDueAt: due }, by, now)).toBe(
      "drawdown-wrong-state",
    );
  });

  testMoves(
    drawdowns.drawdownStatusAfter,
    (status, move, by) => drawdowns.whyNotMoveDrawdown({ status }, move, by),
    [
      ["requested", "withdraw", "company", "withdrawn"],
      ["funded", "take_back", "institution", "requested"],
      ["disputed", "take_back", "institution", "requested"],
      ["disputed", "drop_dispute", "company", "funded"],
      ["disputed", "stand", "admin", "confirmed"],
      ["disputed", "correct", "admin", "confirmed"],
      ["disputed", "undo", "admin", "requested"],
      ["funded", "withdraw", "company", "drawdown-wrong-state"],
      ["requested", "withdraw", "institution", "not-your-move"],
      ["confirmed", "take_back", "institution", "drawdown-wrong-state"],
      ["funded", "take_back", "company", "not-your-move"],
      ["funded", "stand", "admin", "drawdown-wrong-state"],
      ["withdrawn", "fund", "institution", "drawdown-wrong-state"],
    ],
  );

  test("can be made on a deal that is available for drawdown, and on no other", () => {
    const expected = (status: DealStatus): RefusalCode | null =>
      status === "available" || status === "partially_drawn"
        ? null
        : status === "conditions_open"
          ? "deal-conditions-open"
          : "deal-not-available";
    expect(DEAL_STATUSES.map(drawdowns.whyNotPay)).toEqual(DEAL_STATUSES.map(expected));
  });

  test("counts against the deal unless its request was withdrawn", () => {
    const of = (status: drawdowns.DrawdownStatus, amountFen: bigint) => ({ status, amountFen });
    expect(
      drawdowns.requestedFenOf([of("confirmed", 100n), of("withdrawn", 50n), of("requested", 30n)]),
    ).toBe(130n);
    expect(drawdowns.DRAWDOWN_STATUSES.filter(drawdowns.isUnderway)).toEqual([
      "requested",
      "funded",
      "disputed",
    ]);
  });

  test.each<[bigint, RefusalCode | null]>([
    [100n, "dispute-amount-same"],
    [99n, null],
    [300n, null],
    [301n, "drawdown-exceeds-deal"],
    [0n, "drawdown-exceeds-deal"],
    [-1n, "drawdown-exceeds-deal"],
  ])("of 100 beside 200 asked of 500 is found to have been %d: %s", (found, code) => {
    expect(drawdowns.whyNotCorrect({ amountFen: 500n, askedFen: 300n }, 100n, found)).toBe(code);
  });
});
