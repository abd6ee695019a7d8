import { DEMANDS } from "#app/domain/matching/criteria/demands.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";

type Loosen<T> = (value: T, seed: number) => T;

const lists = ["sectorsIncluded", "districts", "stages", "securitiesAccepted", "recognitionsAny"] as const;
type Limit = bigint | number | null;
/** A limit that is further away, or none. */
function looser(limit: Limit, seed: number, isMost: boolean): Limit {
  if (limit === null || seed % 3 === 0) return null;
  if (typeof limit === "number") return isMost ? limit + seed : Math.max(0, limit - seed);
  const step = BigInt(seed);
  return isMost ? limit + step : limit > step ? limit - step : 0n;
}
const more = (value: number | null, seed: number) => (value === null || seed % 3 === 0 ? null : value + seed);
/** Amounts and months that are moved, unless they are unknown. */
const moved = (fen: bigint | null, by: bigint) => (fen === null ? null : fen + by);
const later = (months: number | null, by: number) => (months === null ? null : months + by);

/** Each makes a mandate ask less or hold more. */
export const mandateLoosened: readonly Loosen<MandateTerms>[] = [
  (terms) => ({ ...terms, instruments: [...terms.instruments, "equity", "unsecured_loan"] }),
  ...lists.flatMap((list): Loosen<MandateTerms>[] => [
    (terms) => ({ ...terms, [list]: [] }),
    (terms) => (terms[list].length === 0 ? terms : { ...terms, [list]: [...terms[list], "little_giant"] }),
  ]),
  (terms) => ({ ...terms, sectorsExcluded: terms.sectorsExcluded.slice(1) }),
  ...DEMANDS.flatMap(({ name, kind, end }): Loosen<MandateTerms>[] =>
    kind === "codes"
      ? []
      : [(terms, seed) => ({ ...terms, [name]: looser(terms[name] as Limit, seed, end === "most") })],
  ),
  (terms, seed) => ({ ...terms, budgetLeftFen: terms.budgetLeftFen + BigInt(seed) }),
  (terms, seed) => ({ ...terms, introductionsLeft: terms.introductionsLeft + seed, open: true }),
];

/** Each hides a fact of a prospect. */
export const factsHidden: readonly Partial<ProspectFacts>[] = [
  { sector: null },
  { district: null },
  { stage: null },
  { securities: null },
  { revenueFen: null },
  { ageMonths: null },
  { hasAllRecognitions: false },
  { termMonthsMin: null },
  { amountMaxFen: null },
];

/** Each makes a prospect take more. */
export const prospectLoosened: readonly Loosen<ProspectFacts>[] = [
  (facts) => ({ ...facts, instruments: [...facts.instruments, "equity", "ip_pledge_loan"] }),
  (facts, seed) => ({ ...facts, amountMinFen: moved(facts.amountMinFen, -BigInt(seed)) }),
  (facts, seed) => ({ ...facts, amountMaxFen: moved(facts.amountMaxFen, BigInt(seed)) }),
  (facts, seed) => ({ ...facts, termMonthsMax: later(facts.termMonthsMax, seed) }),
  (facts, seed) => ({ ...facts, maxRateBp: more(facts.maxRateBp, seed) }),
  (facts) => ({ ...facts, securities: facts.securities && [...facts.securities, "equipment"] }),
];
