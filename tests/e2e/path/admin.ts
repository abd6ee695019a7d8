import { expect } from "@playwright/test";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import type { Person } from "../support/person.ts";
import { signsIn } from "./accounts.ts";

export const demoPassword = "spring-thaw-2018";

export async function startsTheDay(admin: Person, address = "admin@demo.longspring.test"): Promise<void> {
  await admin.goes(paths.signIn());
  await signsIn(admin, address, demoPassword);
  await admin.speaksOwnLanguage();
  await admin.reads(admin.words.admin("today.title"));
}

/** Opens a case of the queue by what it is about. */
export async function opensCase(admin: Person, about: string): Promise<void> {
  await admin.goes(adminPaths.queue());
  await admin.reads(admin.words.admin("queue.title"));
  const search = admin.words.admin("queue.search");
  await admin.types(search, about);
  await admin.presses(admin.words.admin("queue.searchButton"));
  const row = admin.main().getByRole("row").filter({ hasText: about });
  await row.getByRole("link").first().click();
  await expect(admin.page).toHaveURL(/\/admin\/cases\/[0-9a-f-]{36}$/);
  await admin.sees(about);
}

/** Opens a case that nobody holds, and takes it. */
export async function takesCase(admin: Person, about: string): Promise<void> {
  await opensCase(admin, about);
  await admin.presses(admin.words.admin("case.take"));
  await expect(admin.page.getByRole("heading", { name: admin.words.admin("decision.title") })).toBeVisible();
  await admin.inspects("in-hand");
}

/** Confirms that the licence is in the register. */
export async function verifiesInstitution(admin: Person, name: string): Promise<void> {
  await takesCase(admin, name);
  await admin.ticks(admin.words.admin("decision.what"), admin.words.admin("decision.verify"));
  await admin.presses(admin.words.admin("decision.send"));
  await admin.sees(admin.words.admin("decisions.verified"));
  await admin.inspects("verified");
}

/** Publishes the version of a case in hand. */
export async function publishes(admin: Person, version: number): Promise<void> {
  await admin.ticks(admin.words.admin("decision.what"), admin.words.admin("decision.publish", { version }));
  await admin.presses(admin.words.admin("decision.send"));
  await admin.sees(admin.words.admin("decisions.published"));
  await admin.inspects("published");
}
