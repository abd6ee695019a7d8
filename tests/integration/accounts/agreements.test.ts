import { expect, test } from "vitest";
import { IN_FORCE, VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { workOff } from "#tests/support/jobs.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const { open, signedIn } = openAccountPages(app);

const joining = {
  organizationName: "Chengguang",
  name: "Lin",
  email: "lin@people.test",
  password,
  locale: "en",
  accepted: VERSIONS_IN_FORCE,
};
const html = { accept: "text/html" };
const accepted = () =>
  app.sql`select agreement, version::text, accepted_at from accounts.acceptance order by agreement`;

/** Somebody who has accepted older versions alone. */
async function personOfOlderVersions() {
  const { first, second } = await given.companyWith("owner", "member");
  await app.sql`update accounts.acceptance set version = '2020-01-01'`;
  return { ...first, other: second };
}

test("whoever joins accepts the versions in force, and the instant is that of the sign-up", async () => {
  await open().post("/join/company", joining);
  const rows: { created_at: Date }[] = await app.sql`select created_at from accounts.sign_up`;
  await workOff(app);
  const at = rows[0]?.created_at;
  expect(await accepted()).toEqual([
    { agreement: "privacy", version: IN_FORCE.privacy, accepted_at: at },
    { agreement: "terms", version: IN_FORCE.terms, accepted_at: at },
  ]);
});

test.each([
  ["nothing", ""],
  ["an older version", "2020-01-01 2020-01-01"],
  ["one of the two", `${IN_FORCE.terms} 2020-01-01`],
])("a sign-up that accepts %s is refused at its field, with what was typed", async (_, given_) => {
  await app.expectNoWrites();
  const answer = await open().post("/join/company", { ...joining, accepted: given_ });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("Accept the versions in force to go on");
  expect(answer.text).toContain("lin@people.test");
  expect(answer.text).not.toContain(password);
});

test("a new person who accepts an invitation accepts the versions in force, or does not join", async () => {
  const { first } = await given.companyWith("owner");
  const boss = await signedIn(first.email);
  const email = "mei@people.test";
  await boss.post("/company/team", { act: "invite", email, role: "member" });
  await workOff(app);
  const { path, token } = await given.linkTo(email);
  const fields = { act: "join", name: "Mei", password: "three quiet words", locale: "en", token };
  expect((await unchanged(app.traces, () => open().post(path, fields))).status).toBe(422);
  expect((await open().post(path, { ...fields, accepted: VERSIONS_IN_FORCE })).status).toBe(303);
  const rows = await app.sql`select agreement from accounts.acceptance a
    join accounts."user" u on u.id = a.user_id where u.email = ${email}`;
  expect(rows).toHaveLength(2);
});

test("newer versions are shown once to a browser at its next page, which it gets after that", async () => {
  const { email } = await personOfOlderVersions();
  const here = await signedIn(email);
  const first = await here.get("/company/team?x=1", html);
  expect([first.status, first.headers.location]).toEqual([302, "/agreements?to=%2Fcompany%2Fteam%3Fx%3D1"]);
  expect((await here.get("/agreements")).status).toBe(200);
  expect((await here.get("/company/team", html)).status).toBe(200);
});

test("until they are accepted acts are refused and change nothing; one's own account stays in one's hands", async () => {
  const { email, other } = await personOfOlderVersions();
  const here = await signedIn(email);
  const act = { act: "role", memberId: other.memberId, role: "viewer" };
  const refused = await unchanged(app.traces, () => here.post("/company/team", act));
  expect([refused.status, replyIn(refused).refusal?.code]).toEqual([403, "agreement-missing"]);
  const own = { act: "person", name: "Lin Qiao", locale: "en" };
  expect((await here.post("/account", own)).status).toBe(303);
  expect((await here.post("/account/sessions", { act: "end-others" })).status).toBe(303);

  const done = await here.post("/agreements", { accepted: VERSIONS_IN_FORCE, to: "/company/team" });
  expect([done.status, done.headers.location]).toEqual([303, "/company/team"]);
  expect((await here.post("/company/team", act)).status).toBe(303);
});

test("an acceptance of older versions is refused, a second one changes nothing, and it is stored per version", async () => {
  const { email, userId } = await personOfOlderVersions();
  const here = await signedIn(email);
  const old = await unchanged(app.traces, () =>
    here.post("/agreements", { accepted: "2020-01-01 2020-01-01" }),
  );
  expect(old.status).toBe(422);
  await here.post("/agreements", { accepted: VERSIONS_IN_FORCE });
  const rows = () =>
    app.sql`select version::text, accepted_at from accounts.acceptance where user_id = ${userId} order by 1, 2`;
  await unchanged(rows, () =>
    here.post("/agreements", { accepted: VERSIONS_IN_FORCE, to: "https://evil.test" }),
  );
  expect(await rows()).toHaveLength(4);
});

test("a generated person of a demonstration is not asked", async () => {
  const { email, userId } = await personOfOlderVersions();
  await app.sql`update accounts."user" set is_demonstration = true where id = ${userId}`;
  const here = await signedIn(email);
  expect((await here.get("/company/team", html)).status).toBe(200);
});
