import { expect, test } from "vitest";
import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { actorIn } from "#app/domain/accounts/actor.ts";
import { changeMemberRole } from "#app/services/accounts/change-member-role.server.ts";
import { inviteMember } from "#app/services/accounts/invite-member.server.ts";
import { removeMember } from "#app/services/accounts/remove-member.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";
import type { OpenTestApp } from "#tests/support/open-test-app.ts";

const { app, given } = openWith(
  (opened: OpenTestApp) => ({ ...accountsIn(opened), records: givenIn(opened) }),
  {},
  { isEmptied: true },
);
const { open, signedIn } = openAccountPages(app);
const email = "mei@people.test";
const answer = {
  act: "join",
  name: "Mei",
  password: "three quiet words",
  locale: "en",
  accepted: VERSIONS_IN_FORCE,
};

/** An institution with an owner, a member, and an open invitation. */
async function institutionWithInvitation() {
  const { institutionId } = await given.records.institution();
  const boss = await given.person({ organizationId: institutionId, memberRole: "owner" });
  const member = await given.person({ organizationId: institutionId, memberRole: "member" });
  const owner = actorIn({
    kind: "institution",
    organizationId: institutionId,
    userId: boss.userId,
    memberRole: "owner",
  });
  await inviteMember(app.web, owner, { email, role: "member" });
  await workOff(app);
  const rows: { id: string }[] =
    await app.sql`select id from accounts.member where user_id = ${member.userId}`;
  return { institutionId, boss, owner, member, memberId: rows[0]?.id ?? "", ...(await given.linkTo(email)) };
}

const setStatus = (institutionId: string, status: string) =>
  app.sql`update institution set status = ${status} where id = ${institutionId}`;

test.each(["suspended", "terminated"])(
  "a %s institution invites nobody and changes no role; it may remove a member",
  async (status) => {
    const { institutionId, owner, memberId } = await institutionWithInvitation();
    await setStatus(institutionId, status);
    const invite = () => inviteMember(app.web, owner, { email: "x@people.test", role: "owner" });
    const promote = () => changeMemberRole(app.web, owner, { memberId, role: "owner" });
    const state = async () => ({
      members: await given.rolesIn(institutionId),
      invitations: await app.sql`select id, status from accounts.invitation`,
      events: await app.sql`select id from event`,
    });
    await refuses("institution-not-active", invite, state);
    await refuses("institution-not-active", promote, state);
    const before = await given.rolesIn(institutionId);
    await removeMember(app.web, owner, { memberId });
    expect(await given.rolesIn(institutionId)).toHaveLength(before.length - 1);
  },
);

test.each(["suspended", "terminated"])(
  "an invitation of an institution that is %s meanwhile opens nothing",
  async (status) => {
    const { institutionId, path, token } = await institutionWithInvitation();
    await setStatus(institutionId, status);
    expect((await open().get(path)).status).toBe(404);
    const refused = await unchanged(app.traces, () => open().post(path, { ...answer, token }));
    expect([refused.status, replyIn(refused).refusal?.code]).toEqual([404, "invitation-not-found"]);
    await setStatus(institutionId, "active");
    expect((await open().post(path, { ...answer, token })).status).toBe(303);
  },
);

test("a person with an account can't accept the invitation of a suspended institution", async () => {
  const { institutionId, owner } = await institutionWithInvitation();
  const known = await given.owner();
  await inviteMember(app.web, owner, { email: known.email, role: "member" });
  await workOff(app);
  const { path, token } = await given.linkTo(known.email);
  const who = await signedIn(known.email);
  await setStatus(institutionId, "suspended");
  const refused = await unchanged(app.traces, () => who.post(path, { act: "accept", token }));
  expect([refused.status, replyIn(refused).refusal?.code]).toEqual([404, "invitation-not-found"]);
});

test("a suspended person's invitations open nothing, and their session, which could send more, has ended", async () => {
  const { boss, path, token } = await institutionWithInvitation();
  const here = await signedIn(boss.email);
  await app.sql`update accounts."user" set banned = true where id = ${boss.userId}`;
  expect((await open().post(path, { ...answer, token })).status).toBe(404);
  const post = { act: "invite", email: "x@people.test", role: "member" };
  expect((await unchanged(app.traces, () => here.post("/institution/team", post))).headers.location).toMatch(
    /^\/sign-in/,
  );
});

test("an invitation that was queued before the suspension is not sent", async () => {
  const { institutionId, owner } = await institutionWithInvitation();
  await app.sql`delete from dev_mail`;
  await inviteMember(app.web, owner, { email: "later@people.test", role: "member" });
  await setStatus(institutionId, "suspended");
  await workOff(app);
  expect(await app.sql`select from dev_mail where recipient = 'later@people.test'`).toEqual([]);
});
