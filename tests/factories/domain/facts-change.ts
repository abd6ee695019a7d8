import { FIGURE_NAMES, type FigureFacts } from "#app/domain/matching/criteria/figures.ts";
import type { Bounds, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { type Day, monthsBetween } from "#app/lib/days.ts";
import { today } from "./today.ts";

/** One exact value. */
export const exactly = <N extends bigint | number>(value: N): Bounds<N> => ({ least: value, most: value });

type Numbers = keyof FigureFacts;
type ExactOrBounds<One> = One extends Bounds<infer N> | null ? N | Bounds<N> | null : never;
/** Facts as a test states them: exact numbers, a founding date for an age, null for unknown titles. */
export type FactsChange = Partial<
  Omit<ProspectFacts, Numbers | "recognitions"> & {
    [Name in Numbers]: ExactOrBounds<ProspectFacts[Name]>;
  } & {
    establishedOn: Day | null;
    recognitions: readonly string[] | null;
  }
>;

/** The stated facts, as the matcher takes them. */
export function factsChange({ establishedOn, recognitions, ...change }: FactsChange): Partial<ProspectFacts> {
  const facts = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      (FIGURE_NAMES as readonly string[]).includes(name) && typeof value !== "object"
        ? exactly(value as number)
        : value,
    ]),
  ) as Partial<ProspectFacts>;
  return {
    ...facts,
    ...(establishedOn === undefined
      ? {}
      : { ageMonths: establishedOn && exactly(Math.max(0, monthsBetween(establishedOn, today))) }),
    ...(recognitions === undefined
      ? {}
      : {
          recognitions: recognitions ?? [],
          hasAllRecognitions: change.hasAllRecognitions ?? recognitions !== null,
        }),
  } as Partial<ProspectFacts>;
}
