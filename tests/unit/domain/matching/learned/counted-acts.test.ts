import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FEEDBACK_ACTS } from "#app/domain/matching/ranking/feedback.ts";
import { type ActOfPair, addHistory, countActs } from "#app/domain/matching/learned/counted-acts.ts";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { PART_INDEX } from "#app/domain/matching/learned/parts.ts";
import { subject } from "#tests/factories/domain/counted-deals.ts";
import { forAll } from "#tests/support/for-all.ts";

const halfLives = { prior: 365, lifts: 730 };

function act(name: ActOfPair["act"], day: number, more: Partial<ActOfPair> = {}): ActOfPair {
  const base = { institutionId: "F", prospectId: "P", side: "institution", reasonCode: null } as const;
  return { ...base, subject: subject({ sector: "S" }), act: name, day, ...more };
}

describe("the weight of pairs without a deal", () => {
  test("counts a pair once, for its furthest stage, on the day of its last act", () => {
    const acts = [act("introduced", 10), act("offered", 20), act("introduced", 15, { prospectId: "Q" })];
    expect(countActs(acts)).toMatchObject([
      { day: 15, share: 0.2, declined: [] },
      { day: 20, share: 0.5, declined: [] },
    ]);
  });

  test("is minus a fifth of a deal for a decline, from the attributes that its code names, shared between them", () => {
    const [one] = countActs([act("passed", 10, { reasonCode: "amount_or_term" })]);
    expect(one).toMatchObject({ share: 0, declined: [{ dimension: "amount" }, { dimension: "term" }] });
    expect(one?.declined[0]?.share).toBeCloseTo(0.1, 12);
    expect(countActs([act("passed", 10, { reasonCode: "compliance" })])).toEqual([]);
  });

  test("is never that of a whole deal, and is none for pairs that were only opened", () =>
    forAll(fc.array(fc.constantFrom(...FEEDBACK_ACTS)), (names) => {
      const acts = names.map((name, day) =>
        act(name, day, name === "passed" || name === "declined" ? { reasonCode: "revenue" } : {}),
      );
      const counted = countActs(acts);
      for (const { share } of counted) expect(share).toBeLessThan(1);
      const isSilent = names.every((name) => name === "shown" || name === "opened");
      if (isSilent) expect(counted).toEqual([]);
    }));
});

describe("a history of deals and acts", () => {
  const sector = PART_INDEX.get("sector.0") ?? -1;
  const countOf = (dealCounts: DealCounts) =>
    dealCounts.tables[sector]?.byInstitution[dealCounts.find("F") ?? -1] ?? 0;

  test("adds a share of a deal to the counts, and neither evidence nor a backer", () => {
    const dealCounts = new DealCounts(halfLives, { storesEvidence: true });
    addHistory(dealCounts, [], countActs([act("introduced", 0)]));
    expect(countOf(dealCounts)).toBeCloseTo(0.2, 12);
    expect(dealCounts.plain.get(sector)?.total).toBe(0);
    expect(dealCounts.earlierFunders.of("C1")).toEqual([]);
  });

  test("is the same in any order of deals and acts: only their days matter", () => {
    const deal = (day: number) => ({ subject: subject({ sector: "S" }), day, funders: ["F"] });
    const together = new DealCounts(halfLives);
    addHistory(together, [deal(10), deal(30)], countActs([act("offered", 20)]));
    const apart = new DealCounts(halfLives);
    apart.add(deal(10));
    apart.add({ subject: subject({ sector: "S" }), day: 20, funders: ["F"] }, 0.5);
    apart.add(deal(30));
    expect(countOf(together) * together.clock.scaleAt(40)).toBeCloseTo(
      countOf(apart) * apart.clock.scaleAt(40),
      12,
    );
  });
});
