import fc from "fast-check";
import { expect, test } from "vitest";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { baseOf } from "#app/domain/matching/learned/market-fit.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { toEpochDay, subjectOf } from "#app/domain/matching/learned/subject.ts";
import { LiveMarket } from "#app/domain/matching/ranking/live-market.ts";
import { Market } from "#app/domain/matching/ranking/market.ts";
import { countedDeal } from "#tests/factories/domain/counted-deals.ts";
import { prospectFacts, today } from "#tests/factories/domain/matching.ts";
import { anyDatasetEdit, EditedDataset } from "#tests/factories/domain/dataset-edits.ts";
import { anyMandates, anyProspects, anyDatasetDay } from "#tests/factories/domain/datasets.ts";
import { minimumOf, propertyRuns } from "#tests/support/sample.ts";
import { forAll } from "#tests/support/for-all.ts";

const model = LAUNCH_MODEL;

/** Deals of the institution whose mandates the dataset has. */
function emptyCounts(): DealCounts {
  const made = new DealCounts(model.settings.halfLives, { storesEvidence: true });
  const { companyId: _, ...subject } = subjectOf(prospectFacts());
  for (let n = 0; n < 20; n++) made.add(countedDeal(toEpochDay(today) - 90 + n, ["i-1"], { ...subject }));
  return made;
}

test("a market updated by changes equals a rebuilt one to the last bit, after any sequence of edits", () => {
  const rules = { model, dealCounts: emptyCounts() };
  let [pairs, edits] = [0, 0];
  forAll(
    propertyRuns(100),
    anyMandates(40),
    anyProspects(20),
    anyDatasetDay,
    fc.array(anyDatasetEdit, { maxLength: 40, size: "max" }),
    fc.nat(40),
    (mandates, prospects, day, sequence, looksAt) => {
      const live = new LiveMarket(mandates, day);
      for (const facts of prospects) live.putProspect(facts);
      const dataset = new EditedDataset(mandates, prospects, day, live);
      for (const [at, edit] of sequence.entries()) {
        // What was laid out in between must not outlive the edits after it.
        if (at === looksAt) live.whole(rules);
        dataset.do(edit);
      }
      edits += sequence.length;
      const [followed, anew] = [
        live.whole(rules),
        new Market(rules, [...dataset.mandates.values()], dataset.day),
      ];
      expect(followed.fit.mandates).toEqual(anew.fit.mandates);
      expect(live.size).toEqual({ prospects: dataset.prospects.size, mandates: dataset.mandates.size });
      const found = [...dataset.prospects.values()].map((facts) => anew.found(facts));
      for (const one of found) {
        expect(live.factsOf(one.facts.prospectId)).toEqual(one.facts);
        expect(followed.found(one.facts)).toEqual(one);
        const [eligible, same] = [followed.eligible(one.facts), anew.eligible(one.facts)];
        expect(eligible.values).toEqual(same.values);
        expect(baseOf(eligible)).toEqual(baseOf(same));
        pairs += one.eligible.length;
      }
      for (const [place, { mandateId }] of anew.fit.mandates.entries()) {
        expect(live.termsOf(mandateId)).toEqual(dataset.mandates.get(mandateId));
        for (const [wanted, key] of [
          ["eligible", "eligible"],
          ["near_miss", "nearMisses"],
        ] as const) {
          expect(live.prospectsOf(mandateId, wanted).map(({ prospectId }) => prospectId)).toEqual(
            found
              .filter((one) => one[key].includes(place))
              .map(({ facts }) => facts.prospectId)
              .sort(),
          );
        }
      }
    },
  );
  expect(pairs).toBeGreaterThan(minimumOf(800));
  expect(edits).toBeGreaterThan(minimumOf(1_000));
});
