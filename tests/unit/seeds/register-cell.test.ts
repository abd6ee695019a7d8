import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RECOGNITIONS } from "#app/domain/codes/companies.ts";
import {
  countSharedAmong,
  finestView,
  type RegisteredFacts,
  type RegisterView,
} from "#app/domain/prospects/cohort.ts";
import { addDays } from "#app/lib/days.ts";
import { registerCell } from "#db/seeds/city/register-cell.ts";
import { forAll } from "#tests/support/for-all.ts";

const anyFirm: fc.Arbitrary<RegisteredFacts> = fc.record({
  sector: fc.constantFrom("photonics/laser-devices", "photonics/optical-components", "photonics"),
  district: fc.constantFrom("2201/220104", "2201/changchun-new-area"),
  size: fc.constantFrom("small", "medium", null),
  foundedOn: fc.integer({ min: 0, max: 60 }).map((months) => addDays("2019-11-25", months * 30)),
  staff: fc.option(fc.constantFrom(5, 19, 20, 60, 400)),
  patents: fc.option(fc.constantFrom(0, 1, 5, 30)),
  titles: fc.subarray(RECOGNITIONS.slice(0, 3)).map((titles) => titles.sort()),
});

/** What a teaser of this or another company showed, partly omitted. */
const anyShown: fc.Arbitrary<RegisterView> = fc
  .tuple(anyFirm, fc.integer({ min: 0, max: 500 }), fc.subarray(["size", "founded", "staff", "patents"]))
  .map(([facts, ago, left]) => ({
    ...finestView(facts, addDays("2026-11-25", -ago)),
    ...Object.fromEntries(left.map((one) => [one, null])),
    sector: "photonics",
    place: "2201",
    hasAllTitles: left.length % 2 === 0,
    titles: facts.titles.slice(0, left.length % 2 === 0 ? 3 : 1),
  }));

describe("the companies of a register cell", () => {
  test("are counted as by the domain function, with anything shown before and however often they are counted", () =>
    forAll(
      fc.array(anyFirm, { maxLength: 60 }),
      fc.array(
        fc.record({ own: anyFirm, pledges: fc.boolean(), shown: fc.array(anyShown, { maxLength: 2 }) }),
        { minLength: 1, maxLength: 4 },
      ),
      (firms, asked) => {
        const cell = registerCell(firms);
        for (const { own, pledges, shown } of asked) {
          const view = finestView(own, "2026-11-25", pledges);
          const left = shown.reduce((some, one) => cell.fitting(some, one), cell.all);
          expect(cell.counted(left, view)).toEqual(countSharedAmong(firms, view, shown));
        }
      },
    ));
});
