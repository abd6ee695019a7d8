import { expect, test } from "vitest";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { workOff } from "#tests/support/jobs.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const { open, signedIn } = openAccountPages(app);

const another = "another thaw in 2019";

const isIn = async (who: Browser): Promise<boolean> => (await who.get("/account")).status === 200;

async function askForReset(email: string) {
  const answer = await open().post("/forgot-password", { email });
  await workOff(app);
  return answer;
}

test("a forgotten password is reset by e-mail, once, and every session ends", async () => {
  const { email } = await given.owner();
  const [phone, laptop] = [await signedIn(email), await signedIn(email)];
  await askForReset(email);
  const { subject, token } = await given.linkTo(email);
  expect(subject).toBe("Set a new password");

  const short = await open().post("/reset-password", { token, password: "short" });
  expect(short.status).toBe(422);
  expect(await isIn(phone)).toBe(true);

  const done = await open().post("/reset-password", { token, password: another });
  expect(done.headers.location).toBe("/reset-password?done=1");
  expect([await isIn(phone), await isIn(laptop)]).toEqual([false, false]);
  await signedIn(email, another);

  await app.expectNoWrites();
  const again = await open().post("/reset-password", { token, password: "a third thaw in 2020" });
  expect([again.status, replyIn(again).refusal?.code]).toEqual([404, "link-not-valid"]);
});

test("of two requests with the same reset link at once one sets the password", async () => {
  const { email } = await given.owner();
  await askForReset(email);
  const { token } = await given.linkTo(email);
  const answers = await Promise.all(
    [another, "a third thaw in 2020"].map((word) =>
      open().post("/reset-password", { token, password: word }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
});

test("requesting a reset has the same response for a known and an unknown address; only the known one gets an e-mail", async () => {
  const { email } = await given.owner();
  const [known, unknown] = [await askForReset(email), await askForReset("nobody@people.test")];
  expect([known.status, known.headers.location, known.text]).toEqual([
    unknown.status,
    unknown.headers.location,
    unknown.text,
  ]);
  expect(await app.sql`select recipient from dev_mail`).toEqual([{ recipient: email }]);
});

test("a stranger cannot flood a mailbox: five e-mails an hour are the limit", async () => {
  const { email } = await given.owner();
  const statuses = [];
  for (let round = 0; round < 6; round += 1) statuses.push((await askForReset(email)).status);
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  expect(await app.sql`select from dev_mail`).toHaveLength(5);
});

test("a reset token is stored nowhere in plain text in the database, nor in the queue", async () => {
  const { email } = await given.owner();
  await askForReset(email);
  const { token } = await given.linkTo(email);
  const rows: { all: string }[] = await app.sql`select coalesce(string_agg(v::text, ' '),
    '') || (select coalesce(string_agg(j::text, ' '), '') from graphile_worker._private_jobs j) as all
    from accounts.verification v`;
  expect(rows[0]?.all).not.toBe("");
  expect(rows[0]?.all).not.toContain(token);
});

test("changing the password needs the current one, ends the other sessions, and leaves this one open", async () => {
  const { email } = await given.owner();
  const [here, elsewhere] = [await signedIn(email), await signedIn(email)];
  const before = await app.owner.query("select password from accounts.account");

  const change = (present: string) => here.post("/account", { act: "password", present, password: another });
  const wrong = await change("not the password");
  expect([wrong.status, replyIn(wrong).refusal?.code]).toEqual([422, "password-wrong"]);
  expect(await app.sql`select password from accounts.account`).toEqual(before.rows);
  expect(await isIn(elsewhere)).toBe(true);

  const done = await change(password);
  expect(done.headers.location).toBe("/account");
  expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
  await signedIn(email, another);
});

test("a stolen session can't be used to guess the password: attempts are limited", async () => {
  const { email } = await given.owner();
  const here = await signedIn(email);
  const codes = [];
  for (let round = 0; round < 11; round += 1) {
    const guess = { act: "password", present: `guess number ${round}`, password: another };
    codes.push(replyIn(await here.post("/account", guess)).refusal?.code);
  }
  expect(codes.slice(9)).toEqual(["password-wrong", "attempts-used-up"]);
});

test("a person sees their devices, can sign out one or all others, and sees no other person's", async () => {
  const { email, userId } = await given.owner();
  const stranger = await given.owner();
  const others = [await signedIn(email), await signedIn(email), await signedIn(stranger.email)];
  const here = await signedIn(email);
  const shown = (await here.get("/account/sessions")).json() as Shown;
  const { sessions } = shown.loaderData?.["/account/sessions"] as {
    sessions: { id: string; isThis: boolean; device: unknown }[];
  };
  expect(sessions.map(({ isThis }) => isThis)).toEqual([true, false, false]);
  expect(sessions[0]?.device).toEqual({ browser: "Firefox", system: "Linux" });
  const rows: { token: string; id: string; user_id: string }[] = await app.sql`select *
    from accounts.session`;
  for (const { token } of rows) expect(JSON.stringify(shown)).not.toContain(token);

  const theirs = rows.find(({ user_id }) => user_id === stranger.userId)?.id ?? "";
  const end = () => here.post("/account/sessions", { act: "end", sessionId: theirs });
  const refused = await unchanged(app.traces, end);
  expect([refused.status, replyIn(refused).refusal?.code]).toEqual([404, "session-not-found"]);

  await here.post("/account/sessions", { act: "end", sessionId: sessions[2]?.id ?? "" });
  expect(await Promise.all(others.map(isIn))).toEqual([false, true, true]);
  await here.post("/account/sessions", { act: "end-others" });
  expect(await Promise.all([...others, here].map(isIn))).toEqual([false, false, true, true]);
  expect(await app.sql`select from accounts.session where user_id = ${userId}`).toHaveLength(1);
});

test("a person changes their name and language; e-mails then come in the new language", async () => {
  const { email } = await given.owner();
  const here = await signedIn(email);
  await here.post("/account", { act: "person", name: "林乔", locale: "zh-CN" });
  await askForReset(email);
  expect(await given.emailTo(email)).toMatchObject({
    subject: "重置密码",
    text: expect.stringContaining("林乔：") as string,
  });
  expect(here.cookies.get("locale")).toBe("zh-CN");
});

test("the nightly clean-up deletes what has expired, and nothing else", async () => {
  const { email } = await given.owner();
  await signedIn(email);
  const here = await signedIn(email);
  await app.sql`update accounts.session set expires_at = now() - interval '1 minute'
    where id = (select id from accounts.session order by created_at limit 1)`;
  await app.sql`update rate_limit set expire = 0`;
  await app.sql`select graphile_worker.add_job('sweep-accounts', '{}'::json)`;
  await workOff(app);
  expect(await app.sql`select from accounts.session`).toHaveLength(1);
  expect(await app.sql`select from rate_limit`).toEqual([]);
  expect(await isIn(here)).toBe(true);
});
