import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { baseOf } from "#app/domain/matching/learned/market-fit.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { weightsByKind } from "#app/domain/matching/learned/reason-kinds.ts";
import { Scorer } from "#app/domain/matching/learned/scorer.ts";
import { Slots } from "#app/domain/matching/learned/slots.ts";
import { toEpochDay, subjectOf } from "#app/domain/matching/learned/subject.ts";
import { Market } from "#app/domain/matching/ranking/market.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { readReasons } from "#app/domain/matching/ranking/read-reasons.ts";
import { countedDeal } from "#tests/factories/domain/counted-deals.ts";
import { anyFacts, anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";
import { forAll } from "#tests/support/for-all.ts";

const day = toEpochDay(today);

/** Deals of three institutions in the codes of the generated mandates and prospects. */
function emptyCounts(): DealCounts {
  const made = new DealCounts(LAUNCH_MODEL.settings.halfLives, { storesEvidence: true });
  const { companyId: _, ...subject } = subjectOf(prospectFacts());
  for (let n = 0; n < 60; n++) {
    const place = n % 4 === 0 ? subject.place : "2201/220103";
    const sector = n % 3 === 0 ? "new-materials/polymers" : subject.sector;
    made.add({ ...countedDeal(day - 90 + n, [`I${n % 3}`], { ...subject, place, sector }) });
  }
  return made;
}

describe("the market", () => {
  test("finds the eligible pairs, and ranks them as the scorer does against the mean of the eligible", () => {
    const counts = emptyCounts();
    let compared = 0;
    forAll(400, fc.array(anyFacts, { maxLength: 3 }), fc.array(anyTerms, { maxLength: 8 }), (all, any) => {
      const terms = any.map((one, i) => ({ ...one, mandateId: `M${i}`, institutionId: `I${i % 4}` }));
      const market = new Market({ model: LAUNCH_MODEL, dealCounts: counts }, terms, today);
      const slots = new Slots(
        terms.map((one) => ({ institutionId: one.institutionId, terms: one })),
        counts,
      );
      const scorer = new Scorer(LAUNCH_MODEL, counts, slots, day);
      for (const [n, one] of all.entries()) {
        const facts = { ...one, prospectId: `P${n}` };
        const outcome = (i: number) => matchProspect(facts, terms[i] ?? expect.fail(), today).outcome;
        const eligible = market.eligible(facts);
        const places = terms.map((_, i) => i);
        expect([...eligible.slots]).toEqual(places.filter((i) => outcome(i) === "eligible"));
        expect(market.found(facts)).toEqual({
          facts,
          eligible: eligible.slots,
          nearMisses: places.filter((i) => outcome(i) === "near_miss"),
        });
        const base = baseOf(eligible);
        for (const [i, slot] of eligible.slots.entries()) {
          const subject = subjectOf(facts);
          const explained = scorer.explain(subject, { facts, day: today }, slot, eligible.slots);
          const { score, reasons } = market.fit.rankedAt(eligible, i, base);
          const { exact } = market.fit.scoreAt(eligible, i, base);
          expect(Math.abs(exact - explained.exact)).toBeLessThan(1e-9);
          expect(score).toBe(explained.score);
          expect(reasons.reduce((sum, { points }) => sum + points, 50)).toBe(score);
          expect(reasons.every(({ points }) => Number.isInteger(points) && points !== 0)).toBe(true);
          compared += 1;
        }
      }
    });
    expect(compared).toBeGreaterThan(100);
  });

  test("ranks an institution without deals by its stated preferences, one with deals by its behaviour", () => {
    const facts = prospectFacts();
    const likes = { kind: "district", anyOf: [facts.district ?? ""], weight: 3 } as const;
    const market = (counts: DealCounts) =>
      new Market(
        { model: LAUNCH_MODEL, dealCounts: counts },
        [
          mandateTerms({ mandateId: "A", institutionId: "A", preferences: [likes] }),
          mandateTerms({ mandateId: "B", institutionId: "B" }),
        ],
        today,
      );
    const scores = (counts: DealCounts) => {
      const one = market(counts);
      const eligible = one.eligible(facts);
      return eligible.slots.map((_, i) => one.fit.rankedAt(eligible, i, baseOf(eligible)));
    };
    const counts = new DealCounts(LAUNCH_MODEL.settings.halfLives, { storesEvidence: true });
    const [a, b] = scores(counts);
    expect(a?.score).toBeGreaterThan(b?.score ?? NaN);
    expect(a?.reasons.map(({ kind }) => kind)).toEqual(["district"]);
    const subject = { ...subjectOf(facts), companyId: "other" };
    for (let n = 0; n < 12; n++) {
      counts.add(countedDeal(day - 20, ["A"], { ...subject, place: "2201/220103" }));
      counts.add(countedDeal(day - 20, ["B"], subject));
    }
    const [late, other] = scores(counts);
    expect(other?.score).toBeGreaterThan(late?.score ?? NaN);
    const district = other?.reasons.find(({ kind }) => kind === "district");
    expect(district?.evidence?.at(-1)).toEqual({ value: facts.district, deals: 12, of: 12, times: 2 });
  });
});

describe("a reason", () => {
  const facts = prospectFacts();
  const evidence = [
    { value: "2201", deals: 20, of: 31, times: 1.2 },
    { value: facts.district ?? "", deals: 7, of: 31, times: 2.9 },
  ];
  const stored = [
    { kind: "district", points: 9, evidence },
    { kind: "amount", points: 4, evidence: [{ value: "1:29", deals: 5, of: 31, times: 2 }] },
  ] as const;

  test("is read with the most specific evidence", () => {
    const [district, amount] = readReasons(stored, facts, mandateTerms());
    expect(district?.evidence).toEqual({ deals: 7, of: 31, times: 2.9, isExact: true });
    expect(amount?.evidence).toMatchObject({ deals: 5 });
  });

  test("has no evidence that contradicts it", () => {
    const against = readReasons([{ kind: "district", points: -2, evidence }], facts, mandateTerms());
    expect(against[0]?.evidence).toBeNull();
  });

  test("states met or not where that is why it counts, else more or less", () => {
    const preferences = [{ kind: "district", anyOf: ["2201"], weight: 1 }] as const;
    const statementFor = (points: number) =>
      readReasons([{ kind: "district", points }], facts, mandateTerms({ preferences }))[0]?.statement;
    expect([statementFor(3), statementFor(-3)]).toEqual(["met", "less"]);
    const [silent] = readReasons([{ kind: "stage", points: 3 }], facts, mandateTerms());
    expect(silent?.statement).toBe("more");
  });
});

test("the shares of all kinds add up to the whole, the strongest first", () => {
  const shares = weightsByKind(LAUNCH_MODEL.weights).map(({ share }) => share);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
});
