import { expect, test } from "vitest";
import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { LIMITS } from "#app/domain/accounts/limits.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const { open, signedIn } = openAccountPages(app);

const another = "another thaw in 2019";

async function emailsTo(email: string): Promise<{ subject: string; text: string }[]> {
  await workOff(app);
  const rows = await app.sql`select subject, text from dev_mail where recipient = ${email} order by id`;
  await app.sql`delete from dev_mail`;
  return rows as { subject: string; text: string }[];
}

const subjectsTo = async (email: string) => (await emailsTo(email)).map(({ subject }) => subject);

/** No link of a security e-mail does anything by itself: it holds no token. */
function expectPlainLinks(text: string): void {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => link.includes("?") || /[\w-]{20,}/.test(new URL(link).pathname))).toEqual([]);
}

test.each([
  ["en", "Your password was changed", "A new sign-in to your account"],
  ["zh-CN", "您的密码已更改", "您的账号在新设备上登录"],
] as const)(
  "in the person's language (%s) e-mails tell of a new device and a changed password",
  async (locale, changed, signed) => {
    const { email, userId } = await given.owner();
    await app.sql`update accounts."user" set locale = ${locale} where id = ${userId}`;
    const here = await signedIn(email);
    const [device] = await emailsTo(email);
    expect(device?.subject).toBe(signed);
    expect(device?.text).toMatch(/Firefox.*Linux/);
    expectPlainLinks(device?.text ?? "");

    await here.post("/account", { act: "password", present: "not the password", password: another });
    expect(await emailsTo(email)).toEqual([]);
    await here.post("/account", { act: "password", present: password, password: another });
    const emails = await emailsTo(email);
    expect(emails.map(({ subject }) => subject)).toEqual([changed]);
    expectPlainLinks(emails[0]?.text ?? "");
  },
);

test("a reset password is told, too", async () => {
  const { email } = await given.owner();
  await open().post("/forgot-password", { email });
  await workOff(app);
  const { token } = await given.linkTo(email);
  await emailsTo(email);
  await open().post("/reset-password", { token, password: another });
  expect(await subjectsTo(email)).toEqual(["Your password was changed"]);
});

test("a known browser's sign-in is not told, a failed one neither, a stranger's browser's is", async () => {
  const { email } = await given.owner();
  const here = await signedIn(email);
  await emailsTo(email);
  await here.post("/sign-out", {});
  await here.post("/sign-in", { email, password: "not the password" });
  await here.post("/sign-in", { email, password });
  await open().post("/sign-in", { email, password: "not the password" });
  expect(await subjectsTo(email)).toEqual([]);
  await signedIn(email);
  expect(await subjectsTo(email)).toEqual(["A new sign-in to your account"]);
});

test("a device that signs out at once, and whose session is gone, is told all the same", async () => {
  const { email } = await given.owner();
  await (await signedIn(email)).post("/sign-out", {});
  expect(await subjectsTo(email)).toEqual(["A new sign-in to your account"]);
});

test("a member is told of a changed role and of a removal, with the roles and the organization", async () => {
  const { first, second } = await given.companyWith("owner", "member");
  const boss = await signedIn(first.email);
  await emailsTo(first.email);
  await boss.post("/company/team", { act: "role", memberId: second.memberId, role: "viewer" });
  await boss.post("/company/team", { act: "role", memberId: second.memberId, role: "viewer" });
  const [notice, ...more] = await emailsTo(second.email);
  expect(more).toEqual([]);
  expect(notice?.subject).toBe("Your role at company of a test has changed");
  expect(notice?.text).toMatch(/before, member; now, viewer/i);
  expectPlainLinks(notice?.text ?? "");

  await boss.post("/company/team", { act: "remove", memberId: second.memberId });
  const removal = await emailsTo(second.email);
  expect(removal.map(({ subject }) => subject)).toEqual(["You are no longer a member of company of a test"]);
  expectPlainLinks(removal[0]?.text ?? "");
});

