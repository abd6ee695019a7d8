import { expect } from "@playwright/test";
import type { Person } from "../support/person.ts";
import type { InstitutionStory } from "../support/stories.ts";
import { dayOn } from "#tests/factories/days.ts";

/** Sends the licence to be verified. */
export async function applies(banker: Person, story: InstitutionStory): Promise<void> {
  const { institution, terms } = banker.words;
  await banker.reads(institution("application.title"));
  await banker.picks(institution("fields.kind"), terms("institutionKinds.commercial_bank"));
  await banker.types(institution("fields.legalName"), story.legalName);
  await banker.types(institution("fields.englishName"), story.englishName);
  await banker.types(institution("fields.uscc"), story.code);
  await banker.picks(institution("fields.regulator"), terms("regulators.nfra"));
  await banker.types(institution("fields.licenceNumber"), story.licence);
  await banker.types(institution("fields.licenceScope"), story.scope);
  await banker.types(institution("fields.licenceExpiresOn"), dayOn(3_650));
  await banker.types(institution("fields.contactName"), story.person);
  await banker.types(institution("fields.contactPhone"), story.phone);
  await banker.types(institution("fields.contactEmail"), story.email);
  await banker.presses(institution("application.send"));
  await banker.reads(institution("application.waitingTitle"));
  await expect(banker.page.getByRole("list", { name: institution("application.steps.label") })).toBeVisible();
}
