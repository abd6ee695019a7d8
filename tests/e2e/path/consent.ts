import { paths } from "#app/shared/paths.ts";
import type { Person } from "../support/person.ts";

/** Reads the request, and grants consent. */
export async function consents(owner: Person, institution: string): Promise<void> {
  const { introduction, review, terms } = owner.words;
  await opensRequest(owner, institution);
  await owner.ticks(
    introduction("consent.maySee", { institution }),
    terms("fieldGroups.ip_and_recognitions"),
  );
  await owner.presses(introduction("answer.review"));
  await owner.sees(review("consent.title"));
  await owner.inspects("to-consent");
  await owner.presses(review("consent.act", { institution }));
  await owner.sees(introduction("answer.inForce", { institution }));
  await owner.inspects("consented");
}

export async function opensRequest(owner: Person, institution: string): Promise<void> {
  const { introduction } = owner.words;
  await owner.goes(paths.company.introductions());
  await owner.reads(introduction("company.title"));
  await owner.follows(introduction("company.asksToMeet", { institution }));
  await owner.reads(introduction("company.asksToMeet", { institution }));
}
