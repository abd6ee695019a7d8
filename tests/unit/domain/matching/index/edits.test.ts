import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Minimums } from "#app/domain/matching/index/minimums.ts";
import { anyDatasetEdit, EditedDataset } from "#tests/factories/domain/dataset-edits.ts";
import { anyMandates, anyProspects, anyDatasetDay } from "#tests/factories/domain/datasets.ts";
import { indexOf, pairsByCompany, pairsByRules, pairsByMandate } from "#tests/support/matching-index.ts";
import { minimumOf, propertyRuns } from "#tests/support/sample.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("an edited index", () => {
  test("equals a rebuilt one, and the eligibility function, after any sequence of edits", () => {
    let edits = 0;
    forAll(
      propertyRuns(500),
      anyMandates(70),
      anyProspects(20),
      anyDatasetDay,
      fc.array(anyDatasetEdit, { maxLength: 60, size: "max" }),
      (mandates, prospects, day, sequence) => {
        const dataset = new EditedDataset(mandates, prospects, day, indexOf(prospects, mandates, day));
        sequence.forEach((edit) => dataset.do(edit));
        edits += sequence.length;
        const fresh = indexOf(dataset.prospects.values(), dataset.mandates.values(), dataset.day);
        const expected = pairsByRules(dataset.prospects.values(), dataset.mandates.values(), dataset.day);
        for (const index of [dataset.follower, fresh]) {
          expect(pairsByCompany(index, dataset.prospects.keys())).toEqual(expected);
          expect(pairsByMandate(index, dataset.mandates.keys())).toEqual(expected);
        }
      },
    );
    expect(edits).toBeGreaterThan(minimumOf(10_000));
  });

  test("counts no bit twice when the same mandate is put again, and removes all that it set", () =>
    forAll(
      propertyRuns(300),
      anyMandates(40),
      anyProspects(10),
      anyDatasetDay,
      (mandates, prospects, day) => {
        const index = indexOf(prospects, mandates, day);
        for (const terms of mandates) expect(index.putMandate({ ...terms }).flips).toBe(0);
        for (const terms of mandates) {
          const taken = index.removeMandate(terms.mandateId);
          expect(index.putMandate(terms).flips).toBe(taken);
        }
      },
    ));
});

describe("elementary intervals", () => {
  const anyCut = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constant(Number.NaN));

  test("have the same rows filled at once, put one by one, and after cuts were moved", () =>
    forAll(propertyRuns(1_000), fc.array(fc.tuple(anyCut, anyCut), { maxLength: 80 }), (moves) => {
      const [filled, moved] = [new Minimums(3), new Minimums(3)];
      filled.fill(moves.map(([, cut]) => cut));
      moves.forEach(([cut], slot) => moved.put(slot, cut));
      moves.forEach(([, cut], slot) => moved.put(slot, cut));
      expect(moved.rowCount).toBe(filled.rowCount);
      for (const value of [-Infinity, -5, -4, -1, 0, 0.5, 3, 4, Infinity]) {
        expect(moved.rowOf(value)).toEqual(filled.rowOf(value));
      }
    }));
});
