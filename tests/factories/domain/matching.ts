import fc from "fast-check";
import { DEMANDS, NOTHING_DEMANDED } from "#app/domain/matching/criteria/demands.ts";
import { type FigureFacts, FIGURES, figuresExactly } from "#app/domain/matching/criteria/figures.ts";
import type { FieldKind } from "#app/domain/matching/criteria/criterion.ts";
import {
  type Bounds,
  type Demands,
  type MandateTerms,
  NOTHING_KNOWN,
  type ProspectFacts,
} from "#app/domain/matching/criteria/facts.ts";
import { monthsBetween } from "#app/lib/days.ts";
import {
  anyPreference,
  instruments,
  sectors,
  places,
  stages,
  securities,
  recognitions,
  some,
  orNull,
  fen,
  months,
  bp,
} from "./small-dataset.ts";
import { mandateCriteria, prospectContent } from "./content.ts";
import { exactly, type FactsChange, factsChange } from "./facts-change.ts";
import { today } from "./today.ts";

export { exactly, type FactsChange } from "./facts-change.ts";
export { today } from "./today.ts";

const ownFigures = figuresExactly(prospectContent());

/** A prospect that fits `mandateTerms()` on `today`; its facts are exact. */
export function prospectFacts(change: FactsChange = {}): ProspectFacts {
  return {
    ...NOTHING_KNOWN,
    ...ownFigures,
    prospectId: "P-2417",
    version: 3,
    instruments: ["ip_pledge_loan", "guaranteed_loan"],
    sector: "photonics/laser-devices",
    district: "2201/changchun-new-area",
    stage: "growth",
    securities: ["class_one_ip"],
    amountMinFen: 500_000_000n,
    amountMaxFen: 600_000_000n,
    termMonthsMin: 24,
    termMonthsMax: 24,
    revenueFen: exactly(4_760_000_000n),
    ageMonths: exactly(monthsBetween("2017-06-12", today)),
    recognitions: ["high_tech_enterprise"],
    hasAllRecognitions: true,
    maxRateBp: 450,
    firstAnswerDays: 3,
    revenueGrowthBp: exactly(2_237),
    rdIntensityBp: exactly(859),
    debtRatioBp: exactly(4_191),
    classOneIp: exactly(7),
    ...factsChange(change),
  };
}

export function mandateTerms(change: Partial<MandateTerms> = {}): MandateTerms {
  return {
    ...NOTHING_DEMANDED,
    mandateId: "M-0142",
    institutionId: "i-1",
    version: 3,
    open: true,
    validFrom: "2026-05-04",
    validUntil: "2027-06-30",
    budgetLeftFen: 4_650_000_000n,
    introductionsLeft: 5,
    ...mandateCriteria,
    preferences: [],
    priceMinBp: 330,
    priceMaxBp: 420,
    firstAnswerDays: 1.1,
    responsiveness: 92,
    demand: null,
    ...change,
  };
}

/** A closed range, or open and unknown ends. */
function range<N extends bigint | number>(arb: fc.Arbitrary<N>) {
  return fc
    .tuple(orNull(arb), orNull(arb))
    .map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]));
}

/** Mostly a value with which a pair fits, now and then anything. */
const mostly = <T>(value: T, anything: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: anything });

