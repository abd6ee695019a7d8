import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";

/**
 * Mandates in an order in which those that ask for the same sectors, stages and instruments stand next to each other.
 * In slots of that order, what a company fits lies together: whole words of its set are empty, and of each row of the
 * fit only stretches are read. The order decides nothing else.
 */
export function alikeTogether(mandates: readonly MandateTerms[]): MandateTerms[] {
  return mandates
    .map((terms) => ({ terms, key: keyOf(terms) }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ terms }) => terms);
}

function keyOf({ sectorsIncluded, stages, instruments }: MandateTerms): string {
  return [sectorsIncluded, stages, instruments].map((codes) => codes.toSorted().join()).join("|");
}
