import { expect, test } from "vitest";
import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const { open, signedIn } = openAccountPages(app);

const act = async (who: Browser, fields: Record<string, string>) => {
  const answer = await who.post("/company/team", fields);
  return answer.status === 303 ? "done" : `${answer.status} ${replyIn(answer).refusal?.code ?? "form"}`;
};

const newcomer = "mei@people.test";
const answerTo = {
  act: "join",
  name: "Mei",
  password: "three quiet words",
  locale: "en",
  accepted: VERSIONS_IN_FORCE,
};

async function invited(role: MemberRole = "viewer") {
  const company = await given.companyWith("owner");
  const boss = await signedIn(company.first.email);
  expect(await act(boss, { act: "invite", email: newcomer, role })).toBe("done");
  await workOff(app);
  return { ...company, boss, ...(await given.linkTo(newcomer)) };
}

test("a new person follows the link, chooses a password, and is a member with the invited role", async () => {
  const { companyId, subject, path, token } = await invited();
  expect(subject).toBe("Lin invites you to company of a test");
  const mei = open();
  expect((await mei.get(path)).status).toBe(200);
  expect((await mei.post(path, { ...answerTo, token })).headers.location).toBe("/sign-in");
  expect((await mei.open("/sign-in")).path).toBe("/company/profile");
  expect(await given.rolesIn(companyId)).toEqual(["owner", "viewer"]);
  const rows = await app.sql`select type, company_id from event order by id`;
  expect(rows).toEqual([
    { type: "member-invited", company_id: companyId },
    { type: "member-joined", company_id: companyId },
  ]);
});

test("an invitation works once, and an invalid or foreign token opens nothing", async () => {
  const { path, token } = await invited();
  await open().post(path, { ...answerTo, token });
  await app.expectNoWrites();
  expect((await open().get(path)).status).toBe(404);
  const again = await open().post(path, { ...answerTo, token });
  expect([again.status, replyIn(again).refusal?.code]).toEqual([404, "invitation-not-found"]);
});

test("the inviting owner, who knows the invitation's id, cannot accept it for another person's address", async () => {
  const { boss } = await invited();
  const rows: { id: string }[] = await app.sql`select id from accounts.invitation`;
  const path = `/invitations/${rows[0]?.id ?? ""}`;
  await app.expectNoWrites();
  expect((await boss.get(path)).status).toBe(404);
  expect((await open().post(path, { ...answerTo, token: rows[0]?.id ?? "" })).status).toBe(404);
});

test("a person with an account signs in to accept, and works for both organizations from then on", async () => {
  const company = await given.companyWith("owner");
  const other = await given.owner("institution");
  const boss = await signedIn(company.first.email);
  await act(boss, { act: "invite", email: other.email, role: "member" });
  await workOff(app);
  const { path, token } = await given.linkTo(other.email);

  const wrong = await boss.post(path, { act: "accept", token });
  expect([wrong.status, replyIn(wrong).refusal?.code]).toEqual([403, "invitation-for-another"]);
  const taken = await open().post(path, { ...answerTo, token });
  expect([taken.status, replyIn(taken).refusal?.code]).toEqual([409, "account-exists"]);
  expect(await given.rolesIn(company.companyId)).toEqual(["owner"]);

  const who = await signedIn(other.email);
  expect((await who.open("/sign-in")).path).toBe("/institution/application");
  expect((await who.post(path, { act: "accept", token })).status).toBe(303);
  expect((await who.open("/sign-in")).path).toBe("/company/profile");
  const rows: { id: string }[] = await app.sql`select id from accounts.organization
    where kind = 'institution'`;
  await who.post("/account", { act: "organization", organizationId: rows[0]?.id ?? "" });
  expect((await who.open("/sign-in")).path).toBe("/institution/application");
});

test("inviting has the same response for known and unknown addresses", async () => {
  const { first } = await given.companyWith("owner");
  const known = await given.owner();
  const boss = await signedIn(first.email);
  const answers = [];
  for (const email of [known.email, newcomer]) {
    const invitation = { act: "invite", email, role: "member" };
    const { status, headers, text } = await boss.post("/company/team", invitation);
    answers.push([status, headers.location, text]);
  }
  expect(answers[0]).toEqual(answers[1]);
});

test("an open invitation is not duplicated; once withdrawn, its link opens nothing and the address may be invited again", async () => {
  const { boss, path, companyId } = await invited();
  expect(await act(boss, { act: "invite", email: newcomer, role: "owner" })).toBe(
    "409 member-invited-already",
  );
  const rows: { id: string }[] = await app.sql`select id from accounts.invitation`;
  expect(await act(boss, { act: "cancel", invitationId: rows[0]?.id ?? "" })).toBe("done");
  expect((await open().get(path)).status).toBe(404);
  expect(await act(boss, { act: "invite", email: newcomer, role: "member" })).toBe("done");
  expect(await given.rolesIn(companyId)).toEqual(["owner"]);
});

test("an invitation expires after seven days", async () => {
  const { path, token } = await invited();
  await app.sql`update accounts.invitation set expires_at = now() - interval '1 second'`;
  expect((await open().get(path)).status).toBe(404);
  expect((await open().post(path, { ...answerTo, token })).status).toBe(404);
  expect(await app.sql`select from accounts."user"`).toHaveLength(1);
});

test("a current member can't be invited", async () => {
  const { first, second } = await given.companyWith("owner", "member");
  const boss = await signedIn(first.email);
  expect(await act(boss, { act: "invite", email: second.email, role: "owner" })).toBe("409 member-already");
});

test("an address whose sign-up was never confirmed belongs to the owner of its mailbox, not to the stranger who signed up with it", async () => {
  const stranger = {
    organizationName: "Stranger",
    name: "X",
    email: newcomer,
    password: "a stranger's password",
    locale: "en",
    accepted: VERSIONS_IN_FORCE,
  };
  await open().post("/join/company", stranger);
  await workOff(app);
  const { companyId, path, token } = await invited("member");
  expect((await open().post(path, { ...answerTo, token })).status).toBe(303);
  expect((await open().post("/sign-in", { email: newcomer, password: stranger.password })).status).toBe(422);
  expect(await given.rolesIn(companyId)).toEqual(["member", "owner"]);
  expect(await app.sql`select from accounts.organization where name = 'Stranger'`).toEqual([]);
});
