import { beforeEach } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type TestApp, openTestApp } from "#tests/support/open-test-app.ts";
import { type Arranging, arranging } from "./arranging.ts";
import { givenIn } from "./given.ts";
import { underwayIn } from "./underway.ts";

/** Call once at the top of a test file: `openTestApp`, and what is given in it. */
export function openWith<Given>(
  factory: (app: TestApp) => Given,
  ...options: Parameters<typeof openTestApp>
) {
  const app = openTestApp(...options);
  return { app, given: factory(app) };
}

/** Call once at the top of a test file: `openTestApp`, the records that its tests begin with, and its rows. */
export function openGiven(...options: Parameters<typeof openTestApp>): {
  app: TestApp;
  given: ReturnType<typeof givenIn>;
  db: Arranging;
} {
  const app = openTestApp(...options);
  return { app, given: givenIn(app), db: arranging(app) };
}

/** The same, with a company and an institution that are others for each test, and matters under way between them. */
export function openParties(...options: Parameters<typeof openTestApp>) {
  const opened = openGiven(...options);
  const [company, institution] = [{} as CompanyActor, {} as InstitutionActor];
  /** Others in their place. */
  async function meet(): Promise<void> {
    Object.assign(company, await opened.given.company());
    Object.assign(institution, await opened.given.institution());
  }
  beforeEach(meet);
  return { ...opened, company, institution, meet, underway: underwayIn(opened.app, company, institution) };
}
