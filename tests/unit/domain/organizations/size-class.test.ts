import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SECTOR_LEAVES } from "#app/domain/codes/sectors.ts";
import {
  SIZE_CLASSES,
  SIZE_INDUSTRIES,
  type SizeClass,
  sizeClassOf,
  type SizeIndustry,
  sizeIndustryOf,
  type SizeMeasure,
} from "#app/domain/organizations/size-class.ts";
import { forAll } from "#tests/support/for-all.ts";

const wan = (amount: number | null) => (amount === null ? null : BigInt(amount) * 1_000_000n);
const size = (
  industry: SizeIndustry,
  staff: number | null,
  revenue: number | null,
  assets: number | null = null,
) => sizeClassOf({ industry, staff, revenueFen: wan(revenue), totalAssetsFen: wan(assets) });

describe("the official size class", () => {
  test.each<[SizeIndustry, number | null, number | null, number | null, SizeClass, SizeMeasure[]]>([
    ["industry", 1_000, 39_999, null, "medium", ["revenue"]],
    ["industry", 299, 40_000, null, "small", ["staff"]],
    ["software", 10, 49, null, "micro", ["revenue"]],
    ["industry", 19, 50_000, null, "micro", ["staff"]],
    ["industry", 1_000, 40_000, null, "large", ["staff", "revenue"]],
    ["industry", 300, 2_000, null, "medium", ["staff", "revenue"]],
    ["industry", 20, 300, null, "small", ["staff", "revenue"]],
    ["software", 300, 10_000, null, "large", ["staff", "revenue"]],
    ["information_transmission", 2_000, 99_999, null, "medium", ["revenue"]],
    ["construction", 5, 80_000, 80_000, "large", ["revenue", "assets"]],
    ["construction", 5, 80_000, 4_999, "small", ["assets"]],
    ["wholesale", 20, 5_000, null, "medium", ["staff", "revenue"]],
    ["retail", 49, 500, null, "small", ["staff"]],
    ["transport", 300, 2_999, null, "small", ["revenue"]],
    ["agriculture", null, 500, null, "medium", ["revenue"]],
    ["agriculture", null, 49, null, "micro", ["revenue"]],
    ["leasing_and_business", 100, null, 8_000, "medium", ["staff", "assets"]],
    ["other", 299, null, null, "medium", ["staff"]],
    ["other", 9, null, null, "micro", ["staff"]],
  ])(
    "of %s with %d staff, %d revenue, %d assets (万元) is %s by %o",
    (industry, staff, revenue, assets, expected, by) => {
      expect(size(industry, staff, revenue, assets)).toMatchObject({
        known: true,
        sizeClass: expected,
        decidedBy: by,
      });
    },
  );

  test("shows each measure with the limits it was compared with", () => {
    expect(size("industry", 299, 40_000)).toMatchObject({
      measures: [
        { measure: "staff", value: 299n, tier: "small", limits: [20, 300, 1_000] },
        { measure: "revenue", value: wan(40_000), tier: "large", limits: [300, 2_000, 40_000] },
      ],
    });
  });

  test("stays unknown while a measure is missing that could still lower it", () => {
    expect(size("industry", 500, null)).toEqual({ known: false, industry: "industry", missing: ["revenue"] });
    expect(size("industry", null, null)).toMatchObject({ known: false, missing: ["staff", "revenue"] });
    expect(size("industry", 19, null)).toMatchObject({
      known: true,
      sizeClass: "micro",
      decidedBy: ["staff"],
    });
  });

  test("never falls when a figure grows", () => {
    const facts = fc.record({
      industry: fc.constantFrom(...SIZE_INDUSTRIES),
      staff: fc.integer({ min: 0, max: 3_000 }),
      revenue: fc.integer({ min: 0, max: 120_000 }),
      assets: fc.integer({ min: 0, max: 150_000 }),
      more: fc.integer({ min: 0, max: 2_000 }),
    });
    const rank = (result: ReturnType<typeof size>) =>
      result.known ? SIZE_CLASSES.indexOf(result.sizeClass) : -1;
    forAll(facts, ({ industry, staff, revenue, assets, more }) => {
      const before = rank(size(industry, staff, revenue, assets));
      expect(rank(size(industry, staff + more, revenue, assets))).toBeGreaterThanOrEqual(before);
      expect(rank(size(industry, staff, revenue + more, assets))).toBeGreaterThanOrEqual(before);
      expect(rank(size(industry, staff, revenue, assets + more))).toBeGreaterThanOrEqual(before);
    });
  });
});

test.each([
  ["photonics/laser-devices", "industry"],
  ["software-and-ai/artificial-intelligence", "software"],
  ["software-and-ai/internet-platforms", "information_transmission"],
  ["agri-food/seeds-and-breeding", "agriculture"],
  ["agri-food/food-products", "industry"],
  ["other/research-services", "other"],
] as const)("%s is measured as %s", (sector, industry) => {
  expect(sizeIndustryOf(sector)).toBe(industry);
});

test("every sector has a row of the table", () => {
  for (const sector of SECTOR_LEAVES) expect(SIZE_INDUSTRIES).toContain(sizeIndustryOf(sector));
});
