import { expect } from "@playwright/test";
import type { Person } from "../support/person.ts";
import type { InstitutionTexts } from "../support/test-texts.ts";
import { dayOn } from "#tests/factories/days.ts";

/** Sends the licence to be verified. */
export async function applies(banker: Person, texts: InstitutionTexts): Promise<void> {
  const { institution, terms } = banker.words;
  await banker.reads(institution("application.title"));
  await banker.picks(institution("fields.kind"), terms("institutionKinds.commercial_bank"));
  await banker.types(institution("fields.legalName"), texts.legalName);
  await banker.types(institution("fields.englishName"), texts.englishName);
  await banker.types(institution("fields.uscc"), texts.code);
  await banker.picks(institution("fields.regulator"), terms("regulators.nfra"));
  await banker.types(institution("fields.licenceNumber"), texts.licence);
  await banker.types(institution("fields.licenceScope"), texts.scope);
  await banker.types(institution("fields.licenceExpiresOn"), dayOn(3_650));
  await banker.types(institution("fields.contactName"), texts.person);
  await banker.types(institution("fields.contactPhone"), texts.phone);
  await banker.types(institution("fields.contactEmail"), texts.email);
  await banker.presses(institution("application.send"));
  await banker.reads(institution("application.waitingTitle"));
  await expect(banker.page.getByRole("list", { name: institution("application.steps.label") })).toBeVisible();
}
