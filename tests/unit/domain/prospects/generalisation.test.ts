import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RECOGNITIONS } from "#app/domain/codes/companies.ts";
import {
  COHORT_LEAST,
  countSharedAmong,
  type FinestView,
  type RegisterView,
  finestView,
  fitsView,
  foundedWithin,
  type RegisteredFacts,
  registeredFactsOf,
  sizeOf,
} from "#app/domain/prospects/cohort.ts";
import {
  ATTRIBUTE_WEIGHTS,
  chooseGeneralisation,
  coarsenedOf,
  type Generalisation,
  SHOWN_ATTRIBUTES,
  whyNotShow,
} from "#app/domain/prospects/generalisation.ts";
import { bandOf } from "#app/domain/prospects/bands.ts";
import { addDays, monthsBetween } from "#app/lib/days.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { propertyRuns } from "#tests/support/sample.ts";
import { forAll } from "#tests/support/for-all.ts";

const today = "2026-11-25";

/** Firms of one branch and city, in few bands, so that some share much and some little. */
const anyFirm: fc.Arbitrary<RegisteredFacts> = fc.record({
  sector: fc.constantFrom("photonics/laser-devices", "photonics/optical-components"),
  district: fc.constantFrom("2201/220104", "2201/changchun-new-area"),
  size: fc.constantFrom("small", "medium", null),
  foundedOn: fc.constantFrom("2016-02-29", "2019-06-12", "2024-11-25"),
  staff: fc.constantFrom(12, 60, null),
  patents: fc.constantFrom(0, 4, null),
  titles: fc.subarray(["high_tech_enterprise", "tech_sme", "little_giant"]),
});
const anyCity = fc.tuple(anyFirm, fc.array(anyFirm, { maxLength: 40 }));

/** What such a choice shows, as a register could be searched by it. */
function viewOf(view: FinestView, chosen: Generalisation): RegisterView {
  return {
    sector: chosen.sector ? view.sector : "photonics",
    place: chosen.place ? view.place : "2201",
    size: chosen.size ? view.size : null,
    founded: { band: view.founded, wide: view.foundedWidely, none: null }[chosen.age],
    staff: chosen.staff ? view.staff : null,
    patents: chosen.patents ? view.patents : null,
    titles: chosen.titles,
    hasAllTitles: chosen.hasAllTitles,
  };
}

function worthOf(chosen: Generalisation, total: number): number {
  const { titles: ofTitles, age, ...plain } = ATTRIBUTE_WEIGHTS;
  const worth = SHOWN_ATTRIBUTES.reduce(
    (sum, one) => sum + (one !== "titles" && one !== "age" && chosen[one] ? plain[one] : 0),
    { band: age, wide: 0.7 * age, none: 0 }[chosen.age],
  );
  if (chosen.hasAllTitles) return worth + ofTitles;
  return worth + (total === 0 ? 0 : (ofTitles * 0.8 * chosen.titles.length) / total);
}

/** Every choice, computed in another way than the product's. */
function* everyChoice(titles: readonly string[]): Generator<Generalisation> {
  const flags = [true, false];
  const sets = titles.reduce<string[][]>((all, one) => all.flatMap((set) => [set, [...set, one]]), [[]]);
  const known = (some: readonly string[]) => RECOGNITIONS.filter((code) => some.includes(code));
  const ofTitles = [
    ...sets.map((set) => ({ titles: known(set), hasAllTitles: false })),
    { titles: known(titles), hasAllTitles: true },
  ];
  const uncounted = { ageOn: null, sharedBy: 0, sharedByAll: 0 };
  for (const sector of flags)
    for (const place of flags)
      for (const size of flags)
        for (const age of ["band", "wide", "none"] as const)
          for (const staff of flags)
            for (const patents of flags)
              for (const some of ofTitles)
                yield { sector, place, size, age, staff, patents, ...uncounted, ...some };
}

