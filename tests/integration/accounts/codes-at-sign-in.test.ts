import { describe, expect, test } from "vitest";
import { LIMITS } from "#app/domain/accounts/limits.ts";
import { stepAt } from "#app/domain/accounts/second-factor.ts";
import { findFactor, useStep } from "#db/queries/accounts/second-factors.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { factorSignIn, later, noon } from "#tests/support/http/factor-sign-in.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openWith(accountsIn, {}, { startsAt: noon });
const factors = factorsIn(app);
const { open, signedIn, withFactor, waiting, manyWaiting, send, recover, isSignedIn } = factorSignIn(app);

describe("a code", () => {
  test("works once", async () => {
    const { userId, email } = await withFactor();
    const [one, other] = [await waiting(email), await waiting(email)];
    const code = await factors.codeOf(userId);
    expect(await send(one, code)).toBe("none");
    expect(await send(other, code)).toBe("code-used");
    expect(await isSignedIn(other)).toBe(false);
    // Nor does an older one that was never used.
    expect(await send(other, await factors.codeOf(userId, -1))).toBe("code-used");
    expect(await send(other, await factors.codeOf(userId, 1))).toBe("none");
  });

  test.each([
    [-2, "code-wrong"],
    [-1, "none"],
    [0, "none"],
    [1, "none"],
    [2, "code-wrong"],
  ])("of the step %i from the present one is answered with: %s", async (steps, expected) => {
    const { userId, email } = await withFactor();
    const who = await waiting(email);
    expect(await send(who, await factors.codeOf(userId, steps))).toBe(expected);
    expect(await isSignedIn(who)).toBe(expected === "none");
  });

  test("used by many at the same time lets one in", { timeout: 60_000 }, async () => {
    const { userId, email } = await withFactor();
    const code = await factors.codeOf(userId);
    const browsers = await manyWaiting(email);
    const answers = await Promise.all(browsers.map((who) => send(who, code)));
    expect(answers.filter((answer) => answer === "none")).toHaveLength(1);
    const sessions = await app.sql`select from accounts.session where user_id = ${userId}`;
    expect(sessions).toHaveLength(1);
  });

  test("is compared and used up by one statement: of fifty at once one succeeds, past all limits", async () => {
    const { userId } = await withFactor();
    const { secret } = (await app.web.withAccounts((trx) => findFactor(trx, userId))) ?? { secret: "" };
    const step = stepAt(noon);
    const uses = Array.from({ length: 50 }, () =>
      app.web.withAccounts((trx) => useStep(trx, userId, step, secret)),
    );
    expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1);
  });

  test("may be tried five times in a quarter of an hour, whatever password was typed before", async () => {
    const { userId, email } = await withFactor();
    const wrong = await factors.wrongCodeOf(userId);
    for (let turn = 0; turn < LIMITS.code.tries; turn += 1)
      expect(await send(await waiting(email), wrong)).toBe("code-wrong");
    const who = await waiting(email);
    expect(await send(who, await factors.codeOf(userId))).toBe("attempts-used-up");
    expect(await isSignedIn(who)).toBe(false);
    await app.setNow(later(16 * 60));
    expect(await send(await waiting(email), await factors.codeOf(userId))).toBe("none");
  });

  test("is refused where tries can't be counted", async () => {
    const { userId, email } = await withFactor();
    const who = await waiting(email);
    await app.sql`alter table rate_limit rename to rate_limit_away`;
    try {
      expect(await send(who, await factors.codeOf(userId))).toBe("sign-in-closed");
    } finally {
      await app.sql`alter table rate_limit_away rename to rate_limit`;
    }
    expect(await isSignedIn(who)).toBe(false);
  });
});