/** Knowledge of a number: the number, a band around it, a half-open band, or nothing. */
function known<N extends bigint | number>(arb: fc.Arbitrary<N>): fc.Arbitrary<Bounds<N> | null> {
  const band = fc.tuple(arb, arb).map(([a, b]) => (a > b ? { least: b, most: a } : { least: a, most: b }));
  return fc.oneof(
    { weight: 3, arbitrary: arb.map(exactly) },
    { weight: 2, arbitrary: band },
    { weight: 1, arbitrary: band.map(({ least }) => ({ least, most: null })) },
    { weight: 1, arbitrary: band.map(({ most }) => ({ least: null, most })) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

/** Any number for each figure, in a range where pairs often fit. */
const anyFigures = Object.fromEntries(
  FIGURES.map(({ name, unit }) => [name, known<bigint | number>(typeof unit === "bigint" ? fen : bp)]),
) as unknown as { [Name in keyof FigureFacts]: fc.Arbitrary<FigureFacts[Name]> };

/** Any prospect of a small dataset, so that pairs often fit or nearly fit: some fully known, some in bands. */
export const anyFacts: fc.Arbitrary<ProspectFacts> = fc
  .record({
    ...anyFigures,
    instruments: mostly(["ip_pledge_loan", "equity"], some(instruments)),
    sector: mostly<string | null>("photonics/laser-devices", orNull(fc.constantFrom(...sectors))),
    district: mostly<string | null>("2201/220104", orNull(fc.constantFrom(...places))),
    stage: mostly<string | null>("growth", orNull(fc.constantFrom(...stages))),
    securities: mostly<string[] | null>(["class_one_ip"], orNull(some(securities))),
    amount: mostly<(bigint | null)[]>([300n, 500n], range(fen)),
    term: mostly<(number | null)[]>([12, 24], range(months)),
    revenueFen: mostly<Bounds<bigint> | null>(exactly(700n), known(fen)),
    ageMonths: mostly<Bounds<number> | null>(exactly(141), known(months)),
    recognitions: mostly(["tech_sme"], some(recognitions)),
    hasAllRecognitions: mostly(true, fc.boolean()),
    maxRateBp: mostly<number | null>(null, bp),
    firstAnswerDays: orNull(fc.integer({ min: 1, max: 9 })),
    revenueGrowthBp: known(fc.integer({ min: -9_000, max: 30_000 })),
    rdIntensityBp: known(fc.integer({ min: 0, max: 9_000 })),
    debtRatioBp: known(fc.integer({ min: 0, max: 20_000 })),
    classOneIp: known(fc.integer({ min: 0, max: 30 })),
  })
  .map(({ amount, term, ...rest }) =>
    prospectFacts({
      ...rest,
      amountMinFen: amount[0] ?? null,
      amountMaxFen: amount[1] ?? null,
      termMonthsMin: term[0] ?? null,
      termMonthsMax: term[1] ?? null,
    }),
  );

const limits: Record<Exclude<FieldKind, "codes">, fc.Arbitrary<bigint | number>> = {
  fen,
  months,
  years: months,
  price: bp,
  share: bp,
};
/** Any limit for each number that a mandate may demand; mostly none. */
const anyLimits = Object.fromEntries(
  DEMANDS.flatMap(({ name, kind }) =>
    kind === "codes" ? [] : [[name, mostly<bigint | number | null>(null, limits[kind])]],
  ),
) as unknown as { [Name in keyof Demands]: fc.Arbitrary<Demands[Name]> };

/** Any mandate of the same small dataset; mostly with room. */
export const anyTerms: fc.Arbitrary<MandateTerms> = fc
  .record({
    ...anyLimits,
    open: mostly(true, fc.boolean()),
    validUntil: mostly("2027-06-30", fc.constantFrom("2026-11-24", "2026-11-25")),
    budgetLeftFen: mostly(10_000n, fc.constantFrom(300n, 0n)),
    introductionsLeft: mostly(5, fc.constant(0)),
    instruments: mostly(["ip_pledge_loan", "unsecured_loan"], some(instruments)),
    sectorsIncluded: mostly(["photonics"], some(sectors)),
    sectorsExcluded: mostly<string[]>([], some(sectors)),
    districts: mostly(["2201"], some(places)),
    stages: mostly(["growth"], some(stages)),
    securitiesAccepted: mostly(["class_one_ip"], some(securities)),
    amount: mostly<(bigint | null)[]>([200n, 400n], range(fen)),
    term: mostly<(number | null)[]>([6, 18], range(months)),
    minRevenueFen: mostly<bigint | null>(500n, orNull(fen)),
    minAgeMonths: mostly<number | null>(12, orNull(months)),
    recognitionsAny: mostly(["tech_sme"], some(recognitions)),
    preferences: fc.array(anyPreference, { maxLength: 8 }),
    price: mostly<(number | null)[]>([300, 500], range(bp)),
    firstAnswerDays: orNull(fc.integer({ min: 0, max: 9 })),
    responsiveness: orNull(fc.integer({ min: 0, max: 100 })),
    demand: orNull(fc.double({ min: 0.01, max: 100, noNaN: true })),
  })
  .map(({ amount, term, price, ...rest }) =>
    mandateTerms({
      ...rest,
      amountMinFen: amount[0] ?? null,
      amountMaxFen: amount[1] ?? null,
      termMonthsMin: term[0] ?? null,
      termMonthsMax: term[1] ?? null,
      priceMinBp: price[0] ?? null,
      priceMaxBp: price[1] ?? null,
    }),
  );
