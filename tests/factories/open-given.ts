import { type TestApp, openTestApp } from "#tests/support/open-test-app.ts";
import { type Arranging, arranging } from "./arranging.ts";
import { givenIn } from "./given.ts";

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