describe("a sign-in that waits for its code", () => {
  test("is over after five minutes", async () => {
    const { userId, email } = await withFactor();
    const who = await waiting(email);
    await app.setNow(later(5 * 60 + 1));
    expect(await send(who, await factors.codeOf(userId))).toBe("sign-in-over");
    expect(await isSignedIn(who)).toBe(false);
  });

  test("is a signed, HttpOnly, same-site cookie; a changed or an absent one opens nothing", async () => {
    const { userId, email } = await withFactor();
    const who = open();
    const { headers } = await who.post("/sign-in", { email, password });
    const line = headers["set-cookie"]?.find((cookie) => cookie.startsWith("pending="));
    expect(line).toMatch(/^pending=[^;]+; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/);
    const whole = who.cookies.get("pending") ?? "";
    const code = await factors.codeOf(userId);
    for (const cookie of ["", "x", whole.slice(0, -9), `a${whole}`, whole.replace(/^[^.]+/, "other")]) {
      const thief = open();
      thief.cookies.set("pending", cookie);
      await thief.post("/sign-in/code", { act: "code", code });
      expect([cookie, await isSignedIn(thief)]).toEqual([cookie, false]);
    }
    expect(await send(who, code)).toBe("none");
  });

  test("takes only the codes of its own person", async () => {
    const [one, other] = [await withFactor(), await withFactor()];
    const who = await waiting(one.email);
    expect(await send(who, await factors.codeOf(other.userId))).toBe("code-wrong");
    expect(await recover(who, other.recoveryCodes[0] ?? "")).toBe("code-wrong");
    expect(await isSignedIn(who)).toBe(false);
  });

  test("ends the session that somebody else had in this browser", async () => {
    const [one, other] = [await given.owner(), await withFactor()];
    const who = await signedIn(one.email);
    await who.post("/sign-in", { email: other.email, password });
    expect(await isSignedIn(who)).toBe(false);
    expect(await app.sql`select from accounts.session where user_id = ${one.userId}`).toHaveLength(0);
    expect(await send(who, await factors.codeOf(other.userId))).toBe("none");
    const [{ user_id: now } = { user_id: "" }]: { user_id: string }[] = await app.sql`
      select user_id from accounts.session where user_id in (${one.userId}, ${other.userId})`;
    expect(now).toBe(other.userId);
  });
});

test("a wrong password and an unknown address are answered alike, with a second factor or without", async () => {
  const [has, hasNot] = [await withFactor(), await given.owner()];
  const answers = await Promise.all(
    [has.email, hasNot.email, "nobody@people.test"].map(async (email) => {
      const { status, headers, ...answer } = await open().post("/sign-in", {
        email,
        password: "wrong spring",
      });
      return [status, headers["set-cookie"], replyIn({ status, headers, ...answer }).refusal?.code];
    }),
  );
  for (const answer of answers) expect(answer).toEqual([422, undefined, "credentials-wrong"]);
});

test("a reset password opens no session, ends sign-ins that wait, and the next one asks for the code", async () => {
  const { userId, email } = await withFactor();
  const before = await waiting(email);
  await open().post("/forgot-password", { email });
  await workOff(app);
  const { token } = await given.linkTo(email);
  const who = open();
  const another = "another thaw in 2019";
  expect((await who.post("/reset-password", { token, password: another })).status).toBe(303);
  expect(await isSignedIn(who)).toBe(false);
  await before.post("/sign-in/code", { act: "code", code: await factors.codeOf(userId) });
  expect(await isSignedIn(before)).toBe(false);
  const after = await waiting(email, another);
  expect(await isSignedIn(after)).toBe(false);
  expect(await send(after, await factors.codeOf(userId))).toBe("none");
});

test("a changed password leaves the confirmation as old as it was", async () => {
  const { userId, email } = await withFactor();
  const who = await waiting(email);
  await send(who, await factors.codeOf(userId));
  await app.setNow(later(6 * 60));
  const change = { act: "password", present: password, password: "another thaw in 2019" };
  expect((await who.post("/account", change)).status).toBe(303);
  expect(await isSignedIn(who)).toBe(true);
  const [row]: { confirmed: Date }[] = await app.sql`select confirmed_at as confirmed from accounts.session
    where user_id = ${userId}`;
  expect(app.web.now().getTime() - (row?.confirmed.getTime() ?? 0)).toBeGreaterThan(5 * 60_000);
});
