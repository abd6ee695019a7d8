import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";

/**
 * Sorts mandates so that those which ask for the same sectors, stages and instruments are adjacent. A company's
 * eligible slots are then clustered: whole words of its set are empty, and only stretches of each fit row are read. The
 * order affects nothing else.
 */
export function sortBySimilarity(mandates: readonly MandateTerms[]): MandateTerms[] {
  return mandates
    .map((terms) => ({ terms, key: keyOf(terms) }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ terms }) => terms);
}

function keyOf({ sectorsIncluded, stages, instruments }: MandateTerms): string {
  return [sectorsIncluded, stages, instruments].map((codes) => codes.toSorted().join()).join("|");
}
