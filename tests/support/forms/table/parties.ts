import { conditionsIn } from "#tests/factories/conditions.ts";
import { givenIn } from "#tests/factories/given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** Two parties with open introductions, offers and deals, and two others likewise. */
export async function partiesIn(app: TestApp) {
  const given = givenIn(app);
  const sides = async () => {
    const [company, institution] = [await given.company(), await given.institution()];
    const conditions = conditionsIn(app, company, institution);
    return { company, institution, conditions, underway: underwayIn(app, company, institution) };
  };
  return { ours: await sides(), foreign: await sides() };
}
export type Parties = Awaited<ReturnType<typeof partiesIn>>;
