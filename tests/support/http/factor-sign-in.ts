import { expect } from "vitest";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { origin } from "#tests/support/clock.ts";
import { isWhole } from "#tests/support/sample.ts";
import { openAccountPages } from "./account-pages.ts";
import { replyIn, type Browser } from "./browser.ts";
import type { Answer } from "./raw-request.ts";

/** The middle of a step of 30 seconds: a test that takes a while does not end in the next one. */
export const noon = new Date(origin.getTime() + 10_000);
export const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1_000);

/** How many use a code at the same time. */
const atOnce = isWhole ? 50 : 12;

export const refusalIn = (answer: Answer) => (answer.status === 303 ? "none" : replyIn(answer).refusal?.code);

/** Signing in with a second factor: browsers, people, and what each step is answered with. */
export function factorSignIn(app: TestApp) {
  const { open, signedIn } = openAccountPages(app);
  const given = accountsIn(app);
  const factors = factorsIn(app);

  /** A person with a second factor, and their recovery codes. */
  async function withFactor() {
    const person = await given.owner();
    return { ...person, recoveryCodes: await factors.give(person.userId) };
  }

  /** A browser in which the password was right and the code is asked for. */
  async function waiting(email: string, word = password): Promise<Browser> {
    const who = open();
    const answer = await who.post("/sign-in", { email, password: word });
    expect([answer.status, answer.headers.location]).toEqual([303, "/sign-in/code"]);
    return who;
  }

  /** Many of them, one after the other: at once they would use up the tries of the password. */
  async function manyWaiting(email: string): Promise<Browser[]> {
    const browsers: Browser[] = [];
    while (browsers.length < atOnce) browsers.push(await waiting(email));
    return browsers;
  }

  const send = async (who: Browser, code: string) =>
    refusalIn(await who.post("/sign-in/code", { act: "code", code }));
  const recover = async (who: Browser, recoveryCode: string) =>
    refusalIn(await who.post("/sign-in/code", { act: "recovery", recoveryCode }));
  const isSignedIn = async (who: Browser): Promise<boolean> => (await who.get("/account")).status === 200;

  return { open, signedIn, withFactor, waiting, manyWaiting, send, recover, isSignedIn };
}
