import { expect, test } from "vitest";
import { changeMemberRole } from "#app/services/accounts/change-member-role.server.ts";
import { listTeam } from "#app/services/accounts/list-team.server.ts";
import { removeMember } from "#app/services/accounts/remove-member.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const { signedIn } = openAccountPages(app);

const act = async (who: Browser, fields: Record<string, string>) => {
  const answer = await who.post("/company/team", fields);
  return answer.status === 303 ? "done" : `${answer.status} ${replyIn(answer).refusal?.code ?? "form"}`;
};

test.each(["member", "viewer"] as const)("a %s cannot change the team", async (role) => {
  const { first, second } = await given.companyWith("owner", role);
  const who = await signedIn(second.email);
  expect((await who.get("/company/team")).status).toBe(200);
  await app.expectNoWrites();
  for (const fields of [
    { act: "invite", email: "x@people.test", role: "owner" },
    { act: "role", memberId: second.memberId, role: "owner" },
    { act: "remove", memberId: first.memberId },
  ]) {
    expect(await act(who, fields)).toBe("403 not-allowed-role");
  }
});

test("an owner changes a role, which takes effect with the next request", async () => {
  const { first, second, companyId } = await given.companyWith("owner", "member");
  const [boss, other] = [await signedIn(first.email), await signedIn(second.email)];
  expect(await act(boss, { act: "role", memberId: second.memberId, role: "owner" })).toBe("done");
  expect(await act(other, { act: "role", memberId: first.memberId, role: "viewer" })).toBe("done");
  expect(await given.rolesIn(companyId)).toEqual(["owner", "viewer"]);
  const rows = await app.sql`select type, from_status, to_status from event order by id`;
  expect(rows).toEqual([
    { type: "member-role-changed", from_status: "member", to_status: "owner" },
    { type: "member-role-changed", from_status: "owner", to_status: "viewer" },
  ]);
});

test("a removed member sees nothing of the organization any more", async () => {
  const { first, second, companyId } = await given.companyWith("owner", "member");
  const [boss, other] = [await signedIn(first.email), await signedIn(second.email)];
  expect(await act(boss, { act: "remove", memberId: second.memberId })).toBe("done");
  expect((await other.get("/company/team")).status).toBe(302);
  expect((await other.get("/account")).status).toBe(200);
  expect(await given.rolesIn(companyId)).toEqual(["owner"]);
});

test("a member can leave; the last owner can neither leave nor become a member", async () => {
  const { first, second } = await given.companyWith("owner", "member");
  const [boss, other] = [await signedIn(first.email), await signedIn(second.email)];
  expect(await act(other, { act: "remove", memberId: second.memberId })).toBe("done");
  await app.expectNoWrites();
  expect(await act(boss, { act: "remove", memberId: first.memberId })).toBe("409 last-owner");
  expect(await act(boss, { act: "role", memberId: first.memberId, role: "viewer" })).toBe("409 last-owner");
});

test("of two owners who remove each other at once one stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { first, second, companyId } = await given.companyWith("owner", "owner");
    const outcomes = await Promise.allSettled([
      removeMember(app.web, first.actor, { memberId: second.memberId }),
      changeMemberRole(app.web, second.actor, { memberId: first.memberId, role: "viewer" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await given.rolesIn(companyId)).toContain("owner");
  }
});

test("the database rejects a transaction that leaves an organization without an owner", async () => {
  const { first, second, companyId } = await given.companyWith("owner", "owner");
  const demote = (memberId: string) =>
    app.sql`update accounts.member set role = 'viewer' where id = ${memberId}`;
  const outcomes = await Promise.allSettled([demote(first.memberId), demote(second.memberId)]);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(await given.rolesIn(companyId)).toEqual(["owner", "viewer"]);
});

test("another organization's member is not found", async () => {
  const [mine, theirs] = [await given.companyWith("owner"), await given.companyWith("owner", "member")];
  const boss = await signedIn(mine.first.email);
  await app.expectNoWrites();
  const { memberId } = theirs.second;
  expect(await act(boss, { act: "role", memberId, role: "viewer" })).toBe("404 member-not-found");
  expect(await act(boss, { act: "remove", memberId })).toBe("404 member-not-found");
  const team = await listTeam(app.web, mine.first.actor);
  expect(team.members.map(({ email }) => email)).toEqual([mine.first.email]);
});
