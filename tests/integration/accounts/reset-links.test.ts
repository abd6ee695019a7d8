import { expect, test } from "vitest";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import { workOff } from "#tests/support/jobs.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const { open, signedIn } = openAccountPages(app);

const another = "another thaw in 2019";
const third = "a third thaw in 2020";

/** A link to set a new password, from the mailbox. */
async function linkFor(email: string): Promise<string> {
  await open().post("/forgot-password", { email });
  await workOff(app);
  return (await given.linkTo(email)).token;
}

const follow = (token: string, word = another, who: Browser = open()) =>
  who.post("/reset-password", { token, password: word });

async function isRefused(token: string, code = "link-not-valid"): Promise<void> {
  const answer = await unchanged(app.traces, () => follow(token, third));
  expect(replyIn(answer).refusal?.code).toBe(code);
}

test("a newer reset link ends the older ones", async () => {
  const { email } = await given.owner();
  const older = [await linkFor(email), await linkFor(email)];
  const newest = await linkFor(email);
  for (const token of older) await isRefused(token);
  expect((await follow(newest)).status).toBe(303);
});

test("of reset links made at the same time one stays, and another person's is not touched", async () => {
  const [{ email }, other] = [await given.owner(), await given.owner()];
  const theirs = await linkFor(other.email);
  await Promise.all(Array.from({ length: 4 }, () => open().post("/forgot-password", { email })));
  await workOff(app);
  const stored = await app.sql`select from accounts.verification v
    join accounts."user" u on u.id::text = v.value where u.email = ${email}`;
  expect(stored).toHaveLength(1);
  expect((await follow(theirs)).status).toBe(303);
});

test("a changed password ends all open reset links", async () => {
  const { email } = await given.owner();
  const token = await linkFor(email);
  const here = await signedIn(email);
  const change = { act: "password", present: password, password: another };
  expect((await here.post("/account", change)).status).toBe(303);
  await isRefused(token);
  await signedIn(email, another);
});

test("a password that holds the person's address or name is refused at a reset, and the link stays good", async () => {
  const { email, userId } = await given.owner();
  await app.sql`update accounts."user" set name = 'Quentin' where id = ${userId}`;
  const token = await linkFor(email);
  const answer = await unchanged(app.traces, () => follow(token, "Quentin and plum"));
  expect([answer.status, replyIn(answer).refusal?.code]).toEqual([422, "password-personal"]);
  expect((await follow(token)).status).toBe(303);
});

test("an expired reset link sets nothing", async () => {
  const { email } = await given.owner();
  const token = await linkFor(email);
  await app.sql`update accounts.verification set expires_at = now() - interval '1 second'`;
  await isRefused(token);
});
