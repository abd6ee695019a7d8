import type { MandateTerms, ProspectFacts } from "#app/domain/matching/facts.ts";

type Loosen<T> = (value: T, seed: number) => T;

const lists = ["sectorsIncluded", "districts", "stages", "securitiesAccepted", "recognitionsAny"] as const;
const lower = (value: bigint | null, seed: number) =>
  value === null || seed % 3 === 0 ? null : value > BigInt(seed) ? value - BigInt(seed) : 0n;
const raise = (value: bigint | null, seed: number) =>
  value === null || seed % 3 === 0 ? null : value + BigInt(seed);
const fewer = (value: number | null, seed: number) =>
  value === null || seed % 3 === 0 ? null : Math.max(0, value - seed);
const more = (value: number | null, seed: number) => (value === null || seed % 3 === 0 ? null : value + seed);

/** Each makes a mandate ask less or hold more. */
export const mandateLoosened: readonly Loosen<MandateTerms>[] = [
  (terms) => ({ ...terms, instruments: [...terms.instruments, "equity", "unsecured_loan"] }),
  ...lists.flatMap((list): Loosen<MandateTerms>[] => [
    (terms) => ({ ...terms, [list]: [] }),
    (terms) => (terms[list].length === 0 ? terms : { ...terms, [list]: [...terms[list], "little_giant"] }),
  ]),
  (terms) => ({ ...terms, sectorsExcluded: terms.sectorsExcluded.slice(1) }),
  (terms, seed) => ({ ...terms, amountMinFen: lower(terms.amountMinFen, seed) }),
  (terms, seed) => ({ ...terms, amountMaxFen: raise(terms.amountMaxFen, seed) }),
  (terms, seed) => ({ ...terms, minRevenueFen: lower(terms.minRevenueFen, seed) }),
  (terms, seed) => ({ ...terms, termMonthsMin: fewer(terms.termMonthsMin, seed) }),
  (terms, seed) => ({ ...terms, termMonthsMax: more(terms.termMonthsMax, seed) }),
  (terms, seed) => ({ ...terms, minAgeMonths: fewer(terms.minAgeMonths, seed) }),
  (terms, seed) => ({
    ...terms,
    priceMinBp: terms.priceMinBp === null ? null : Math.max(0, terms.priceMinBp - seed),
  }),
  (terms, seed) => ({ ...terms, budgetLeftFen: terms.budgetLeftFen + BigInt(seed) }),
  (terms, seed) => ({ ...terms, introductionsLeft: terms.introductionsLeft + seed, open: true }),
];

/** Each makes a prospect take more. */
export const prospectLoosened: readonly Loosen<ProspectFacts>[] = [
  (facts) => ({ ...facts, instruments: [...facts.instruments, "equity", "ip_pledge_loan"] }),
  (facts, seed) => ({
    ...facts,
    amountMinFen: facts.amountMinFen === null ? null : facts.amountMinFen - BigInt(seed),
  }),
  (facts, seed) => ({
    ...facts,
    amountMaxFen: facts.amountMaxFen === null ? null : facts.amountMaxFen + BigInt(seed),
  }),
  (facts, seed) => ({
    ...facts,
    termMonthsMax: facts.termMonthsMax === null ? null : facts.termMonthsMax + seed,
  }),
  (facts, seed) => ({ ...facts, maxRateBp: more(facts.maxRateBp, seed) }),
  (facts) => ({
    ...facts,
    securities: facts.securities === null ? null : [...facts.securities, "equipment"],
  }),
];
