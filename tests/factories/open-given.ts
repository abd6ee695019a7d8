import { afterEach, beforeEach, expect } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
import { type OpenTestApp, openTestApp } from "#tests/support/open-test-app.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";
import { givenIn } from "./given.ts";
import { underwayIn } from "./underway.ts";

export { yuan } from "./agreements.ts";
/** The actor of jobs. */
export const system = { kind: "system" } as const;

/** Call once at the top of a test file: `openTestApp`, what is given in it, and its rows. */
export function openWith<Given>(
  factory: (app: OpenTestApp) => Given,
  ...options: Parameters<typeof openTestApp>
) {
  const app = openTestApp(...options);
  return { app, given: factory(app), db: testDatabase(app) };
}

/** The same, with the records that most tests begin with. */
export const openGiven = (...options: Parameters<typeof openTestApp>) => openWith(givenIn, ...options);

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

/** What `openParties` opens. */
export type OpenParties = ReturnType<typeof openParties>;

/** What is stored violates no invariant. */
export async function expectInvariants(db: TestDatabase): Promise<void> {
  expect(await listViolations(db())).toEqual([]);
}

/** Call once at the top of a test file: the same after each of its tests. */
export function keepInvariants(db: TestDatabase): void {
  afterEach(() => expectInvariants(db));
}
