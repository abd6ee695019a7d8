import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { AdditiveFit } from "#app/domain/matching/ranking/additive-fit.ts";
import { NOTHING_DEMANDED } from "#app/domain/matching/criteria/demands.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { EligibilityIndex } from "#app/domain/matching/index/eligibility-index.ts";
import { rankAll } from "#app/domain/matching/index/full-ranking.ts";
import { MandateRanking } from "#app/domain/matching/index/mandate-ranking.ts";
import type { RankedList } from "#app/domain/matching/index/ranked-list.ts";
import { Ranking } from "#app/domain/matching/index/ranking.ts";
import { anyFit } from "#tests/factories/domain/any-fit.ts";
import { Random } from "#db/seeds/random.ts";
import { mandateTerms, prospectFacts } from "#tests/factories/domain/matching.ts";
import { anyMandates, anyProspects, anyDatasetDay } from "#tests/factories/domain/datasets.ts";
import { minimumOf, propertyRuns } from "#tests/support/sample.ts";
import { forAll } from "#tests/support/for-all.ts";

const most = 5;

/** A mandate that takes nearly everybody. */
const openTerms = (number: number): MandateTerms =>
  mandateTerms({
    ...NOTHING_DEMANDED,
    mandateId: `M-${number}`,
    instruments: ["ip_pledge_loan", "equity", "unsecured_loan"],
    priceMinBp: 0,
    validFrom: "2020-01-01",
    recognitionsAny: number % 11 === 0 ? ["little_giant"] : [],
    validUntil: "2029-12-31",
  });

/** Mandates that take everybody, so that lists are long. */
const openMandates = fc
  .integer({ min: 1, max: 90 })
  .map((count) => Array.from({ length: count }, (_, number) => openTerms(number)));
const anyDataset = fc.tuple(
  anyProspects(30),
  fc.oneof(anyMandates(40), openMandates),
  anyDatasetDay,
  fc.nat(1_000),
);

function built(
  prospects: readonly ProspectFacts[],
  mandates: readonly MandateTerms[],
  day: string,
  seed: number,
) {
  const fit = anyFit(mandates.length, seed);
  // One far off, beside whom others are alike as far as anything but an exact sum can tell: many of them, or some.
  fit.institutionFit[seed % mandates.length] = [0, -400, -1_000, -20_000][seed % 4] ?? 0;
  const ranking = new Ranking(EligibilityIndex.of(mandates, day), fit);
  for (const facts of prospects) ranking.putProspect(facts);
  return ranking;
}

/** u of one pair, and each of its parts, by the interface alone; what the mandate adds by itself is the last part. */
function fitOf(fit: AdditiveFit, facts: ProspectFacts, slot: number) {
  const rows = new Int32Array(fit.kinds.length);
  fit.rowsOf(facts, rows);
  const parts = Array.from(rows, (row, part) => (row < 0 ? 0 : (fit.row(part, row)[slot] ?? 0)));
  const institutionFit = fit.institutionFit[slot] ?? 0;
  return { u: parts.reduce((sum, value) => sum + value, institutionFit), parts: [...parts, institutionFit] };
}

function values(seed: string, deviation: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: 90 }, () => random.normal(0, deviation));
}

type Entry = { slot: number; id: string; u: number; parts: number[] };

/** The list by plain sorting: all who are eligible, sorted, with each part relative to its mean. */
function plainList(entries: readonly Entry[]) {
  const meanOf = (part: number) =>
    entries.reduce((sum, { parts }) => sum + (parts[part] ?? 0), 0) / entries.length;
  return entries
    .toSorted((a, b) => b.u - a.u || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ slot, u, parts }) => ({ slot, u, reasons: parts.map((value, part) => value - meanOf(part)) }));
}

function seen(list: RankedList) {
  return Array.from({ length: list.count }, (_, at) => ({
    slot: list.slots[at],
    u: list.fits[at],
    reasons: Array.from({ length: list.parts + 1 }, (__, part) => list.contributions[part * list.most + at]),
  }));
}

