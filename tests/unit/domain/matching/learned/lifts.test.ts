import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Features } from "#app/domain/matching/learned/features.ts";
import { FEATURES, FIRST_PART } from "#app/domain/matching/learned/feature-names.ts";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { LAUNCH_SETTINGS } from "#app/domain/matching/learned/model.ts";
import { PART_INDEX } from "#app/domain/matching/learned/parts.ts";
import { type Slot, Slots } from "#app/domain/matching/learned/slots.ts";
import type { CountedDeal, Subject } from "#app/domain/matching/learned/subject.ts";
import { mandateTerms } from "#tests/factories/domain/matching.ts";
import { countedDeal, smallDataset, subject } from "#tests/factories/domain/counted-deals.ts";
import { forAll } from "#tests/support/for-all.ts";

const halfLives = { prior: 50, lifts: 100 };
const settings = { ...LAUNCH_SETTINGS, halfLives };
const today = 260;

function countsOf(deals: readonly CountedDeal[]): DealCounts {
  const dealCounts = new DealCounts(halfLives, { storesEvidence: true });
  for (const deal of deals) dealCounts.add(deal);
  return dealCounts;
}

function slotsOf(names: readonly string[], terms: Slot["terms"] = null): Slot[] {
  return names.map((institutionId) => ({ institutionId, terms }));
}

function featureOf(deals: readonly CountedDeal[], slots: readonly Slot[], name: string, of: Subject) {
  const dealCounts = countsOf(deals);
  const features = new Features(dealCounts, new Slots(slots, dealCounts), today, settings);
  return features.of(of).find(({ feature }) => FEATURES[feature] === name)?.values;
}

describe("a lift", () => {
  test("equals a slow recount by the formula", () => {
    const deals = smallDataset({ deals: 500 });
    const names = ["F0", "F3", "F7"];
    const { institution: alpha, value: beta } = settings.shrinkages.single;
    for (const place of ["P0/00", "P2/21"]) {
      /** R of one level, recomputed from every deal. */
      const lift = (level: number, funder: string): number => {
        const above = level === 0 ? 1 : lift(level - 1, funder);
        const at = (deal: CountedDeal) =>
          level === 0
            ? deal.subject.place?.split("/")[0] === place.split("/")[0]
            : deal.subject.place === place;
        let [count, own, all, total] = [0, 0, 0, 0];
        for (const deal of deals) {
          for (const one of deal.funders) {
            const weight = 2 ** (-(today - deal.day) / halfLives.lifts);
            total += weight;
            if (at(deal)) all += weight;
            if (one === funder) own += weight;
            if (at(deal) && one === funder) count += weight;
          }
        }
        const k = 1 / (alpha / own + beta / all);
        return (k * ((count * total) / (all * own)) + above) / (k + 1);
      };
      for (const level of [0, 1]) {
        const row = featureOf(deals, slotsOf(names), `place.${level}`, subject({ place }));
        names.forEach((funder, slot) => {
          const parent = level === 0 ? 1 : lift(level - 1, funder);
          expect(row?.[slot]).toBeCloseTo(Math.log(lift(level, funder)) - Math.log(parent), 9);
        });
      }
    }
  });

  test("is the same for any landmark date", () => {
    const deals = smallDataset({ deals: 500 });
    const far = deals.map((deal) => ({ ...deal, day: deal.day + 40_000 }));
    const near = featureOf(deals, slotsOf(["F0", "F3"]), "sector.0", subject({ sector: "S1" }));
    const dealCounts = countsOf(far);
    const late = new Features(
      dealCounts,
      new Slots(slotsOf(["F0", "F3"]), dealCounts),
      today + 40_000,
      settings,
    );
    const row = late.of(subject({ sector: "S1" })).find(({ feature }) => FEATURES[feature] === "sector.0");
    near?.forEach((value, slot) => expect(row?.values[slot]).toBeCloseTo(value, 9));
  });
});

