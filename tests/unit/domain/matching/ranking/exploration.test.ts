import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explorePage, MOST_EXPLORED } from "#app/domain/matching/ranking/exploration.ts";
import { addDays } from "#app/lib/days.ts";
import { forAll } from "#tests/support/for-all.ts";

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `p${n}`);
const at = { mandateId: "m", day: "2026-11-25", size: 20, explored: 0 };

/** A whole list read page by page: each page begins after the last ranked row, without the picked ones. */
function pagesOf(all: readonly string[], change: Partial<typeof at> = {}) {
  const pages: ReturnType<typeof explorePage>["rows"][] = [];
  const drawn: string[] = [];
  let rest = [...all];
  while (rest.length > 0) {
    const page = explorePage(rest.slice(0, 520), { ...at, ...change, explored: drawn.length });
    pages.push(page.rows);
    drawn.push(...page.rows.filter(({ propensity }) => propensity !== null).map(({ id }) => id));
    rest = rest.slice(rest.indexOf(page.lastRanked ?? "") + 1).filter((id) => !drawn.includes(id));
  }
  return pages;
}

describe("a page with exploration", () => {
  test("gives its tenth and twentieth place to two of the rows after it, and states their probability", () => {
    const { rows, lastRanked } = explorePage(ids(60), at);
    expect(rows).toHaveLength(20);
    expect(rows.filter((_, index) => index !== 9 && index !== 19)).toEqual(
      ids(18).map((id) => ({ id, propensity: null })),
    );
    for (const place of [9, 19]) {
      expect(rows[place]?.propensity).toBe(2 / 40);
      expect(Number(rows[place]?.id.slice(1))).toBeGreaterThanOrEqual(20);
    }
    expect(lastRanked).toBe("p17");
  });

  test.each([0, 1, 20, 21])("explores nothing in a list of %d", (count) => {
    const { rows } = explorePage(ids(count), at);
    expect(rows).toEqual(ids(Math.min(count, 20)).map((id) => ({ id, propensity: null })));
  });

  test("never picks a row with an introduction under way, and computes the probability without it", () => {
    const met = new Set(ids(60).slice(24));
    const { rows } = explorePage(ids(60), { ...at, met });
    const drawn = rows.filter(({ propensity }) => propensity !== null);
    expect(drawn).toHaveLength(2);
    for (const { id, propensity } of drawn) expect([met.has(id), propensity]).toEqual([false, 0.5]);
  });

  test("is the same all day, and keeps its picks when other rows leave", () => {
    const drawnOf = (all: string[]) =>
      explorePage(all, at)
        .rows.filter(({ propensity }) => propensity !== null)
        .map(({ id }) => id);
    const drawn = drawnOf(ids(200));
    expect(drawnOf(ids(200))).toEqual(drawn);
    expect(drawnOf(ids(200).filter((id, n) => n < 20 || n % 3 > 0 || drawn.includes(id)))).toEqual(drawn);
    expect(explorePage(ids(200), { ...at, day: "2026-11-26" })).not.toEqual(explorePage(ids(200), at));
  });

  test("picks each candidate as often as its stated probability", () => {
    const days = 20_000;
    const counts = new Map<string, number>();
    for (let n = 0; n < days; n += 1) {
      const { rows } = explorePage(ids(40), { ...at, day: addDays("2026-01-01", n) });
      for (const { id, propensity } of rows) {
        if (propensity !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    // Twenty candidates for two places: 2,000 each, with a standard deviation of 42.
    expect([...counts.keys()]).toHaveLength(20);
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(4.5 * 42);
  });

  test("loses no row and repeats none, through all pages of any list", () =>
    forAll(60, fc.integer({ min: 0, max: 900 }), fc.string(), (count, mandateId) => {
      const pages = pagesOf(ids(count), { mandateId });
      const seen = pages.flat().map(({ id }) => id);
      expect([seen.length, new Set(seen).size]).toEqual([count, count]);
      const explored = pages.flat().filter(({ propensity }) => propensity !== null).length;
      expect(explored).toBeLessThanOrEqual(Math.min(MOST_EXPLORED, count / 10));
      for (const page of pages.slice(0, -1)) expect(page).toHaveLength(20);
    }));
});
