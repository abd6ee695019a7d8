import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { adminsIn } from "#tests/factories/admins.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openWith(adminsIn, {}, { isEmptied: true });
const accounts = accountsIn(app);
const { open, signedIn } = openAccountPages(app);

const email = "nora@people.test";
const answerTo = {
  act: "join",
  name: "Nora",
  password: "three quiet words",
  locale: "en",
  accepted: VERSIONS_IN_FORCE,
};

async function invited(address = email) {
  const [ann, bo] = [await given.admin("Ann"), await given.admin("Bo")];
  await given.invited(address, ["finance"], ann, bo);
  await workOff(app);
  return { ann, bo, ...(await accounts.linkTo(address)) };
}

const standing = (address: string) =>
  app.sql`select role, admin_roles from accounts."user" where email = ${address}`;
const isFinance = [{ role: "admin", admin_roles: ["finance"] }];

test("a new person follows the link and is an admin, whom every page leads to the second factor first", async () => {
  const { path, token, ann } = await invited();
  const nora = open();
  expect((await nora.get(path)).status).toBe(200);
  const answer = await nora.post(path, { ...answerTo, token });
  expect([answer.status, answer.headers.location]).toEqual([303, "/admin"]);
  expect(await standing(email)).toEqual(isFinance);
  for (const page of ["/admin", "/admin/team"])
    expect((await nora.open(page)).path).toMatch(/^\/account\/second-factor/);
  const types: { type: string }[] = await app.sql`select type from event order by id`;
  expect(types.map(({ type }) => type)).toEqual([
    "admin-invited",
    "admin-proposal-confirmed",
    "admin-joined",
  ]);
  await workOff(app);
  expect((await accounts.emailTo(`${ann.userId}@operator.test`))?.subject).toBe(
    "Roles of an admin have changed: Nora",
  );
});

test("the link works once, and a wrong token opens nothing", async () => {
  const { path, token } = await invited();
  await open().post(path, { ...answerTo, token });
  await app.expectNoWrites();
  const again = await open().post(path, { ...answerTo, token });
  expect([again.status, replyIn(again).refusal?.code]).toEqual([404, "invitation-not-found"]);
  expect((await open().get(path.replace(token, "forged"))).status).toBe(404);
});

test("an account without an organization joins, signed in with that address", async () => {
  const loner = await accounts.person(null);
  const { path, token } = await invited(loner.email);
  const who = await signedIn(loner.email);
  expect((await who.get(path)).status).toBe(200);
  const answer = await who.post(path, { act: "accept", token });
  expect([answer.status, answer.headers.location]).toEqual([303, "/admin"]);
  expect(await standing(loner.email)).toEqual(isFinance);
});

test("somebody else's account is refused, and so is one that has joined an organization meanwhile", async () => {
  const [loner, other] = [await accounts.person(null), await accounts.person(null)];
  const { path, token } = await invited(loner.email);
  const stranger = await signedIn(other.email);
  const who = await signedIn(loner.email);
  await app.sql`insert into accounts.member (organization_id, user_id, role)
    values (${await accounts.organization()}, ${loner.userId}, 'viewer')`;
  await app.expectNoWrites();
  const foreign = await stranger.post(path, { act: "accept", token });
  expect([foreign.status, replyIn(foreign).refusal?.code]).toEqual([403, "invitation-for-another"]);
  const member = await who.post(path, { act: "accept", token });
  expect([member.status, replyIn(member).refusal?.code]).toEqual([409, "admin-is-member"]);
});

test("the database lets nobody be an admin and a member, in either order", async () => {
  const [loner, ann] = [await accounts.person(null), await given.admin()];
  const organizationId = await accounts.organization();
  const join = (userId: string) =>
    app.sql`insert into accounts.member (organization_id, user_id, role) values (${organizationId}, ${userId}, 'viewer')`;
  await expect(join(ann.userId)).rejects.toThrow("belongs to no organization");
  await join(loner.userId);
  const promote = app.sql`update accounts."user" set role = 'admin' where id = ${loner.userId}`;
  await expect(promote).rejects.toThrow("belongs to no organization");
});

function appoint(...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/admin-appoint.ts", ...flags], {
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, DATABASE_URL: app.databaseUrl },
  });
  return { status, stdout, stderr };
}

test("the server's command invites the first admin, tells the admins of a further one, and leaves events", async () => {
  expect(appoint(email, "--roles", "security,moderator")).toMatchObject({ status: 0, stderr: "" });
  await workOff(app);
  const { path, token } = await accounts.linkTo(email);
  await open().post(path, { ...answerTo, token });
  expect(await standing(email)).toEqual([{ role: "admin", admin_roles: ["moderator", "security"] }]);
  const second = await given.admin("Bo", ["moderator"]);
  const address = `${second.userId}@operator.test`;
  expect(appoint(address, "--roles", "security")).toMatchObject({ status: 0 });
  expect(await given.rolesOf(second)).toEqual(["moderator", "security"]);
  await workOff(app);
  expect((await accounts.emailTo(email))?.subject).toBe("An admin was appointed on the server");
  const rows =
    await app.sql`select actor_kind, actor_user_id, note from event where type = 'admin-appointed'`;
  const bySystem = { actor_kind: "system", actor_user_id: null, note: null };
  expect(rows).toEqual([bySystem, bySystem]);
}, 60_000);

test("the command refuses a member, an unknown role and a missing address, and changes nothing", async () => {
  const { email: member } = await accounts.owner();
  await app.expectNoWrites();
  const refused = appoint(member, "--roles", "security");
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("belongs to a company")]);
  for (const flags of [[email, "--roles", "owner"], ["--roles", "security"], [email], [email, "--no-such"]]) {
    const { status, stderr } = appoint(...flags);
    expect([status, stderr]).toEqual([1, expect.stringContaining("npm run admin:appoint --")]);
  }
}, 60_000);
