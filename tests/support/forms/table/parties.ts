import { conditionsIn } from "#tests/factories/conditions.ts";
import { givenIn } from "#tests/factories/given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import type { House } from "#tests/support/standing-house.ts";

/** Two parties that deal with each other, and two others that do. */
export async function partiesIn(house: House) {
  const given = givenIn(house);
  const sides = async () => {
    const [company, institution] = [await given.company(), await given.institution()];
    const conditions = conditionsIn(house, company, institution);
    return { company, institution, conditions, underway: underwayIn(house, company, institution) };
  };
  return { ours: await sides(), foreign: await sides() };
}
export type Parties = Awaited<ReturnType<typeof partiesIn>>;
