import type { MeasuredDeal } from "#app/domain/matching/evaluation/evaluate.ts";
import type { Subject } from "#app/domain/matching/learned/subject.ts";

export function subject(change: Partial<Subject> = {}): Subject {
  return {
    companyId: null,
    sector: "photonics/laser-devices",
    place: "2201/220104",
    stage: "growth",
    instruments: ["ip_pledge_loan"],
    amount: 500_000_000,
    termMonths: 24,
    staff: 40,
    ageDays: 3_000,
    ...change,
  };
}

export function countedDeal(
  day: number,
  funders: readonly string[],
  change: Partial<Subject> = {},
): MeasuredDeal {
  return { subject: subject(change), day, funders, scored: true };
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A dataset where each funder mostly keeps to a home and a sector, and large ones are everywhere: deals by date, one to
 * three a day. Companies return where `repeats`.
 */
export function smallDataset({ seed = 1, deals = 400, funders = 12, repeats = false } = {}): MeasuredDeal[] {
  const next = chance(seed);
  const pick = (count: number) => Math.floor(next() * count);
  return Array.from({ length: deals }, (_, i) => {
    const [place, sector] = [pick(4), pick(3)];
    const home = place * 3 + sector;
    const first = next() < 0.7 ? home % funders : next() < 0.5 ? 0 : pick(funders);
    const others = repeats && next() < 0.5 ? [(first + 1) % funders] : [];
    return countedDeal(
      Math.floor(i / 2),
      [...new Set([first, ...others])].map((one) => `F${one}`),
      {
        companyId: repeats ? `C${pick(Math.ceil(deals / 3))}` : null,
        place: `P${place}/${place}${pick(2)}`,
        sector: `S${sector}`,
        stage: next() < 0.1 ? null : pick(2) === 0 ? "seed" : "growth",
        amount: next() < 0.1 ? null : 2 ** pick(6) * 1_000,
        termMonths: null,
        staff: null,
        ageDays: null,
      },
    );
  });
}
