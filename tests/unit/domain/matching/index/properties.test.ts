import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { anyMandates, anyProspects, anyDatasetDay } from "#tests/factories/domain/datasets.ts";
import { factsHidden, mandateLoosened } from "#tests/factories/domain/loosened.ts";
import { indexOf, pairsByCompany, pairsByRules, pairsByMandate } from "#tests/support/matching-index.ts";
import { minimumOf, propertyRuns } from "#tests/support/sample.ts";
import { forAll } from "#tests/support/for-all.ts";

const idsOf = (prospects: readonly ProspectFacts[]) => prospects.map(({ prospectId }) => prospectId);

describe("the eligibility index", () => {
  test("agrees for every pair with the eligibility function, from either side", () => {
    const seen = { pairs: 0, eligible: 0, near: 0 };
    forAll(
      propertyRuns(1_000),
      anyProspects(24),
      anyMandates(40),
      anyDatasetDay,
      (prospects, mandates, day) => {
        const expected = pairsByRules(prospects, mandates, day);
        const index = indexOf(prospects, mandates, day);
        expect(pairsByCompany(index, idsOf(prospects))).toEqual(expected);
        const mandateIds = mandates.map(({ mandateId }) => mandateId);
        expect(pairsByMandate(index, mandateIds)).toEqual(expected);
        seen.pairs += prospects.length * mandates.length;
        seen.eligible += expected.eligible.length;
        seen.near += expected.near_miss.length;
      },
    );
    expect(seen.pairs).toBeGreaterThan(minimumOf(200_000));
    expect(seen.eligible).toBeGreaterThan(minimumOf(10_000));
    expect(seen.near).toBeGreaterThan(minimumOf(10_000));
  });

  test("excludes nobody for an unknown fact: hiding a fact loses no mandate, and admits those that it missed", () => {
    let won = 0;
    forAll(
      propertyRuns(1_200),
      anyProspects(6),
      anyMandates(40),
      anyDatasetDay,
      fc.constantFrom(...factsHidden),
      (known, mandates, day, fact) => {
        const forgotten = known.map((one) => ({ ...one, ...fact }));
        const before = pairsByCompany(indexOf(known, mandates, day), idsOf(known)).eligible;
        const after = pairsByCompany(indexOf(forgotten, mandates, day), idsOf(known)).eligible;
        expect(before.filter((pair) => !after.includes(pair))).toEqual([]);
        won += after.length - before.length;
      },
    );
    expect(won).toBeGreaterThan(minimumOf(1_000));
  });

  test("loses nobody when a criterion is loosened", () => {
    let fitting = 0;
    forAll(
      propertyRuns(2_500),
      anyProspects(20),
      anyMandates(4),
      anyDatasetDay,
      fc.nat(400),
      fc.nat(mandateLoosened.length - 1),
      (prospects, mandates, day, seed, which) => {
        const index = indexOf(prospects, mandates, day);
        for (const terms of mandates) {
          const before = index.prospectIdsOf(terms.mandateId);
          fitting += before.length;
          index.putMandate(mandateLoosened[which]?.(terms, seed) ?? terms);
          expect(index.prospectIdsOf(terms.mandateId)).toEqual(expect.arrayContaining(before));
        }
      },
    );
    expect(fitting).toBeGreaterThan(minimumOf(5_000));
  });

  test("lists no exhausted, full, paused or outdated mandate, not even as a near miss", () => {
    const closed = [
      { budgetLeftFen: 0n },
      { introductionsLeft: 0 },
      { open: false },
      { validUntil: "2026-11-23" },
      { validFrom: "2027-12-31" },
    ];
    forAll(
      propertyRuns(1_000),
      anyProspects(20),
      anyMandates(10),
      anyDatasetDay,
      fc.constantFrom(...closed),
      (prospects, mandates, day, change) => {
        const index = indexOf(prospects, mandates, day);
        for (const terms of mandates) index.putMandate({ ...terms, ...change });
        expect(pairsByCompany(index, idsOf(prospects))).toEqual({ eligible: [], near_miss: [] });
        for (const { mandateId } of mandates) {
          expect(index.prospectIdsOf(mandateId)).toEqual([]);
          expect(index.prospectIdsOf(mandateId, "near_miss")).toEqual([]);
        }
      },
    );
  });

  test("is empty for ids that were not added", () => {
    const index = indexOf([], [], "2026-11-25");
    expect(index.mandateIdsOf("P-1")).toEqual([]);
    expect(index.prospectIdsOf("M-1", "near_miss")).toEqual([]);
    expect(index.removeMandate("M-1")).toBe(0);
  });

  test("gives the same lists for the same inputs, in any order", () =>
    forAll(
      propertyRuns(500),
      anyProspects(12),
      anyMandates(12),
      anyDatasetDay,
      (prospects, mandates, day) => {
        const one = indexOf(prospects, mandates, day);
        const other = indexOf(prospects.toReversed(), mandates.toReversed(), day);
        for (const facts of prospects) {
          const ids = one.mandateIdsOf(facts.prospectId);
          expect(other.mandateIdsOf(facts.prospectId)).toEqual(ids);
          for (const terms of mandates)
            expect(ids.includes(terms.mandateId)).toBe(isEligible(facts, terms, day));
        }
      },
    ));
});
