import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEMANDS } from "#app/domain/matching/criteria/demands.ts";
import { isCertain, isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { CRITERIA } from "#app/domain/matching/criteria/list.ts";
import { factsOf, factsOfTeaser } from "#app/domain/matching/criteria/prepare.ts";
import { toComparisonView, toNearMissView } from "#app/domain/matching/ranking/opportunity-view.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Generalisation } from "#app/domain/prospects/generalisation.ts";
import { storedTeaser } from "#app/domain/prospects/teaser-parts.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { addDays } from "#app/lib/days.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { anyGeneralisation, coarsest, generalised } from "#tests/factories/domain/generalisation.ts";
import { anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";
import { minimumOf, propertyRuns } from "#tests/support/sample.ts";
import { forAll } from "#tests/support/for-all.ts";

const ids = { prospectId: "P-2417", version: 3 };
const fen = (million: number) => BigInt(Math.round(million * 100)) * 1_000_000n;

const sectors = [
  "photonics/laser-devices",
  "photonics/optical-components",
  "new-materials/light-alloys",
] as const;
/** Companies with any figures, founding date, fine sector, place and highest rate. */
const anyContent: fc.Arbitrary<ProspectContent> = fc
  .record({
    revenue: fc.double({ min: 0, max: 900, noNaN: true }),
    assets: fc.double({ min: 1, max: 2_000, noNaN: true }),
    staff: fc.integer({ min: 1, max: 900 }),
    founded: fc.integer({ min: 0, max: 9_000 }),
    rights: fc.integer({ min: 0, max: 30 }),
    least: fc.double({ min: 0.1, max: 60, noNaN: true }),
    more: fc.double({ min: 0, max: 60, noNaN: true }),
    rate: fc.option(fc.integer({ min: 200, max: 900 }), { nil: undefined }),
    sector: fc.constantFrom(...sectors),
    district: fc.constantFrom("2201/220104", "2201/changchun-new-area"),
  })
  .map(({ revenue, assets, staff, founded, rights, least, more, rate, sector, district }) => {
    const sums = { revenueFen: fen(revenue), totalAssetsFen: fen(assets), rdExpenseFen: fen(revenue / 9) };
    const limit = rate === undefined ? {} : { maxRatePercent: (rate / 100).toFixed(2) };
    return prospectContent({
      company: { establishedOn: addDays(today, -founded), sector, district },
      figures: { years: [{ year: 2025, staff, ...sums }] },
      ip: { rights: { invention_patent: rights } },
      ask: { amountMinFen: fen(least), amountMaxFen: fen(least + more), ...limit },
    });
  });

/** A row of which only what is read here matters. */
const seenRecord = {
  ...ids,
  number: 2417n,
  edition: 3,
  headlineZh: null,
  headlineEn: null,
  stage: "growth",
  instruments: [],
  securities: null,
  purpose: "other",
  termMonthsMin: null,
  termMonthsMax: null,
  maxRatePercent: null,
  firstAnswerDays: null,
  amountMinFen: 1n,
  amountMaxFen: 2n,
  publishedAt: new Date(0),
};

/** Now and then a minimum at the edge of a band, for one of the figures that a mandate may demand. */
const minimums = DEMANDS.flatMap(({ name, edges = [] }) => edges.map((edge) => ({ [name]: edge })));
const anyMinimum: fc.Arbitrary<Partial<MandateTerms>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 3 },
  { arbitrary: fc.constantFrom(...minimums), weight: 1 },
);

/** Mandates that such companies often fit or nearly fit. */
const anyDemands: fc.Arbitrary<Partial<MandateTerms>> = fc.record<Partial<MandateTerms>>({
  minRevenueFen: fc.option(fc.constantFrom(fen(3), fen(10), fen(45)), { nil: null }),
  minAgeMonths: fc.option(fc.constantFrom(12, 30, 96), { nil: null }),
  amountMinFen: fc.option(fc.constantFrom(fen(1), fen(7.3)), { nil: null }),
  amountMaxFen: fc.option(fc.constantFrom(fen(20), fen(61)), { nil: null }),
  budgetLeftFen: fc.constantFrom(fen(30), fen(900)),
  sectorsIncluded: fc.constantFrom([], ["photonics"], ["photonics/laser-devices"]),
  sectorsExcluded: fc.constantFrom([], ["new-materials"]),
  districts: fc.constantFrom([], ["2201"], ["2201/220104"]),
  recognitionsAny: fc.constantFrom([], ["high_tech_enterprise"]),
  priceMinBp: fc.constantFrom(null, 330, 600),
});

