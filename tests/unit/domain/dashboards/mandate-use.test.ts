import { expect, test } from "vitest";
import { mostUsedFirst } from "#app/domain/dashboards/mandate-use.ts";

const mandate = (name: string, status: string, budgetFen: bigint, leftFen: bigint) => ({
  name,
  status,
  budgetFen,
  leftFen,
});

test("the mandate of which the smallest share is left comes first, and those out of force come last", () => {
  const sorted = mostUsedFirst([
    mandate("draft", "draft", 100n, 0n),
    mandate("half", "active", 1_000n, 500n),
    mandate("nothing left", "exhausted", 10n, 0n),
    mandate("third of much", "active", 90_000n, 30_000n),
    mandate("paused", "paused", 100n, 50n),
  ]);
  expect(sorted.map(({ name }) => name)).toEqual([
    "nothing left",
    "third of much",
    "half",
    "draft",
    "paused",
  ]);
});

test("mandates of equal shares, and without a budget, stay in their order", () => {
  const same = [
    mandate("a", "active", 2n, 1n),
    mandate("b", "active", 4n, 2n),
    mandate("c", "active", 0n, 0n),
  ];
  expect(mostUsedFirst(same)).toEqual(same);
});