function expectSame(list: RankedList, entries: readonly Entry[]): void {
  const plain = plainList(entries);
  expect(list.eligible).toBe(entries.length);
  expect(seen(list).map(({ slot, u }) => ({ slot, u }))).toEqual(plain.map(({ slot, u }) => ({ slot, u })));
  seen(list).forEach(({ reasons, u }, at) => {
    reasons.forEach((value, part) => expect(value).toBeCloseTo(plain[at]?.reasons[part] ?? Number.NaN, 9));
    const sum = reasons.reduce<number>((total, value) => total + (value ?? 0), 0);
    expect(Math.abs(sum - ((u ?? 0) - list.meanFit))).toBeLessThan(1e-9);
  });
}

describe("a ranking", () => {
  test("is the sorted list of all eligible pairs, with reasons that add up, for every company and mandate", () => {
    const lengths = { few: 0, many: 0, mandates: 0 };
    forAll(propertyRuns(250), anyDataset, ([prospects, mandates, day, seed]) => {
      const ranking = built(prospects, mandates, day, seed);
      const { fit } = ranking.rows;
      const entry = (facts: ProspectFacts, terms: MandateTerms, own: "prospect" | "mandate"): Entry[] => {
        if (!isEligible(facts, terms, day)) return [];
        const mandate = ranking.index.mandates.slots.find(terms.mandateId) ?? -1;
        const prospect = ranking.index.prospectSlots.find(facts.prospectId) ?? -1;
        const of =
          own === "prospect"
            ? { slot: mandate, id: terms.mandateId }
            : { slot: prospect, id: facts.prospectId };
        return [{ ...of, ...fitOf(fit, facts, mandate) }];
      };
      const list = ranking.listOfMandates(most);
      const expected = new Map<number, Entry[]>();
      for (const facts of prospects) {
        const slot = ranking.index.prospectSlots.find(facts.prospectId) ?? -1;
        const entries = mandates.flatMap((terms) => entry(facts, terms, "prospect"));
        lengths[ranking.isMany(entries.length) ? "many" : "few"] += entries.length;
        expected.set(slot, entries);
        ranking.mandatesOf(slot, list);
        expectSame(list, entries);
      }
      rankAll(ranking, most, (slot, all) => {
        expectSame(all, expected.get(slot) ?? []);
        expected.delete(slot);
      });
      expect(expected.size).toBe(0);
      const ofMandate = ranking.listOfProspects(most);
      const mandateRanking = new MandateRanking(ranking);
      for (const terms of mandates) {
        const entries = prospects.flatMap((facts) => entry(facts, terms, "mandate"));
        lengths.mandates += entries.length;
        mandateRanking.prospectsOf(ranking.index.mandates.slots.find(terms.mandateId) ?? -1, ofMandate);
        expectSame(ofMandate, entries);
      }
    });
    for (const length of Object.values(lengths)) expect(length).toBeGreaterThan(minimumOf(2_000));
  });

  test("of all companies at once equals that of each one, where minimums differ and steps are coarse", () => {
    const rows = Array.from({ length: 10 }, (_, part) =>
      Array.from({ length: 7 }, (__, row) => values(`${part}/${row}`, 1)),
    );
    const institutionFit = values("standing", 1);
    institutionFit[0] = -9_000;
    const fit: AdditiveFit = {
      version: "noise",
      kinds: rows.map((_, part) => `part ${part}`),
      institutionFit,
      rowsOf: ({ version }, found) =>
        rows.forEach((__, part) => (found[part] = Math.floor(version / 3 ** part) % 7)),
      row: (part, row) => rows[part]?.[row] ?? institutionFit,
    };
    const mandates = Array.from({ length: 90 }, (_, number) => openTerms(number));
    const ranking = new Ranking(EligibilityIndex.of(mandates, "2026-11-25"), fit);
    for (let version = 0; version < 2_000; version += 1) {
      ranking.putProspect(prospectFacts({ prospectId: `P-${version}`, version }));
    }
    const list = ranking.listOfMandates(most);
    let compared = 0;
    rankAll(ranking, most, (slot, all) => {
      ranking.mandatesOf(slot, list);
      expect(ranking.isMany(all.eligible)).toBe(true);
      expect(seen(all)).toEqual(seen(list));
      compared += 1;
    });
    expect(compared).toBe(2_000);
  });

  test("needs a fit for as many mandates as the index has", () => {
    const index = EligibilityIndex.of([mandateTerms()], "2026-11-25");
    expect(() => new Ranking(index, anyFit(0, 1))).toThrow("fewer slots");
  });
});