test("a refused change of a role tells nobody", async () => {
  const { first, second } = await given.companyWith("owner", "member");
  const member = await signedIn(second.email);
  await emailsTo(second.email);
  await member.post("/company/team", { act: "role", memberId: first.memberId, role: "viewer" });
  await workOff(app);
  expect(await app.sql`select from dev_mail`).toEqual([]);
});

test("security e-mails can't be unsubscribed: they have no such link, and no preference stops them", async () => {
  const { email, userId } = await given.owner();
  await app.sql`insert into email_choice (user_id, organization_id, group_name, delivery, chosen_at)
    select ${userId}, organization_id, 'account', 'page', now() from accounts.member where user_id = ${userId}`;
  await signedIn(email);
  const [notice] = await emailsTo(email);
  expect(notice?.subject).toBe("A new sign-in to your account");
  expect(notice?.text).not.toMatch(/unsubscribe|stop/i);
});

test("whoever accepts an invitation is not told of the browser in which they do", async () => {
  const { first } = await given.companyWith("owner");
  const boss = await signedIn(first.email);
  const email = "mei@people.test";
  await boss.post("/company/team", { act: "invite", email, role: "member" });
  await workOff(app);
  const { path, token } = await given.linkTo(email);
  await emailsTo(email);
  const mei = open();
  await mei.post(path, {
    act: "join",
    name: "Mei",
    password: "three quiet words",
    locale: "en",
    token,
    accepted: VERSIONS_IN_FORCE,
  });
  expect(await subjectsTo(email)).toEqual([]);
  await mei.post("/sign-out", {});
  await mei.post("/sign-in", { email, password: "three quiet words" });
  expect(await subjectsTo(email)).toEqual([]);
});

const attack = "Win at https://evil.test/x or www.evil.com, write to me@evil.com";

test("names with links or line breaks are refused where they are typed, with the field, and what was typed stays", async () => {
  const joining = {
    organizationName: "Chengguang",
    name: "Lin",
    email: "lin@people.test",
    password,
    locale: "en",
    accepted: VERSIONS_IN_FORCE,
  };
  await app.expectNoWrites();
  for (const [field, value] of [
    ["name", attack],
    ["name", "Lin\nhttps://evil.test"],
    ["organizationName", "evil.com"],
    ["organizationName", "Chengguang\nBcc: x"],
  ] as const) {
    const answer = await open().post("/join/company", { ...joining, [field]: value });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(
      /Leave web and e-mail addresses out of the name|characters that cannot be shown/,
    );
    expect(answer.text).toContain("lin@people.test");
    expect(answer.text).not.toContain(password);
  }
});

test("names that are stored already open no link and no second line in an e-mail, in any part of it", async () => {
  const { first, companyId } = await given.companyWith("owner");
  await app.sql`update accounts."user" set name = ${`${attack}\nevil.com`} where id = ${first.userId}`;
  await app.sql`update accounts.organization set name = ${`evil.net/\r\n\r\n${attack}`} where id = ${companyId}`;
  const boss = await signedIn(first.email);
  const email = "mei@people.test";
  await boss.post("/company/team", { act: "invite", email, role: "member" });
  await open().post("/forgot-password", { email: first.email });
  await workOff(app);
  const emails: { subject: string; text: string; html: string }[] =
    await app.sql`select subject, text, html from dev_mail`;
  expect(emails).toHaveLength(3);
  for (const { subject, text, html } of emails) {
    expect(subject).not.toMatch(/[\r\n]/);
    for (const part of [subject, text, html]) expect(part).not.toMatch(/evil\.|@evil|https?:\/\/evil|www\./);
    const own = app.web.config.web.publicOrigin;
    for (const link of text.match(/https?:\/\/\S+/g) ?? []) expect(link.startsWith(own)).toBe(true);
  }
});

test("a stranger causes no security e-mails: wrong passwords send none, however many", async () => {
  const { email } = await given.owner();
  for (let round = 0; round <= LIMITS.signIn.tries; round += 1)
    await open().post("/sign-in", { email, password: "not the password" });
  expect(await emailsTo(email)).toEqual([]);
});
