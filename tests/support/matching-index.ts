import { eligibilityOf } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { EligibilityIndex } from "#app/domain/matching/index/eligibility-index.ts";
import type { Day } from "#app/lib/days.ts";

/** Pairs of a dataset as texts "prospect mandate", in order. */
export interface Pairs {
  eligible: string[];
  near_miss: string[];
}
type Wanted = keyof Pairs;

const inOrder = (pairs: (wanted: Wanted) => string[]): Pairs => ({
  eligible: pairs("eligible").sort(),
  near_miss: pairs("near_miss").sort(),
});

/** The domain function's result for every pair. */
export function pairsByRules(prospects: Iterable<ProspectFacts>, mandates: Iterable<MandateTerms>, day: Day) {
  const pairs: Pairs = { eligible: [], near_miss: [] };
  const all = [...mandates];
  for (const facts of prospects) {
    for (const terms of all) {
      const { eligible, misses, closed } = eligibilityOf(facts, terms, day);
      const pair = `${facts.prospectId} ${terms.mandateId}`;
      if (eligible) pairs.eligible.push(pair);
      if (misses.length === 1 && closed.length === 0) pairs.near_miss.push(pair);
    }
  }
  return inOrder((wanted) => pairs[wanted]);
}

export function pairsByCompany(index: EligibilityIndex, prospectIds: Iterable<string>): Pairs {
  const ids = [...prospectIds];
  return inOrder((wanted) =>
    ids.flatMap((prospectId) =>
      index.mandateIdsOf(prospectId, wanted).map((mandateId) => `${prospectId} ${mandateId}`),
    ),
  );
}

export function pairsByMandate(index: EligibilityIndex, mandateIds: Iterable<string>): Pairs {
  const ids = [...mandateIds];
  return inOrder((wanted) =>
    ids.flatMap((mandateId) =>
      index.prospectIdsOf(mandateId, wanted).map((prospectId) => `${prospectId} ${mandateId}`),
    ),
  );
}

/** A rebuilt index. */
export function indexOf(
  prospects: Iterable<ProspectFacts>,
  mandates: Iterable<MandateTerms>,
  day: Day,
): EligibilityIndex {
  const index = EligibilityIndex.of([...mandates], day);
  for (const facts of prospects) index.putProspect(facts);
  return index;
}
