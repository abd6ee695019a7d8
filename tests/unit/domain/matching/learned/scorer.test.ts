import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evidenceOf } from "#app/domain/matching/learned/evidence.ts";
import { LearnedFit } from "#app/domain/matching/learned/learned-fit.ts";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { LAUNCH_MODEL, LAUNCH_SETTINGS, type LearnedModel } from "#app/domain/matching/learned/model.ts";
import { Scorer } from "#app/domain/matching/learned/scorer.ts";
import { shownScore } from "#app/domain/matching/learned/shown-score.ts";
import { Slots } from "#app/domain/matching/learned/slots.ts";
import { toEpochDay, subjectOf } from "#app/domain/matching/learned/subject.ts";
import { anyFacts, anyTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";
import { countedDeal, smallDataset } from "#tests/factories/domain/counted-deals.ts";
import { forAll } from "#tests/support/for-all.ts";

const day = toEpochDay(today);

/** Running counts of late deals in the codes of the generated mandates and prospects. */
function dealCounts(): DealCounts {
  const made = new DealCounts(LAUNCH_SETTINGS.halfLives, { storesEvidence: true });
  for (const deal of smallDataset({ deals: 120, funders: 5 })) {
    const photonics = deal.subject.sector === "S0" ? "photonics/laser-devices" : "new-materials";
    made.add({
      ...deal,
      day: day - 100 + deal.day,
      subject: { ...deal.subject, sector: photonics, place: "2201/220104", instruments: ["equity"] },
    });
  }
  return made;
}

const model = JSON.parse(JSON.stringify(LAUNCH_MODEL)) as LearnedModel;

describe("the score of a learned model", () => {
  test("is the difference from the mean of the eligible, and its contributions add up to it to 1e-6", () => {
    const counts = dealCounts();
    forAll(150, anyFacts, fc.array(anyTerms, { minLength: 1, maxLength: 6 }), (facts, mandates) => {
      const slots = new Slots(
        mandates.map((terms, i) => ({ institutionId: `F${i}`, terms })),
        counts,
      );
      const scorer = new Scorer(model, counts, slots, day);
      const asked = { facts, day: today };
      const subject = subjectOf(facts);
      const utilities = scorer.utilities(subject, asked);
      const eligible = mandates.map((_, i) => i);
      const mean = utilities.reduce((sum, one) => sum + one, 0) / utilities.length;
      for (const slot of eligible) {
        const { exact, contributions, score } = scorer.explain(subject, asked, slot, eligible);
        expect(Math.abs(exact - ((utilities[slot] ?? NaN) - mean))).toBeLessThan(1e-6);
        expect(Math.abs(contributions.reduce((sum, { value }) => sum + value, 0) - exact)).toBeLessThan(1e-6);
        expect(contributions.reduce((sum, { points }) => sum + points, 50)).toBe(score);
        expect(score).toBeGreaterThanOrEqual(1);
        expect(score).toBeLessThanOrEqual(99);
      }
    });
  });

  test("is the same to 1e-6 for many pairs at once, whose rows have single precision", () => {
    const counts = dealCounts();
    forAll(
      150,
      fc.array(anyFacts, { minLength: 1, maxLength: 4 }),
      fc.array(anyTerms, { minLength: 1, maxLength: 5 }),
      (companies, mandates) => {
        const slots = new Slots(
          mandates.map((terms, i) => ({ institutionId: `F${i}`, terms })),
          counts,
        );
        const scorer = new Scorer(model, counts, slots, day);
        const fit = new LearnedFit(model, counts, slots, day);
        const rows = new Int32Array(fit.kinds.length);
        for (const facts of companies) {
          const utilities = scorer.utilities(subjectOf(facts), { facts, day: today });
          fit.rowsOf(facts, rows);
          utilities.forEach((utility, slot) => {
            let sum = fit.institutionFit[slot] ?? NaN;
            rows.forEach((row, part) => (sum += row < 0 ? 0 : (fit.row(part, row)[slot] ?? NaN)));
            expect(Math.abs(sum - utility)).toBeLessThan(1e-6);
          });
          rows.forEach((row, part) => row >= 0 && expect(fit.row(part, row)).toBe(fit.row(part, row)));
        }
      },
    );
  });

  test("depends on the model and the deals only: the same inputs give the same list", () => {
    const facts = prospectFacts();
    const list = () => {
      const counts = dealCounts();
      const slots = new Slots(
        ["F0", "F1", "F2"].map((institutionId) => ({ institutionId, terms: null })),
        counts,
      );
      return [...new Scorer(model, counts, slots, day).utilities(subjectOf(facts))];
    };
    expect(list()).toEqual(list());
  });

  test("is shown as 50 for the average pair, and in parts that add up as shown", () => {
    expect(shownScore([], 10)).toEqual({ score: 50, points: [] });
    expect(shownScore([1, -0.25, 0.05], 10)).toEqual({ score: 58, points: [10, -2, 0] });
    expect(shownScore([100], 10).score).toBe(99);
    expect(shownScore([-100], 10).score).toBe(1);
  });
});

describe("evidence", () => {
  test("counts an institution's own deals, at each level with at least three", () => {
    const made = new DealCounts(LAUNCH_SETTINGS.halfLives, { storesEvidence: true });
    const places = ["2201/a", "2201/a", "2201/b", "2202/c"];
    for (const place of places) made.add(countedDeal(day, ["BANK"], { place }));
    for (let i = 0; i < 4; i++) made.add(countedDeal(day, ["OTHER"], { place: "2202/c" }));
    const of = (district: string, institution = "BANK") => {
      const coordinates = made.coordinatesOf(subjectOf(prospectFacts({ district })));
      return evidenceOf(made, coordinates, institution, "place");
    };
    expect(of("2201/a")).toEqual([{ value: "2201", deals: 3, of: 4, times: 2 }]);
    made.add(countedDeal(day, ["BANK"], { place: "2201/a" }));
    expect(of("2201/a").map(({ value, deals, of: all }) => [value, deals, all])).toEqual([
      ["2201", 4, 5],
      ["2201/a", 3, 5],
    ]);
    expect(of("2202/c")).toEqual([]);
    expect(of("2201/a", "NOBODY")).toEqual([]);
  });
});
