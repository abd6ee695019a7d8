import { describe, expect, test } from "vitest";
import { exampleProspect } from "#app/domain/matching/example-data.ts";
import { exampleMatch } from "#app/domain/matching/example-match.ts";

describe("the example for visitors", () => {
  const { criteria, score, reasons, scores } = exampleMatch();

  test("meets every hard criterion, misses one preference and leaves one open", () => {
    expect(criteria.map(({ criterion, outcome }) => [criterion, outcome])).toEqual([
      ["instrument", "met"],
      ["amount", "met"],
      ["term", "met"],
      ["revenue", "met"],
      ["recognition", "met"],
      ["revenue_growth", "met"],
      ["rd_intensity", "met"],
      ["class_one_ip", "not_met"],
      ["debt_ratio", "possible"],
    ]);
  });

  test("has a score that its reasons add up to, and none for what is unknown", () => {
    expect(reasons.reduce((sum, { points }) => sum + points, 50)).toBe(score);
    expect(reasons.map(({ kind }) => kind)).not.toContain("debt_ratio");
    expect(scores).toContain(score);
    expect(scores.length).toBeGreaterThan(5);
  });

  test("rises with the debt ratio that the page names, and falls above it", () => {
    const withDebt = (bp: number) =>
      exampleMatch({ ...exampleProspect, debtRatioBp: { least: bp, most: bp } }).score;
    expect(withDebt(5000)).toBeGreaterThan(score);
    expect(withDebt(6000)).toBeLessThan(score);
  });
});
