import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { EligibilityIndex } from "#app/domain/matching/index/eligibility-index.ts";
import type { Day } from "#app/lib/days.ts";
import { countEligiblePairs, listDifferences } from "#db/queries/matching/eligible-pairs.ts";
import { listTeaserFacts, listMandateTerms } from "#db/queries/matching/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import { anyMandate, anyProspect, anyDatasetDay } from "#tests/factories/domain/datasets.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";
import {
  insertInstitutions,
  insertMandates,
  insertOwnersOfTeasers,
  insertTeasers,
} from "#tests/factories/bulk-rows.ts";

const { app, db } = openGiven({}, { isEmptied: true });

const uuid = (kind: number, number: number) =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** More codes than a mask of bits has, so that the last ones share one. */
const manyCodes = Array.from({ length: 70 }, (_, number) => `code_${String(number).padStart(2, "0")}`);

async function insertDataset(seed: number, prospects: number, mandates: number): Promise<void> {
  const id = fc.constant(0);
  const facts = fc.sample(anyProspect(id), { numRuns: prospects, seed });
  const terms = fc.sample(anyMandate(id), { numRuns: mandates, seed });
  await insertInstitutions(db(), [uuid(4, 1)]);
  await insertTeasers(
    db(),
    facts.map((one, number) => ({
      ...one,
      prospectId: uuid(1, number),
      amountMaxFen: one.amountMaxFen ?? (one.amountMinFen ?? 0n) + 1n,
      recognitions: number % 5 === 0 ? [manyCodes[number % 70] ?? ""] : one.recognitions,
      hasAllRecognitions: number % 5 === 0 || one.hasAllRecognitions,
    })),
  );
  await insertOwnersOfTeasers(db());
  await insertMandates(
    db(),
    terms.map((one, number) => ({
      ...one,
      mandateId: uuid(3, number),
      institutionId: uuid(4, 1),
      preferences: [],
      recognitionsAny:
        number % 3 === 0 ? manyCodes.slice(number % 60, (number % 60) + 9) : one.recognitionsAny,
    })),
  );
}

/** The facts that the processes read, as input of the domain function and the index. */
const read = () =>
  app.worker.withActor(system, async (trx) => ({
    prospects: (await listTeaserFacts(trx, null, 10_000)).map(toProspectFacts),
    mandates: (await listMandateTerms(trx)).map(toMandateTerms),
  }));

/** With no match stored, every eligible pair is missing. */
const bySql = (day: Day) =>
  app.worker.withActor(system, async (trx) =>
    (await listDifferences(trx, day, 1_000_000)).map(
      ({ prospectId, mandateId }) => `${prospectId} ${mandateId}`,
    ),
  );

function byRules(prospects: readonly ProspectFacts[], mandates: readonly MandateTerms[], day: Day): string[] {
  return prospects.flatMap((facts) =>
    mandates
      .filter((terms) => isEligible(facts, terms, day))
      .map(({ mandateId }) => `${facts.prospectId} ${mandateId}`),
  );
}

describe("eligibility in SQL", () => {
  test("agrees for every pair with the domain function and the index, over many datasets", async () => {
    const seen = { pairs: 0, eligible: 0 };
    const days = fc.sample(anyDatasetDay, { numRuns: 14, seed: 7 });
    for (const [seed, day] of days.entries()) {
      await app.empty();
      await insertDataset(seed, 150, 110);
      const { prospects, mandates } = await read();
      const rules = byRules(prospects, mandates, day).sort();
      expect((await bySql(day)).sort()).toEqual(rules);
      const index = EligibilityIndex.of(mandates, day);
      for (const facts of prospects) index.putProspect(facts);
      const ids = prospects.map(({ prospectId }) => prospectId);
      const pairs = ids.flatMap((id) => index.mandateIdsOf(id).map((mandateId) => `${id} ${mandateId}`));
      expect(pairs.sort()).toEqual(rules);
      seen.pairs += prospects.length * mandates.length;
      seen.eligible += rules.length;
    }
    expect(seen.pairs).toBeGreaterThan(100_000);
    expect(seen.eligible).toBeGreaterThan(3_000);
  });

  test("counts an empty market", async () => {
    const count = (day: Day) => app.worker.withActor(system, (trx) => countEligiblePairs(trx, day));
    expect(await count("2026-11-25")).toBe(0);
    await insertDataset(1, 20, 0);
    expect(await count("2026-11-25")).toBe(0);
  });

  test("rounds a price as the domain function does", async () => {
    await insertDataset(3, 1, 1);
    const rates = ["4.205", "4.2049999", "0.005", "1.005", "2.675", "3.3350", "4.1"];
    const open = {
      instruments: ["ip_pledge_loan"],
      securitiesAccepted: [],
      recognitionsAny: [],
      stages: [],
      districts: [],
    };
    for (const priceMinPercent of rates) {
      await db()
        .updateTable("mandate")
        .set({ ...open, sectorsIncluded: [], sectorsExcluded: [], amountMinFen: null, amountMaxFen: null })
        .set({ termMonthsMin: null, termMonthsMax: null, minRevenueFen: null, minAgeMonths: null })
        .set({ budgetFen: 10_000n, introductionCap: 5, priceMinPercent, status: "active" })
        .execute();
      for (const maxRatePercent of rates) {
        await db.update(
          "teaser",
          {},
          { maxRatePercent, instruments: ["ip_pledge_loan"], amountMinFen: 1n, amountMaxFen: 9n },
        );
        const { prospects, mandates } = await read();
        expect(await bySql("2026-11-25")).toEqual(byRules(prospects, mandates, "2026-11-25"));
      }
    }
  });
});
