import { asShown } from "#app/domain/matching/evaluation/as-shown.ts";
import { describe, expect, test } from "vitest";
import { evaluate, type MeasuredDeal, prepare, rank } from "#app/domain/matching/evaluation/evaluate.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { earlierFundersOf } from "#app/domain/matching/learned/replay.ts";
import { chance, countedDeal, smallDataset } from "#tests/factories/domain/counted-deals.ts";

const protocol = { fit: 100, test: 150, leastDeals: 2, refreshDays: 10, seed: 1 };

/** The chances of every event of the test, by the model of launch. */
function chancesOf(deals: readonly MeasuredDeal[], change: Partial<typeof protocol> = {}) {
  const { run } = prepare(deals, { ...protocol, ...change });
  const all: {
    deal: MeasuredDeal;
    chances: number[];
    truth: readonly number[];
    blocked: readonly number[];
  }[] = [];
  rank(run, LAUNCH_MODEL, ({ deal, event }, chances) =>
    all.push({
      deal: deal as MeasuredDeal,
      chances: [...chances],
      truth: event.truth,
      blocked: event.blocked,
    }),
  );
  return all;
}

describe("the evaluation", () => {
  test("recovers the pattern of the dataset: it beats local, popular and random, and recent counts do no harm", () => {
    const found = evaluate(smallDataset({ deals: 800 }), { ...protocol, fit: 200, test: 300 });
    const { baselines, static: still, prequential, events, candidates } = found;
    expect(events).toBe(200);
    expect(candidates).toBe(12);
    expect(still.hit1).toBeGreaterThan(baselines.local.hit1);
    expect(still.hit1).toBeGreaterThan(2 * baselines.popularity.hit1);
    expect(baselines.popularity.hit1).toBeGreaterThan(baselines.random.hit1);
    expect(prequential.hit1).toBeGreaterThan(still.hit1 - 0.05);
    expect(still.ndcg10).toBeLessThanOrEqual(1);
  });

  test("gives the same figures for the same deals", () => {
    const dataset = smallDataset();
    expect(evaluate(dataset, protocol)).toEqual(evaluate(dataset, protocol));
  });

  test("works where only dates and funders are known, no worse than popularity", () => {
    const bare = smallDataset({ deals: 600 }).map((deal) => ({
      ...deal,
      subject: {
        companyId: null,
        sector: null,
        place: null,
        stage: null,
        instruments: [],
        amount: null,
        termMonths: null,
        staff: null,
        ageDays: null,
      },
    }));
    const { static: still, baselines } = evaluate(bare, { ...protocol, fit: 150, test: 220 });
    expect(still.hit5).toBeGreaterThan(baselines.popularity.hit5 - 0.1);
  });

  test("falls to popularity or below when the answers of the test events are permuted", () => {
    const dataset = smallDataset({ deals: 900 });
    const next = chance(5);
    const later = dataset.filter(({ day }) => day >= 300);
    const funders = later.map((deal) => deal.funders);
    for (let i = funders.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [funders[i], funders[j]] = [funders[j] ?? [], funders[i] ?? []];
    }
    const permuted = [
      ...dataset.filter(({ day }) => day < 300),
      ...later.map((deal, i) => ({ ...deal, funders: funders[i] ?? [] })),
    ];
    const given = { ...protocol, fit: 200, test: 300 };
    const { static: still, prequential, baselines } = evaluate(permuted, given);
    expect(evaluate(dataset, given).static.hit1).toBeGreaterThan(baselines.popularity.hit1 + 0.2);
    expect(still.hit1).toBeLessThanOrEqual(baselines.popularity.hit1 + 0.03);
    expect(prequential.hit1).toBeLessThanOrEqual(baselines.popularity.hit1 + 0.03);
  });
});

describe("a later deal", () => {
  test("changes no earlier rank: inserted in the future, it leaves every earlier event unchanged", () => {
    const dataset = smallDataset();
    const inserted = [
      ...dataset,
      ...Array.from({ length: 40 }, () => countedDeal(185, ["F3"], { place: "P0/00" })),
    ];
    inserted.sort((one, other) => one.day - other.day);
    const before = chancesOf(dataset).filter(({ deal }) => deal.day < 185);
    const after = chancesOf(inserted).filter(({ deal }) => deal.day < 185);
    expect(after).toEqual(before);
    const late = ({ deal }: { deal: MeasuredDeal }) => deal.day >= 190;
    expect(chancesOf(inserted).find(late)?.chances).not.toEqual(chancesOf(dataset).find(late)?.chances);
  });

  test("is not counted: counts at a cut equal those of a recount from scratch for each event", () => {
    const dataset = smallDataset({ deals: 380, repeats: true });
    const swift = chancesOf(dataset);
    expect(swift.length).toBeGreaterThan(40);
    for (const { deal, chances } of swift) {
      const cut = 150 + Math.floor((deal.day - 150) / 10) * 10;
      const known = dataset.filter(({ day }) => day < cut);
      const { run } = prepare([...dataset.filter(({ day }) => day < 150)], protocol);
      const own: Float64Array[] = [];
      const alone = { ...run, deals: known, events: [deal], from: cut, blockedOf: earlierFundersOf(dataset) };
      rank(alone, LAUNCH_MODEL, (_, found) => own.push(found));
      expect(own[0]?.length).toBe(chances.length);
      chances.forEach((one, slot) => expect(own[0]?.[slot]).toBeCloseTo(one, 9));
    }
  });
});

describe("a company with an identity", () => {
  test("has its earlier funders neither as candidates nor as answers, from the next day on", () => {
    for (const { deal, chances, truth, blocked } of chancesOf(smallDataset({ repeats: true }))) {
      for (const slot of blocked) expect(chances[slot]).toBe(0);
      expect(truth.some((slot) => blocked.includes(slot))).toBe(false);
      expect(deal.day).toBeGreaterThanOrEqual(150);
    }
    const earlier = earlierFundersOf([countedDeal(1, ["A"], { companyId: "c" })]);
    expect(earlier(countedDeal(1, ["A"], { companyId: "c" }))).toEqual([]);
    expect(earlier(countedDeal(2, ["A"], { companyId: "c" }))).toEqual(["A"]);
    expect(earlier(countedDeal(2, ["A"]))).toEqual([]);
  });
});

describe("imported deals reduced to what teasers show", () => {
  const subject = {
    companyId: "c-1",
    sector: "62/6221",
    place: "22/2201",
    stage: "growth",
    instruments: ["loan"],
    amount: 327_000_000,
    termMonths: 24,
    staff: 86,
    ageDays: 3_400,
  };

  test("have place, sector, stage, instrument and term; amount, staff and age as steps and bands; and no company", () => {
    expect(asShown(subject)).toEqual({
      ...subject,
      companyId: null,
      amount: 350_000_000,
      staff: 75,
      ageDays: Math.round(9.5 * 365.25),
    });
    expect(asShown({ ...subject, amount: null, staff: null, ageDays: null })).toMatchObject({
      amount: null,
      staff: null,
      ageDays: null,
    });
  });

  test("are equal for two companies with equal teasers, and rank equally whatever else differs", () => {
    const dataset = smallDataset({ deals: 600 });
    const veiled = dataset.map(({ subject: own, ...deal }) => ({
      ...deal,
      subject: { ...own, amount: own.amount === null ? null : asShown(own).amount },
    }));
    const given = { ...protocol, fit: 150, test: 220, asShown: true };
    expect(evaluate(veiled, given)).toEqual(evaluate(dataset, given));
  });
});
