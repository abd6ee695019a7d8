import fc from "fast-check";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { anyFacts, anyTerms, exactly, today } from "./matching.ts";

/** Beyond the numbers that are exact, by one. */
const huge = BigInt(Number.MAX_SAFE_INTEGER);
const hugeFen = fc.constantFrom(huge, huge + 1n, huge + 2n, huge + 3n);
const days = ["2026-11-24", today, "2026-11-30", "2026-12-01", "2027-02-28", "2027-07-01"] as const;
export const anyDatasetDay = fc.constantFrom(...days);

/** Now and then something that the small dataset doesn't have: odd ages, equity alone, no end to amounts. */
const oddFacts: fc.Arbitrary<Partial<ProspectFacts>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom({ instruments: ["equity"] }, { instruments: [] }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }).map((n) => ({ ageMonths: exactly(n) })) },
  { weight: 1, arbitrary: hugeFen.map((amountMaxFen) => ({ amountMaxFen })) },
  { weight: 1, arbitrary: hugeFen.map((fen) => ({ amountMinFen: fen, amountMaxFen: fen + 1n })) },
  { weight: 1, arbitrary: hugeFen.map((fen) => ({ revenueFen: exactly(fen) })) },
  { weight: 1, arbitrary: hugeFen.map((most) => ({ revenueFen: { least: 5n, most } })) },
);
const oddTerms: fc.Arbitrary<Partial<MandateTerms>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ instruments: ["equity"] }) },
  { weight: 1, arbitrary: fc.constant({ instruments: ["ip_pledge_loan", "equity"] }) },
  { weight: 1, arbitrary: fc.constantFrom(...days).map((validFrom) => ({ validFrom })) },
  { weight: 1, arbitrary: hugeFen.map((amountMaxFen) => ({ amountMaxFen, budgetLeftFen: amountMaxFen })) },
  { weight: 1, arbitrary: hugeFen.map((amountMinFen) => ({ amountMinFen, amountMaxFen: null })) },
  { weight: 1, arbitrary: hugeFen.map((minRevenueFen) => ({ minRevenueFen })) },
  { weight: 1, arbitrary: hugeFen.map((budgetLeftFen) => ({ budgetLeftFen })) },
);

/** One prospect of a dataset, its id made of a number. */
export const anyProspect = (number: fc.Arbitrary<number>): fc.Arbitrary<ProspectFacts> =>
  fc
    .tuple(anyFacts, oddFacts, number)
    .map(([facts, odd, id]) => ({ ...facts, ...odd, prospectId: `P-${id}` }));

export const anyMandate = (number: fc.Arbitrary<number>): fc.Arbitrary<MandateTerms> =>
  fc
    .tuple(anyTerms, oddTerms, number)
    .map(([terms, odd, id]) => ({ ...terms, ...odd, mandateId: `M-${id}` }));

/** Up to so many prospects, each of another id. */
export const anyProspects = (most: number) =>
  fc
    .array(anyProspect(fc.constant(0)), { minLength: 1, maxLength: most, size: "max" })
    .map((all) => all.map((facts, number) => ({ ...facts, prospectId: `P-${number}` })));

export const anyMandates = (most: number) =>
  fc
    .array(anyMandate(fc.constant(0)), { minLength: 1, maxLength: most, size: "max" })
    .map((all) => all.map((terms, number) => ({ ...terms, mandateId: `M-${number}` })));
