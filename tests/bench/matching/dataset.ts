import { DISTRICTS } from "#app/domain/codes/districts.ts";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { RECOGNITIONS, SECURITIES, STAGES } from "#app/domain/codes/companies.ts";
import { SECTOR_LEAVES, SECTOR_ROOTS } from "#app/domain/codes/sectors.ts";
import { NOTHING_DEMANDED } from "#app/domain/matching/criteria/demands.ts";
import {
  type Bounds,
  type MandateTerms,
  NOTHING_KNOWN,
  type ProspectFacts,
} from "#app/domain/matching/criteria/facts.ts";
import {
  AGE_YEARS_EDGES,
  bandOf,
  CLASS_ONE_EDGES,
  DEBT_EDGES,
  GROWTH_EDGES,
  RD_EDGES,
  REVENUE_EDGES,
} from "#app/domain/prospects/bands.ts";
import { Random } from "#db/seeds/random.ts";

export const today = "2026-11-25";
/** A million yuan in fen. */
const million = 100_000_000;

const stageWeights = [
  [STAGES[0], 2],
  [STAGES[1], 4],
  [STAGES[2], 6],
  [STAGES[3], 3],
] as const;
const held = SECURITIES.filter((code) => code !== "none");

/** Round as people write amounts: two digits, then zeros. */
function round(fen: number): bigint {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(fen, 1))) - 1);
  return BigInt(Math.round(fen / unit) * unit);
}

const ageEdges = AGE_YEARS_EDGES.map((years) => years * 12);

/** A number in the band that a teaser shows of it. */
function banded<N extends bigint | number>(edges: readonly N[], value: N, unit: N): Bounds<N> {
  const { from, to } = bandOf(edges, value);
  return { least: from, most: to === null ? null : (((to as number) - (unit as number)) as N) };
}

function uuidOf(kind: number, number: number): string {
  return `0000000${kind}-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** Companies that seek capital, the same each time, generated one by one so that a million fit in memory. */
export function* companies(count: number): Generator<ProspectFacts> {
  const random = new Random("bench companies");
  for (let number = 0; number < count; number += 1) yield company(random, number);
}

function company(random: Random, number: number): ProspectFacts {
  const ask = random.lognormal(5 * million, 1.1);
  const months = random.pick([6, 12, 12, 18, 24, 24, 36, 36, 48, 60]);
  const known = (share: number) => random.chance(share);
  return {
    ...NOTHING_KNOWN,
    prospectId: uuidOf(1, number),
    version: 1,
    instruments: random.some(INSTRUMENTS, random.pick([1, 1, 2, 2, 3])),
    sector: random.pick(SECTOR_LEAVES),
    district: random.pick(DISTRICTS),
    stage: random.weighted(stageWeights),
    securities: known(0.9) ? (known(0.2) ? ["none"] : random.some(held, random.int(1, 3))) : null,
    amountMinFen: round(ask * 0.6),
    amountMaxFen: round(ask),
    termMonthsMin: known(0.9) ? Math.max(3, months - random.pick([0, 6])) : null,
    termMonthsMax: known(0.9) ? months : null,
    revenueFen: known(0.9) ? banded(REVENUE_EDGES, round(random.lognormal(12 * million, 1.4)), 1n) : null,
    ageMonths: known(0.97) ? banded(ageEdges, Math.floor(random.lognormal(2_300, 0.8) / 30.4), 1) : null,
    recognitions: random.some(RECOGNITIONS, random.pick([0, 0, 1, 1, 2, 3])),
    hasAllRecognitions: known(0.6),
    maxRateBp: known(0.3) ? random.int(30, 80) * 10 : null,
    firstAnswerDays: known(0.3) ? random.int(2, 10) : null,
    revenueGrowthBp: known(0.8) ? banded(GROWTH_EDGES, Math.round(random.normal(1_200, 2_500)), 1) : null,
    rdIntensityBp: known(0.8) ? banded(RD_EDGES, Math.round(random.lognormal(700, 0.7)), 1) : null,
    debtRatioBp: known(0.8) ? banded(DEBT_EDGES, random.int(500, 9_000), 1) : null,
    classOneIp: known(0.9) ? banded(CLASS_ONE_EDGES, random.poisson(3), 1) : null,
  };
}

/** Mandates of many institutions. Loose ones accept nearly everybody. */
export function mandates(count: number, loose: boolean): MandateTerms[] {
  const random = new Random("bench mandates");
  return Array.from({ length: count }, (_, number) => mandate(random, number, loose));
}

/** One more mandate of the kind, for edits. */
export function anotherMandate(seed: number, number: number, loose: boolean): MandateTerms {
  return mandate(new Random(`bench edit ${seed}`), number, loose);
}

function mandate(random: Random, number: number, loose: boolean): MandateTerms {
  // A loose mandate states each demand once in a hundred times, and then mildly.
  const states = (share: number) => random.chance(loose ? share / 60 : share);
  const least = random.lognormal(million, 0.9);
  const most = least * random.pick([8, 15, 30, 60]);
  const priceMin = random.int(28, 60) * 10;
  const roots = states(0.6) ? random.some(SECTOR_ROOTS, random.int(1, 4)) : [];
  return {
    ...NOTHING_DEMANDED,
    mandateId: uuidOf(3, number),
    institutionId: uuidOf(4, Math.floor(number / 4)),
    version: 1,
    open: true,
    validFrom: "2026-01-01",
    validUntil: "2027-12-31",
    budgetLeftFen: round(most * random.int(4, 12)),
    introductionsLeft: random.int(1, 20),
    instruments: loose ? [...INSTRUMENTS] : random.some(INSTRUMENTS, random.pick([1, 2, 2, 3, 4])),
    sectorsIncluded: roots.length > 0 && random.chance(0.3) ? [...roots, random.pick(SECTOR_LEAVES)] : roots,
    sectorsExcluded: states(0.2) ? [random.pick(SECTOR_LEAVES)] : [],
    districts: states(0.35) ? random.some(DISTRICTS, random.int(2, 8)) : [],
    stages: states(0.7) ? random.some(STAGES, random.int(1, 3)) : [],
    securitiesAccepted: states(0.6) ? random.some(SECURITIES, random.int(2, 5)) : [],
    amountMinFen: loose ? null : round(least),
    amountMaxFen: loose ? round(2_000 * million) : round(most),
    termMonthsMin: states(0.7) ? random.pick([3, 6, 12]) : null,
    termMonthsMax: states(0.8) ? random.pick([12, 24, 36, 36, 60, 84]) : null,
    minRevenueFen: states(0.5) ? round(random.lognormal(4 * million, 1)) : null,
    minAgeMonths: states(0.5) ? random.pick([12, 24, 24, 36, 60]) : null,
    recognitionsAny: states(0.3) ? random.some(RECOGNITIONS, random.int(1, 4)) : [],
    preferences: [],
    priceMinBp: priceMin,
    priceMaxBp: priceMin + random.int(5, 25) * 10,
    firstAnswerDays: random.int(1, 9),
    responsiveness: random.int(30, 99),
    demand: null,
    ...(loose ? { budgetLeftFen: round(9_000 * million), priceMinBp: 100, priceMaxBp: 300 } : {}),
  };
}
