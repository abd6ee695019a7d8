import { expect, test } from "vitest";
import { sequences } from "#tests/support/trade/commands.ts";
import { newTrade, violationsOf } from "#tests/support/trade/model.ts";
import { forAll } from "#tests/support/for-all.ts";

test("in any sequence of the parties' actions no more is accepted than is sought, nor reserved than is budgeted", () => {
  const reached = new Set<string>();
  forAll(3_000, sequences, (commands) => {
    const trade = newTrade();
    for (const command of commands) {
      const before = structuredClone(trade);
      const result = command.model(trade);
      if (result !== null && result !== "offer-exceeds-ask" && result !== "mandate-budget-short") {
        const isDraft = trade.offers.length > before.offers.length;
        if (!isDraft) expect(trade).toEqual(before);
      }
      expect(violationsOf(trade)).toEqual([]);
    }
    reached.add(trade.prospect.status);
    for (const { status } of [
      ...trade.offers,
      ...trade.deals,
      ...trade.deals.flatMap(({ drawdowns }) => drawdowns),
    ])
      reached.add(status);
  });
  for (const state of [
    "funded",
    "superseded",
    "expired",
    "countered",
    "partially_drawn",
    "drawn",
    "fell_through",
    "disputed",
    "reversed",
    "in_force",
    "released",
  ])
    expect(reached).toContain(state);
}, 60_000);
