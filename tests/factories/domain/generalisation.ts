import fc from "fast-check";
import { RECOGNITIONS } from "#app/domain/codes/companies.ts";
import type { Generalisation } from "#app/domain/prospects/generalisation.ts";

/** Everything registered is shown, except what is stated. */
export function generalised(change: Partial<Generalisation> = {}): Generalisation {
  return {
    sector: true,
    place: true,
    size: true,
    age: "band" as const,
    staff: true,
    patents: true,
    titles: [...RECOGNITIONS],
    hasAllTitles: true,
    ageOn: null,
    sharedBy: 9,
    sharedByAll: 9,
    ...change,
  };
}

/** The branch and the city alone. */
export const coarsest = generalised({
  sector: false,
  place: false,
  size: false,
  age: "none" as const,
  staff: false,
  patents: false,
  titles: [],
  hasAllTitles: false,
});

export const anyGeneralisation: fc.Arbitrary<Generalisation> = fc
  .record({
    sector: fc.boolean(),
    place: fc.boolean(),
    size: fc.boolean(),
    age: fc.constantFrom("band", "wide", "none"),
    staff: fc.boolean(),
    patents: fc.boolean(),
    titles: fc.subarray([...RECOGNITIONS]),
    hasAllTitles: fc.boolean(),
  })
  .map(({ hasAllTitles, titles, ...plain }) =>
    generalised({ ...plain, hasAllTitles, titles: hasAllTitles ? [...RECOGNITIONS] : titles }),
  );