describe("the generalisation of registered facts in a teaser", () => {
  test("is the most useful of all choices that at least five companies share", () =>
    forAll(propertyRuns(120), anyCity, ([own, others]) => {
      const view = finestView(own, today);
      const chosen = chooseGeneralisation(view, countSharedAmong(others, view, []));
      const sharing = (one: Generalisation) =>
        1 + others.filter((firm) => fitsView(firm, viewOf(view, one))).length;
      expect(chosen.sharedBy).toBe(sharing(chosen));
      const open = [...everyChoice(view.titles)].filter((one) => sharing(one) >= COHORT_LEAST);
      if (open.length === 0) {
        expect(chosen).toMatchObject({ sector: false, titles: [], hasAllTitles: false });
        expect(chosen.sharedBy).toBeLessThan(COHORT_LEAST);
        return;
      }
      const best = Math.max(...open.map((one) => worthOf(one, view.titles.length)));
      expect(worthOf(chosen, view.titles.length)).toBeCloseTo(best, 9);
      expect(chosen.sharedBy).toBeGreaterThanOrEqual(COHORT_LEAST);
    }));

  test("counts only companies that match everything ever shown of the company", () => {
    const own = registeredFactsOf(prospectContent(), today);
    const young = { ...own, foundedOn: "2023-01-01" };
    const view = finestView(own, today);
    const others = [own, own, own, own, young];
    expect(countSharedAmong(others, view, []).reduce((sum, { companies }) => sum + companies, 0)).toBe(5);
    const before = { ...view, sector: "photonics", place: "2201", staff: null };
    const counted = countSharedAmong(others, view, [before]);
    expect(counted.reduce((sum, { companies }) => sum + companies, 0)).toBe(4);
  });

  test("coarsens last the attribute that the company wants to show", () =>
    forAll(propertyRuns(200), anyCity, fc.constantFrom(...SHOWN_ATTRIBUTES), ([own, others], keep) => {
      const view = finestView(own, today);
      const shared = countSharedAmong(others, view, []);
      const kept = chooseGeneralisation(view, shared, { keep, isRecognisable: false });
      const only = viewOf(view, generalisedTo(keep, view));
      const sharing = 1 + others.filter((firm) => fitsView(firm, only)).length;
      expect(coarsenedOf(kept).includes(keep)).toBe(sharing < COHORT_LEAST);
    }));

  test("shows everything once the company agrees to be recognised, and states how many share it", () => {
    const view = finestView(registeredFactsOf(prospectContent(), today), today);
    const chosen = chooseGeneralisation(view, [], { keep: null, isRecognisable: true });
    expect(coarsenedOf(chosen)).toEqual([]);
    expect(chosen).toMatchObject({ sharedBy: 1, sharedByAll: 1 });
    expect(whyNotShow({ sharedBy: 1, isRecognisable: true })).toBeNull();
    expect(whyNotShow({ sharedBy: 4, isRecognisable: false })).toBe("prospect-recognisable");
    expect(whyNotShow({ sharedBy: 5, isRecognisable: false })).toBeNull();
  });
});

describe("founding dates within a band of ages", () => {
  test("are those whose age in whole years is in it, on any day", () => {
    const anyDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays("2000-01-01", days));
    forAll(anyDay, anyDay, (founded, day) => {
      fc.pre(founded <= day);
      const years = Math.floor(monthsBetween(founded, day) / 12);
      const own = bandOf([0, 1, 3, 5, 8, 11], years);
      const { after, until } = foundedWithin(own, day);
      expect(after === null || founded > after).toBe(true);
      expect(until === null || founded <= until).toBe(true);
      const next = foundedWithin({ from: years + 1, to: years + 2 }, day);
      expect(founded > (next.until ?? "")).toBe(true);
    });
  });
});

test("a company has no size class while its figures don't determine it", () => {
  expect(sizeOf(prospectContent({ figures: { years: [{ year: 2025 }] } }))).toBeNull();
});

/** Nothing but one attribute. */
function generalisedTo(keep: (typeof SHOWN_ATTRIBUTES)[number], { titles }: FinestView): Generalisation {
  const flags = Object.fromEntries(SHOWN_ATTRIBUTES.map((one) => [one, one === keep]));
  const isTitles = keep === "titles";
  return {
    ...(flags as unknown as Generalisation),
    age: keep === "age" ? "band" : "none",
    titles: isTitles ? RECOGNITIONS.filter((code) => titles.includes(code)) : [],
    hasAllTitles: isTitles,
  };
}
