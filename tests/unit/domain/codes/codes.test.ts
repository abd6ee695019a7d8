import { describe, expect, test } from "vitest";
import { IP_KINDS, ipClass } from "#app/domain/codes/companies.ts";
import { CITY, cityOf, DISTRICTS, districtsBeside, SUZHOU_DISTRICTS } from "#app/domain/codes/districts.ts";
import {
  INSTITUTION_KINDS,
  INSTRUMENTS_OF,
  REGULATOR_OF,
  REGULATORS,
} from "#app/domain/codes/institutions.ts";
import { instrumentKind, INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { isInArea, parentOf, rootOf } from "#app/domain/codes/paths.ts";
import { whyNotReason } from "#app/domain/codes/reasons.ts";
import {
  leavesOf,
  SECTOR_DIVISIONS,
  SECTOR_LEAVES,
  SECTOR_ROOTS,
  sectorSchema,
  SECTORS,
} from "#app/domain/codes/sectors.ts";

describe("sectors", () => {
  test("are eight branches with four to six sectors each, and no duplicates", () => {
    expect(SECTOR_ROOTS).toHaveLength(8);
    for (const root of SECTOR_ROOTS) {
      expect(leavesOf(root).length).toBeGreaterThanOrEqual(4);
      expect(leavesOf(root).length).toBeLessThanOrEqual(6);
    }
    expect(new Set(SECTORS).size).toBe(SECTOR_ROOTS.length + SECTOR_LEAVES.length);
    expect(SECTORS).toHaveLength(SECTOR_ROOTS.length + SECTOR_LEAVES.length);
  });

  test("have a two-digit division of GB/T 4754", () => {
    for (const division of Object.values(SECTOR_DIVISIONS)) expect(division).toMatch(/^(0[1-9]|[1-9]\d)$/u);
  });

  test("list each branch before its own", () => {
    expect(SECTORS.slice(0, 2)).toEqual(["photonics", "photonics/laser-devices"]);
    expect(sectorSchema.safeParse("photonics/lasers").success).toBe(false);
  });
});

describe("paths", () => {
  test.each([
    ["photonics", "photonics", true],
    ["photonics/laser-devices", "photonics", true],
    ["photonics", "photonics/laser-devices", false],
    ["photonics-and-more", "photonics", false],
    ["62/6221/622110", "62/6221", true],
    ["62/6221", "62/622", false],
  ])("%s is within %s: %s", (code, area, expected) => {
    expect(isInArea(code, area)).toBe(expected);
  });

  test("know their parent and their root", () => {
    expect(parentOf("MT/59711/ANACONDA")).toBe("MT/59711");
    expect(parentOf("MT")).toBeNull();
    expect(rootOf("MT/59711/ANACONDA")).toBe("MT");
    expect(rootOf("MT")).toBe("MT");
  });

  test("of districts are all within the city", () => {
    expect(DISTRICTS.every((district) => isInArea(district, CITY))).toBe(true);
    expect(new Set(DISTRICTS).size).toBe(17);
  });

  test("of Suzhou's districts are all within Suzhou", () => {
    expect(SUZHOU_DISTRICTS.map(cityOf)).toEqual(SUZHOU_DISTRICTS.map(() => "3205"));
  });

  test.each([
    [[], "2201/220102"],
    [[undefined], "2201/220102"],
    [["2201"], "2201/220102"],
    [["3205/320583"], "3205/320505"],
    [["3205"], "3205/320505"],
  ])("beside %j make a form offer the districts from %s on", (chosen, first) => {
    expect(districtsBeside(chosen)[0]).toBe(first);
  });
});

test("equity is the only equity instrument", () => {
  expect(INSTRUMENTS.filter((instrument) => instrumentKind(instrument) === "equity")).toEqual(["equity"]);
  expect(instrumentKind("relief-loan")).toBe("debt");
});

test("the kinds of intellectual property are divided into class I and class II", () => {
  expect(IP_KINDS.filter((kind) => ipClass(kind) === 2)).toEqual([
    "utility_model",
    "design_patent",
    "software_copyright",
  ]);
  expect(ipClass("invention_patent")).toBe(1);
});

test("every kind of institution has a regulator and something that it may fund; a guarantor can't lend", () => {
  for (const kind of INSTITUTION_KINDS) {
    expect(REGULATORS).toContain(REGULATOR_OF[kind]);
    expect(INSTRUMENTS_OF[kind].length).toBeGreaterThan(0);
  }
  expect(INSTRUMENTS_OF.guarantor).toEqual(["guaranteed_loan"]);
});

test.each([
  ["other", "", "reason-text-missing"],
  ["other", "  ", "reason-text-missing"],
  ["other", null, "reason-text-missing"],
  ["other", "The owner retires", null],
  ["leverage", undefined, null],
])("the reason “%s” with the note “%s”: %s", (code, note, expected) => {
  expect(whyNotReason(code, note)).toBe(expected);
});
