import { beforeEach, expect, test } from "vitest";
import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { accountPages, openAccountPages } from "#tests/support/http/account-pages.ts";
import { browser, replyIn, type Browser } from "#tests/support/http/browser.ts";
import { openWeb } from "#tests/support/http/open-web.ts";
import { workOff } from "#tests/support/jobs.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, { LONGSPRING_DEMO: "1" });
const { open } = openAccountPages(app);
let lin: Browser;

beforeEach(async () => {
  await app.empty();
  lin = open();
});

const joining = {
  organizationName: "Chengguang Laser",
  name: "Lin Qiao",
  email: "Lin@Chengguang.test",
  password,
  locale: "en",
  accepted: VERSIONS_IN_FORCE,
};

async function join(who: Browser, change: Partial<typeof joining> = {}) {
  const answer = await who.post("/join/company", { ...joining, ...change });
  await workOff(app);
  return answer;
}

const confirm = (who: Browser, { token }: { token: string }) =>
  who.post("/verify-email", { act: "confirm", token });

const signIn = (who: Browser, email: string, word = password) =>
  who.post("/sign-in", { email, password: word });

test("a company's first person joins, confirms by e-mail, signs in and is sent to the company's profile", async () => {
  expect((await join(lin)).headers.location).toBe("/verify-email");
  const mail = await given.linkTo("lin@chengguang.test");
  expect(mail.subject).toBe("Confirm your e-mail address");
  expect(mail.text).toContain("Chengguang Laser");

  const early = await signIn(lin, joining.email);
  expect([early.status, replyIn(early).refusal?.code]).toEqual([403, "email-unconfirmed"]);
  expect(lin.cookies.size).toBe(0);

  const confirmed = (await confirm(lin, mail)).headers.location ?? "";
  expect(confirmed).toContain("/verify-email?done=1");
  // The address is not typed a second time; the password is.
  expect((await lin.get(confirmed)).text).toContain('"address":"lin@chengguang.test"');
  expect(lin.cookies.size).toBe(0);
  expect((await signIn(lin, joining.email)).headers.location).toBe("/sign-in");
  expect((await lin.open("/sign-in")).path).toBe("/company/profile");
  const rows = await app.sql`select o.kind, o.name, m.role, u.email, u.locale from accounts.member m
    join accounts.organization o on o.id = m.organization_id join accounts."user" u on u.id = m.user_id`;
  expect(rows).toEqual([
    { kind: "company", name: "Chengguang Laser", role: "owner", email: "lin@chengguang.test", locale: "en" },
  ]);
});

test("an institution's first person is sent to the licence application", async () => {
  await lin.post("/join/institution", joining);
  await workOff(app);
  await confirm(lin, await given.linkTo("lin@chengguang.test"));
  await signIn(lin, joining.email);
  expect((await lin.open("/sign-in")).path).toBe("/institution/application");
});

test("joining with a known address has the same response, changes nothing, and the address gets an e-mail", async () => {
  const known = await given.owner();
  const unknownAnswer = await join(open());
  const account = () => app.sql`select * from accounts.account where user_id = ${known.userId}`;
  const before = await account();
  const knownAnswer = await join(lin, { email: known.email });
  expect([knownAnswer.status, knownAnswer.headers.location, knownAnswer.text]).toEqual([
    unknownAnswer.status,
    unknownAnswer.headers.location,
    unknownAnswer.text,
  ]);
  expect((await given.emailTo(known.email))?.subject).toBe("You already have an account");
  expect(await account()).toEqual(before);
});

test("the newest of several sign-ups counts: an older link opens nothing, and no unused organization is left", async () => {
  await join(lin, { password: "the first of two words", organizationName: "Older" });
  const older = await given.linkTo("lin@chengguang.test");
  await join(lin);
  const newer = await given.linkTo("lin@chengguang.test");

  const refused = await confirm(lin, older);
  expect([refused.status, replyIn(refused).refusal?.code]).toEqual([404, "link-not-valid"]);
  expect((await confirm(lin, newer)).status).toBe(303);
  expect((await signIn(lin, joining.email, "the first of two words")).status).toBe(422);
  expect((await signIn(lin, joining.email)).status).toBe(303);
  expect(await app.sql`select name from accounts.organization`).toEqual([{ name: "Chengguang Laser" }]);
});

test("an account is opened once, however often its job runs", async () => {
  await lin.post("/join/company", joining);
  const rows: { id: string }[] = await app.sql`select id from accounts.sign_up`;
  const signUpId = rows[0]?.id ?? "";
  await app.sql`select graphile_worker.add_job('open-account', ${JSON.stringify({ signUpId })}::json)`;
  await workOff(app);
  const people = await app.sql`select (select count(*)::int from accounts."user") as people,
    (select count(*)::int from accounts.organization) as organizations,
    (select count(*)::int from dev_mail) as emails,
    (select count(*)::int from accounts.sign_up) as requests`;
  expect(people).toEqual([{ people: 1, organizations: 1, emails: 1, requests: 0 }]);
});

test.each([
  ["a missing name", { name: "" }, "name"],
  ["a short password", { password: "short" }, "password"],
  ["a common password", { password: "password12345" }, "password"],
  ["a password made of the address", { password: "chengguang-lin", email: "chengguang@x.test" }, "password"],
  ["no address", { email: "lin" }, "email"],
  ["an unknown language", { locale: "fr" }, "locale"],
  ["a name that is too long", { organizationName: "x".repeat(121) }, "organizationName"],
])(
  "%s is an error at its field, values are kept, passwords are not, and nothing is written",
  async (_, change, field) => {
    const answer = await unchanged(app.traces, () => lin.post("/join/company", { ...joining, ...change }));
    expect(answer.status).toBe(422);
    const { form } = replyIn(answer);
    expect(Object.keys(form?.error ?? {})).toEqual([field]);
    expect(form?.initialValue?.["organizationName"]).toBeDefined();
    expect(answer.text).not.toContain("password" in change ? change.password : password);
  },
);

test("an e-mail can be requested again for an unconfirmed address, and a stranger's address gets none", async () => {
  await join(lin);
  await app.sql`delete from dev_mail`;
  const answers = [];
  for (const email of ["lin@chengguang.test", "nobody@strangers.test"]) {
    const { status, headers, text } = await lin.post("/verify-email", { act: "resend", email });
    answers.push([status, headers.location, text]);
  }
  await workOff(app);
  expect(answers[0]).toEqual(answers[1]);
  expect(await app.sql`select recipient from dev_mail`).toEqual([{ recipient: "lin@chengguang.test" }]);
});

test("an invalid link confirms nothing", async () => {
  await join(lin);
  await app.expectNoWrites();
  for (const token of ["x", "eyJhbGciOiJub25lIn0.eyJlbWFpbCI6ImxpbkBjaGVuZ2d1YW5nLnRlc3QifQ."]) {
    const answer = await lin.post("/verify-email", { act: "confirm", token });
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([404, "link-not-valid"]);
  }
});

test("the mailbox page shows the e-mails of the demonstration, and is not found elsewhere", async () => {
  await join(lin);
  const answer = await lin.get("/dev/mailbox?to=lin@chengguang.test");
  expect(answer.status).toBe(200);
  expect(answer.text).toContain("/verify-email?token=");

  const elsewhere = { ...app.web, config: { ...app.web.config, isDemo: false } };
  const other = await openWeb(elsewhere, accountPages());
  try {
    const { status, text } = await browser(other.url, app.web.config.web.publicOrigin).get("/dev/mailbox");
    expect(status).toBe(404);
    expect(text).not.toContain("verify-email");
  } finally {
    await other.stop();
  }
});