test("an unknown fact of a company gives no feature, whatever else is known", () => {
  const dealCounts = countsOf(smallDataset());
  const features = new Features(dealCounts, new Slots(slotsOf(["F0", "F1"]), dealCounts), today, settings);
  const blanks: Partial<Subject>[] = [
    { place: null },
    { sector: null },
    { stage: null },
    { amount: null },
    { instruments: [] },
  ];
  forAll(fc.subarray(blanks), (chosen) => {
    const bare = Object.assign(subject(), ...chosen) as Subject;
    const names = features.of(bare).map(({ feature }) => FEATURES[feature] ?? "");
    if (bare.place === null) expect(names.some((name) => name.includes("place"))).toBe(false);
    if (bare.sector === null) expect(names.some((name) => name.includes("sector"))).toBe(false);
    if (bare.stage === null) expect(names.some((name) => name.includes("stage"))).toBe(false);
    if (bare.amount === null) expect(names.some((name) => name.startsWith("amount"))).toBe(false);
    if (bare.instruments.length === 0) expect(names.some((name) => name.includes("instrument"))).toBe(false);
  });
});

describe("a new institution", () => {
  const stated = mandateTerms({
    sectorsIncluded: [],
    districts: [],
    stages: [],
    preferences: [{ kind: "sector", anyOf: ["S1"], weight: 3 }],
  });
  const slots = [
    { institutionId: "NEW", terms: stated },
    { institutionId: "SILENT", terms: { ...stated, preferences: [] } },
  ];
  const one = subject({ sector: "S1" });

  test("ranks by its stated preferences: above one that states none, for what it names only", () => {
    const named = featureOf(smallDataset(), slots, "sector.0", one);
    expect(named?.[0]).toBeGreaterThan(1);
    expect(named?.[1]).toBe(0);
    expect(featureOf(smallDataset(), slots, "sector.0", subject({ sector: "S2" }))?.[0]).toBe(0);
  });

  test("shifts to its behaviour: with each deal elsewhere its lift falls, soon below that of one that states none", () => {
    const after = (count: number) => {
      const own = Array.from({ length: count }, () => countedDeal(250, ["NEW"], { sector: "S2" }));
      return featureOf([...smallDataset(), ...own], slots, "sector.0", one)?.[0] ?? NaN;
    };
    const lifts = [0, 1, 2, 4, 8, 16, 32].map(after);
    for (const [i, lift] of lifts.entries()) if (i > 0) expect(lift).toBeLessThan(lifts[i - 1] ?? -Infinity);
    expect(lifts.at(-1)).toBeLessThan(0);
  });
});

test("a coded decline lowers the lift of that value for that institution, and of no other", () => {
  const dealCounts = countsOf(smallDataset());
  const slots = new Slots(slotsOf(["F0", "F1"]), dealCounts);
  const read = () => {
    const rows = new Features(dealCounts, slots, today, settings).of(
      subject({ sector: "S1", place: "P1/10" }),
    );
    return (name: string) =>
      rows.find(({ feature }) => feature === FIRST_PART + (PART_INDEX.get(name) ?? -1))?.values;
  };
  const before = read();
  dealCounts.decline(subject({ sector: "S1" }), "F0", "sector", today);
  const after = read();
  expect(after("sector.0")?.[0]).toBeLessThan(before("sector.0")?.[0] ?? NaN);
  expect(after("sector.0")?.[1]).toBe(before("sector.0")?.[1]);
  expect(after("place.0")).toEqual(before("place.0"));
});

test("institutions that co-funded with a company's backers rank above others, where companies are known", () => {
  const deals = Array.from({ length: 40 }, (_, i) =>
    countedDeal(i, i % 2 === 0 ? ["LEAD", "FELLOW"] : ["OTHER"], { companyId: `C${i}` }),
  );
  const row = featureOf(deals, slotsOf(["FELLOW", "OTHER"]), "backers", subject({ companyId: "C0" }));
  expect(row).toBeDefined();
  const ofLead = [...deals, countedDeal(41, ["LEAD"], { companyId: "NEW" })];
  const [fellow = 0, other = 0] =
    featureOf(ofLead, slotsOf(["FELLOW", "OTHER"]), "backers", subject({ companyId: "NEW" })) ?? [];
  expect(fellow).toBeGreaterThan(other);
  expect(featureOf(deals, slotsOf(["FELLOW"]), "backers", subject())).toBeUndefined();
});