const shownOf = (content: ProspectContent, chosen: Generalisation) =>
  factsOfTeaser(toTeaser(content, chosen, today), ids, today);

describe("an institution's view of a pair before consent", () => {
  test("is the same for two companies with equal teasers, whatever the mandate asks", () => {
    const byTeaser = new Map<string, ProspectContent[]>();
    const jsonOf = (value: unknown) =>
      JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${one}n` : one));
    for (const content of fc.sample(anyContent, { numRuns: propertyRuns(4_000), seed: 7 })) {
      const key = jsonOf(toTeaser(content, coarsest, today));
      byTeaser.set(key, [...(byTeaser.get(key) ?? []), content]);
    }
    const pairs = [...byTeaser.values()].flatMap(([one, other]) =>
      one && other ? [[one, other] as const] : [],
    );
    expect(pairs.length).toBeGreaterThan(20);
    const read = (content: ProspectContent, terms: ReturnType<typeof mandateTerms>) => {
      const facts = shownOf(content, coarsest);
      const record = { ...seenRecord, bands: bandsOf(content, coarsest) };
      return jsonOf([
        toComparisonView({ rank: null }, facts, terms, today),
        toNearMissView(record, facts, terms, today),
        isEligible(facts, terms, today),
      ]);
    };
    forAll(fc.constantFrom(...pairs), anyTerms, ([one, other], terms) => {
      expect(read(one, terms)).toBe(read(other, terms));
    });
  });

  test("lists every pair that fits by exact figures, and none that fails by the figures shown", () => {
    let fitting = 0;
    forAll(
      propertyRuns(9_000),
      anyContent,
      anyGeneralisation,
      anyDemands,
      anyMinimum,
      (content, chosen, demands, floor) => {
        const terms = mandateTerms({ ...demands, ...floor });
        const own = factsOf(content, { ...ids, acceptedFen: 0n }, today);
        const shown = shownOf(content, chosen);
        if (isCertain(own, terms, today)) {
          fitting += 1;
          expect(isEligible(shown, terms, today)).toBe(true);
        }
        // The ask is judged as the range that is shown, and the highest rate not at all.
        for (const { id, outcome } of CRITERIA.filter(({ id }) => id !== "amount" && id !== "price")) {
          const shownOutcome = outcome(shown, terms, today);
          if (shownOutcome !== "possible")
            expect(`${id} ${outcome(own, terms, today)}`).toBe(`${id} ${shownOutcome}`);
        }
      },
    );
    expect(fitting).toBeGreaterThan(minimumOf(60));
  });

  test("shows hidden and unknown facts in the same way", () => {
    const { demands } = toComparisonView(
      { rank: null },
      prospectFacts({ revenueFen: null }),
      mandateTerms(),
      today,
    );
    const revenue = demands.find(({ criterion }) => criterion === "revenue");
    expect(revenue).toMatchObject({ outcome: "possible", companyValue: { type: "hidden" } });
  });

  test("leaves a limit inside a band open, and shows values as bands only", () => {
    const facts = shownOf(prospectContent(), generalised({ sector: false, place: false }));
    const terms = mandateTerms({ minRevenueFen: 4_000_000_000n, districts: ["2201/220104"] });
    const { demands } = toComparisonView({ rank: null }, facts, terms, today);
    const shownOutcome = Object.fromEntries(demands.map((one) => [one.criterion, one]));
    expect(shownOutcome["revenue"]).toMatchObject({
      outcome: "possible",
      companyValue: { type: "fen", min: 3_000_000_000n, max: 5_000_000_000n },
    });
    expect(shownOutcome["district"]).toMatchObject({
      outcome: "possible",
      companyValue: { codes: ["2201"] },
    });
    expect(shownOutcome["age"]).toMatchObject({
      outcome: "met",
      companyValue: { type: "months", min: 96, max: 131 },
    });
  });
});

function bandsOf(content: ProspectContent, chosen: Generalisation): unknown {
  return JSON.parse(storedTeaser(toTeaser(content, chosen, today)).bands);
}
