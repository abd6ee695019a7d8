import { describe, expect, test } from "vitest";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import type { Browser } from "#tests/support/http/browser.ts";
import { factorSignIn, later, noon, refusalIn } from "#tests/support/http/factor-sign-in.ts";
import type { Answer } from "#tests/support/http/raw-request.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { workOff } from "#tests/support/jobs.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, {}, { startsAt: noon });
const factors = factorsIn(app);
const { signedIn, withFactor, waiting, manyWaiting, send, recover, isSignedIn } = factorSignIn(app);
const at = "/account/second-factor";

const shown = (answer: Answer) =>
  Object.values((answer.json() as Shown).loaderData ?? {}).find(Boolean) as Record<string, unknown>;
const page = async (who: Browser, path: string) => shown(await who.get(path));
const codesIn = (answer: Answer): string[] =>
  (Object.values((answer.json() as Shown).actionData ?? {})[0] as { recoveryCodes: string[] }).recoveryCodes;

test("a person enrols by one right code, gets recovery codes once and an e-mail, and signs in with a code", async () => {
  const { userId, email } = await given.owner();
  const who = await signedIn(email);
  expect(await page(who, at)).toMatchObject({ factor: { status: "off" } });
  const wrong = await who.post(at, { act: "start", password: "another spring" });
  expect([
    refusalIn(wrong),
    await app.sql`select from accounts.two_factor where user_id = ${userId}`,
  ]).toEqual(["password-wrong", []]);
  expect((await who.post(at, { act: "start", password })).status).toBe(303);
  const { factor } = (await page(who, at)) as { factor: { status: string; secret: string } };
  expect(factor.status).toBe("begun");
  expect(factor.secret).toMatch(/^[A-Z2-7]{52}$/);

  // It does not count yet.
  const phone = await signedIn(email);
  expect(await isSignedIn(phone)).toBe(true);
  const wrongCode = await factors.wrongCodeOf(userId);
  expect(refusalIn(await who.post(at, { act: "enrol", code: wrongCode }))).toBe("code-wrong");
  const code = await factors.codeOf(userId);
  const recoveryCodes = codesIn(
    await who.post(at, { act: "enrol", code: `${code.slice(0, 3)} ${code.slice(3)}` }),
  );
  expect(new Set(recoveryCodes).size).toBe(10);
  expect(await isSignedIn(phone)).toBe(false);
  const again = await page(who, at);
  expect(again).toMatchObject({ factor: { status: "on", recoveryCodesLeft: 10, isRequired: true } });
  for (const one of recoveryCodes) expect(JSON.stringify(again)).not.toContain(one);
  await workOff(app);
  expect((await given.emailTo(email))?.subject).toBe("The second factor is on");

  const [stored]: { all: string }[] = await app.sql`select two_factor::text as all from accounts.two_factor
    where user_id = ${userId}`;
  for (const plain of [...recoveryCodes, factor.secret]) expect(stored?.all).not.toContain(plain);

  const other = await waiting(email);
  expect(await isSignedIn(other)).toBe(false);
  // The code that enrolled is used up, too.
  expect(await send(other, code)).toBe("code-used");
  await app.setNow(later(30));
  expect(await send(other, await factors.codeOf(userId))).toBe("none");
  expect(await isSignedIn(other)).toBe(true);
});

describe("a recovery code", () => {
  test("lets its person in once, and an e-mail says how many are left", async () => {
    const { email, recoveryCodes } = await withFactor();
    const [code = ""] = recoveryCodes;
    const who = await waiting(email);
    expect(await recover(who, code)).toBe("none");
    expect(await page(who, at)).toMatchObject({ factor: { recoveryCodesLeft: 9 } });
    await workOff(app);
    const mail = await given.emailTo(email);
    expect(mail?.subject).toBe("A recovery code was used");
    expect(mail?.text).toContain("Codes left: 9.");
    const other = await waiting(email);
    expect(await recover(other, code)).toBe("code-wrong");
    expect(await isSignedIn(other)).toBe(false);
  });

  test("used by many at the same time lets one in, past all limits", { timeout: 60_000 }, async () => {
    const { userId, email, recoveryCodes } = await withFactor();
    const browsers = await manyWaiting(email);
    const answers = await Promise.all(
      browsers.map(({ cookies }) =>
        app.web.accounts.secondFactor.openByRecoveryCode(recoveryCodes[0] ?? "", {
          cookie: `pending=${cookies.get("pending")}`,
          userAgent: null,
          address: "10.0.0.1",
        }),
      ),
    );
    expect(answers.filter(({ is }) => is === "opened")).toHaveLength(1);
    expect(await app.sql`select from accounts.session where user_id = ${userId}`).toHaveLength(1);
  });

  test("is renewed after a fresh confirmation only: the old ones stop working, and an e-mail says so", async () => {
    const { userId, email, recoveryCodes } = await withFactor();
    const who = await waiting(email);
    await send(who, await factors.codeOf(userId));
    await app.setNow(later(6 * 60));
    const stale = await who.post(at, { act: "renew" });
    expect(stale.headers.location).toMatch(/^\/confirm\//);
    await app.setNow(later(60));
    const codes = codesIn(await who.post(at, { act: "renew" }));
    expect(codes.filter((code) => recoveryCodes.includes(code))).toEqual([]);
    await workOff(app);
    expect((await given.emailTo(email))?.subject).toBe("You have new recovery codes");
    const other = await waiting(email);
    expect(await recover(other, recoveryCodes[1] ?? "")).toBe("code-wrong");
    expect(await recover(other, codes[0] ?? "")).toBe("none");
  });
});

describe("turning it off", () => {
  test("is refused for an owner and an admin, and changes nothing", async () => {
    for (const person of [await given.owner(), await given.person(null, "admin")]) {
      await factors.give(person.userId);
      const who = await waiting(person.email);
      await send(who, await factors.codeOf(person.userId));
      const answer = await unchanged(app.traces, () => who.post(at, { act: "turn-off" }));
      expect([answer.status, refusalIn(answer)]).toEqual([403, "second-factor-required"]);
    }
  });

  test("is possible for a viewer with a fresh confirmation, and an e-mail says so", async () => {
    const organizationId = await given.organization();
    const { userId, email } = await given.person({ organizationId, memberRole: "viewer" });
    await factors.give(userId);
    const who = await waiting(email);
    await send(who, await factors.codeOf(userId));
    await app.setNow(later(6 * 60));
    expect((await who.post(at, { act: "turn-off" })).headers.location).toMatch(/^\/confirm\//);
    await app.setNow(later(60));
    expect((await who.post(at, { act: "turn-off" })).headers.location).toBe(at);
    await workOff(app);
    expect((await given.emailTo(email))?.subject).toBe("The second factor is off");
    expect(await isSignedIn(await signedIn(email))).toBe(true);
  });
});

test("the list of devices says when each was last confirmed", async () => {
  const { userId, email } = await withFactor();
  const who = await waiting(email);
  await send(who, await factors.codeOf(userId));
  const { sessions } = (await page(who, "/account/sessions")) as { sessions: { confirmed: string }[] };
  expect(sessions).toHaveLength(1);
  expect(Math.abs(new Date(sessions[0]?.confirmed ?? 0).getTime() - noon.getTime())).toBeLessThan(60_000);
});
