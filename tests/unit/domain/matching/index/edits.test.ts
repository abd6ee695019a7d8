import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/facts.ts";
import type { EligibilityIndex } from "#app/domain/matching/index/eligibility-index.ts";
import { Floors } from "#app/domain/matching/index/floors.ts";
import type { Day } from "#app/lib/days.ts";
import {
  anyMandate,
  anyMandates,
  anyProspect,
  anyProspects,
  anyWorldDay,
} from "#tests/factories/domain/worlds.ts";
import { indexOf, pairsByCompany, pairsByLaw, pairsByMandate } from "#tests/support/matching-index.ts";

type Edit =
  | { kind: "put_mandate"; terms: MandateTerms }
  | { kind: "remove_mandate"; number: number }
  | { kind: "put_prospect"; facts: ProspectFacts }
  | { kind: "remove_prospect"; number: number }
  | { kind: "capacity"; number: number; change: Partial<MandateTerms> }
  | { kind: "day"; day: Day };

// Few ids, so that most edits meet something that stands; more than a word's 32, so that the index has to grow.
const number = fc.nat(150);
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("put_mandate" as const), terms: anyMandate(number) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("remove_mandate" as const), number }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("put_prospect" as const), facts: anyProspect(number) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove_prospect" as const), number }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("capacity" as const),
      number,
      change: fc.constantFrom<Partial<MandateTerms>>(
        { budgetLeftFen: 0n },
        { budgetLeftFen: 300n },
        { introductionsLeft: 0 },
        { introductionsLeft: 5, open: true },
        { open: false },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("day" as const), day: anyWorldDay }) },
);

/** A world beside the index, in the plainest form. */
class World {
  readonly mandates = new Map<string, MandateTerms>();
  readonly prospects = new Map<string, ProspectFacts>();
  day: Day;
  readonly index: EligibilityIndex;

  constructor(mandates: readonly MandateTerms[], prospects: readonly ProspectFacts[], day: Day) {
    this.day = day;
    for (const terms of mandates) this.mandates.set(terms.mandateId, terms);
    for (const facts of prospects) this.prospects.set(facts.prospectId, facts);
    this.index = indexOf(prospects, mandates, day);
  }

  do(edit: Edit): void {
    if (edit.kind === "put_mandate") {
      this.mandates.set(edit.terms.mandateId, edit.terms);
      this.index.putMandate(edit.terms);
    } else if (edit.kind === "remove_mandate") {
      this.mandates.delete(`M-${edit.number}`);
      this.index.removeMandate(`M-${edit.number}`);
    } else if (edit.kind === "put_prospect") {
      this.prospects.set(edit.facts.prospectId, edit.facts);
      this.index.putProspect(edit.facts);
    } else if (edit.kind === "remove_prospect") {
      this.prospects.delete(`P-${edit.number}`);
      this.index.removeProspect(`P-${edit.number}`);
    } else if (edit.kind === "day") {
      this.day = edit.day;
      this.index.setDay(edit.day);
    } else {
      const terms = this.mandates.get(`M-${edit.number}`);
      if (terms) this.do({ kind: "put_mandate", terms: { ...terms, ...edit.change } });
    }
  }
}

describe("an index that was edited", () => {
  test("equals one built anew, and the law, after any sequence of edits", () => {
    let edits = 0;
    fc.assert(
      fc.property(
        anyMandates(70),
        anyProspects(20),
        anyWorldDay,
        fc.array(anyEdit, { maxLength: 60, size: "max" }),
        (mandates, prospects, day, sequence) => {
          const world = new World(mandates, prospects, day);
          sequence.forEach((edit) => world.do(edit));
          edits += sequence.length;
          const fresh = indexOf(world.prospects.values(), world.mandates.values(), world.day);
          const law = pairsByLaw(world.prospects.values(), world.mandates.values(), world.day);
          for (const index of [world.index, fresh]) {
            expect(pairsByCompany(index, world.prospects.keys())).toEqual(law);
            expect(pairsByMandate(index, world.mandates.keys())).toEqual(law);
          }
        },
      ),
      { numRuns: 700 },
    );
    expect(edits).toBeGreaterThan(10_000);
  });

  test("counts no bit when the same mandate is put again, and takes back all that it set", () => {
    fc.assert(
      fc.property(anyMandates(40), anyProspects(10), anyWorldDay, (mandates, prospects, day) => {
        const index = indexOf(prospects, mandates, day);
        for (const terms of mandates) expect(index.putMandate({ ...terms }).flips).toBe(0);
        for (const terms of mandates) {
          const taken = index.removeMandate(terms.mandateId);
          expect(index.putMandate(terms).flips).toBe(taken);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("elementary intervals", () => {
  const anyCut = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constant(Number.NaN));

  test("are the same rows filled at once, put one by one, and after cuts were moved", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyCut, anyCut), { maxLength: 80 }),
        fc.boolean(),
        (moves, openWithout) => {
          const [filled, moved] = [new Floors(3, openWithout), new Floors(3, openWithout)];
          filled.fill(moves.map(([, cut]) => cut));
          moves.forEach(([cut], slot) => moved.put(slot, cut));
          moves.forEach(([, cut], slot) => moved.put(slot, cut));
          expect(moved.rowCount).toBe(filled.rowCount);
          for (const value of [Number.NaN, -5, -4, -1, 0, 0.5, 3, 4, 99]) {
            expect(moved.rowOf(value)).toEqual(filled.rowOf(value));
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
