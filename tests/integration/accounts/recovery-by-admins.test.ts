import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { removeAdmin } from "#app/services/admins/remove-admin.server.ts";
import { takeAdminRole } from "#app/services/admins/take-admin-role.server.ts";
import { approveRecovery } from "#app/services/recoveries/approve-recovery.server.ts";
import { decideAsOperator } from "#app/services/recoveries/decide-as-operator.server.ts";
import { stopRecovery } from "#app/services/recoveries/stop-recovery.server.ts";
import { watchRecoveries } from "#app/services/recoveries/watch-recoveries.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { later, noon } from "#tests/support/http/factor-sign-in.ts";
import { recovering } from "#tests/support/http/recovering.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, {}, { startsAt: noon, isEmptied: true });
const of = recovering(app);
const system = { kind: "system" } as const;
const hours = 60 * 60;
const day = 24 * hours;

let admins: { email: string; actor: AdminActor }[] = [];

async function admin() {
  const { userId, email } = await given.person(null, "admin");
  await of.factors.give(userId);
  return { email, userId, actor: { kind: "admin", userId, roles: ADMIN_ROLES } as const };
}

beforeEach(async () => {
  admins = [await admin(), await admin()];
});
const [x, y] = [() => (admins[0] as (typeof admins)[0]).actor, () => (admins[1] as (typeof admins)[0]).actor];
const emailsOf = (...emails: string[]) => [...emails, ...admins.map(({ email }) => email)].sort();

/** Somebody with a second factor that is lost, who has asked for recovery. */
async function lost(person: { userId: string; email: string }) {
  await of.factors.give(person.userId);
  const who = await of.waiting(person.email);
  const claim = await of.requests(who);
  const { id: recoveryId } = await of.recoveryOf(person.userId);
  return { ...person, who, claim, recoveryId };
}
const approval = (recoveryId: string) => ({ recoveryId, verifiedHow: "video_with_document" }) as const;
const approve = (by: AdminActor, recoveryId: string) => approveRecovery(app.web, by, approval(recoveryId));

/** Signs in and sets up a new second factor. */
async function usesIt({ email, claim }: { email: string; claim: string }) {
  const back = await of.comesBack(email);
  const { answer } = await of.enrols(back, claim);
  expect(answer.status).toBe(200);
  expect(await of.isSignedIn(back)).toBe(true);
}
describe("an owner is recovered by two admins", () => {
  test("a day after the second has agreed; all owners and admins are told of each step", async () => {
    const { first: owner, second: partner } = await given.companyWith("owner", "owner");
    const told = emailsOf(owner.email, partner.email);
    const recovery = await lost(owner);
    await workOff(app);
    expect(await of.newlyTold()).toEqual(told);

    await approve(x(), recovery.recoveryId);
    expect(await of.recoveryOf(owner.userId)).toMatchObject({ status: "proposed", usable_from: null });
    await workOff(app);
    expect(await of.newlyTold()).toEqual(told);
    await refuses("confirmation-same-person", () => approve(x(), recovery.recoveryId), app.traces);
    expect(await of.begins(recovery.who, recovery.claim)).toBe("recovery-wrong-state");

    await approve(y(), recovery.recoveryId);
    const [settled] = await app.sql`select * from confirmation where subject_id = ${recovery.recoveryId}`;
    expect(settled).toMatchObject({
      kind: "recovery",
      status: "confirmed",
      proposed_by: x().userId,
      settled_by: y().userId,
    });
    await workOff(app);
    expect(await of.newlyTold()).toEqual(told);
    await app.setNow(later(day));
    await watchRecoveries(app.worker, system);
    await workOff(app);
    expect(await of.newlyTold()).toEqual(told);
    await usesIt(recovery);
    await workOff(app);
    expect(await of.newlyTold()).toEqual(told);
    expect(await events(owner.userId)).toEqual([
      ["recovery-requested", "public", null],
      ["recovery-proposed", "admin", "video_with_document"],
      ["recovery-approved", "admin", "video_with_document"],
      ["second-factor-enrolled", "public", null],
      ["recovery-done", "public", null],
    ]);
  });

  test("not by a partner in the organization, who may stop it", async () => {
    const { companyId, first: owner, second: partner } = await given.companyWith("owner", "owner");
    const { recoveryId } = await lost(owner);
    const by = { kind: "company", companyId, userId: partner.userId, memberRole: "owner" } as const;
    await refuses("recovery-not-yours", () => approveRecovery(app.web, by, approval(recoveryId)), app.traces);
    await approve(x(), recoveryId);
    await stopRecovery(app.web, by, { recoveryId });
    expect(await of.recoveryOf(owner.userId)).toMatchObject({ status: "declined", end_reason: "by_owner" });
    await refuses("recovery-wrong-state", () => approve(y(), recoveryId), app.traces);
    // What waited for the second admin is closed with it.
    const [waited] =
      await app.sql`select status, settled_by from confirmation where subject_id = ${recoveryId}`;
    expect(waited).toEqual({ status: "overtaken", settled_by: null });
  });

  test("not by an admin with a tie to one of their organizations, who may stop it", async () => {
    const { companyId, first: owner } = await given.companyWith("owner");
    const { recoveryId } = await lost(owner);
    await app.sql`insert into admin_tie (user_id, organization_id, kind)
      values (${x().userId}, ${companyId}, 'family')`;
    await refuses("admin-has-tie", () => approve(x(), recoveryId), app.traces);
    await approve(y(), recoveryId);
    await refuses("admin-has-tie", () => approve(x(), recoveryId), app.traces);
    await stopRecovery(app.web, x(), { recoveryId });
    expect(await of.recoveryOf(owner.userId)).toMatchObject({ status: "declined", end_reason: "by_admin" });
  });

  test("not with the word of an admin who has been removed since, or is of security no more", async () => {
    const third = await admin();
    const [one, other] = [await given.owner(), await given.owner()];
    const [first, second] = [await lost(one), await lost(other)];
    await approve(x(), first.recoveryId);
    await takeAdminRole(app.web, third.actor, { userId: x().userId, role: "security" });
    await approve(y(), second.recoveryId);
    await removeAdmin(app.web, third.actor, { userId: y().userId });
    for (const { userId, recoveryId } of [first, second]) {
      await refuses("recovery-wrong-state", () => approve(third.actor, recoveryId), app.traces);
      expect(await of.recoveryOf(userId)).toMatchObject({ status: "declined", end_reason: "by_admin" });
      const [waited] = await app.sql`select status from confirmation where subject_id = ${recoveryId}`;
      expect(waited).toEqual({ status: "overtaken" });
    }
  });

  test("lapses when no second admin agrees within a working day", async () => {
    const owner = await given.owner();
    const { recoveryId } = await lost(owner);
    await approve(x(), recoveryId);
    const dueAt = deadlineAfter(noon, 1, app.web.workingDays);
    await app.setNow(new Date(dueAt.getTime() - 1));
    await watchRecoveries(app.worker, system);
    expect(await of.statusOf(owner.userId)).toBe("proposed");
    await app.setNow(dueAt);
    await refuses("recovery-wrong-state", () => approve(y(), recoveryId), app.traces);
    await watchRecoveries(app.worker, system);
    expect(await of.statusOf(owner.userId)).toBe("lapsed");
    const [waited] =
      await app.sql`select status, settled_by from confirmation where subject_id = ${recoveryId}`;
    expect(waited).toEqual({ status: "lapsed", settled_by: null });
    await workOff(app);
    expect((await of.mailsTo(owner.email)).at(-1)?.subject).toBe("Recovery of your account has lapsed");
  });
});

test("an owner is led to the organization that they share with the person, whatever else they belong to", async () => {
  const { companyId, first: owner, second: member } = await given.companyWith("owner", "member");
  const bank = await given.organization("institution");
  await app.sql`insert into accounts.member (organization_id, user_id, role, created_at)
    values (${bank}, ${owner.userId}, 'viewer', '2020-01-01')`;
  expect(companyId).not.toBe(bank);
  await lost(member);
  await workOff(app);
  const [mail] = await of.mailsTo(owner.email);
  expect(mail?.text).toMatch(/\/company\/team\/recoveries/);
});

test("a member of two organizations is recovered by two admins, by no owner", async () => {
  const { companyId, first: owner, second: member } = await given.companyWith("owner", "member");
  const elsewhere = await given.companyWith("owner");
  await app.sql`insert into accounts.member (organization_id, user_id, role)
    values (${elsewhere.companyId}, ${member.userId}, 'member')`;
  const recovery = await lost(member);
  const by = { kind: "company", companyId, userId: owner.userId, memberRole: "owner" } as const;
  await refuses(
    "recovery-not-yours",
    () => approveRecovery(app.web, by, approval(recovery.recoveryId)),
    app.traces,
  );
  await approve(x(), recovery.recoveryId);
  await approve(y(), recovery.recoveryId);
  await workOff(app);
  expect((await of.mailsTo(elsewhere.first.email)).map(({ subject }) => subject)).toContain(
    "The recovery of Lin’s account was approved",
  );
  await app.setNow(later(day));
  await usesIt(recovery);
});

describe("an admin", () => {
  test("is recovered by two others, and takes no part", async () => {
    const recovery = await lost(await given.person(null, "admin"));
    const own: AdminActor = { kind: "admin", userId: recovery.userId, roles: ADMIN_ROLES };
    await refuses("recovery-own", () => approve(own, recovery.recoveryId), app.traces);
    await approve(x(), recovery.recoveryId);
    await refuses("recovery-own", () => approve(own, recovery.recoveryId), app.traces);
    await approve(y(), recovery.recoveryId);
    await app.setNow(later(day));
    await usesIt(recovery);
  });

  test("is not recovered at the server while two others can decide", async () => {
    const recovery = await lost(await given.person(null, "admin"));
    expect((await of.page(recovery.who)).view.isOperatorNeeded).toBe(false);
    await refuses("recovery-admins-able", () => operator(recovery.email, "approve"), app.traces);
    // One who is banned, or has no second factor, could not.
    await app.sql`update accounts."user" set banned = true where id = ${x().userId}`;
    expect((await of.page(recovery.who)).view.isOperatorNeeded).toBe(true);
    await operator(recovery.email, "approve");
    expect(await of.statusOf(recovery.userId)).toBe("approved");
  });

  test("who is the last is recovered at the server: after the password, with the delay, and an audit row", async () => {
    const last = await given.person(null, "admin");
    await app.sql`update accounts."user" set role = null, admin_roles = '{}'
      where role = 'admin' and id <> ${last.userId}`;
    admins = [];
    await refuses("recovery-not-found", () => operator(last.email, "approve"), app.traces);
    await refuses("recovery-not-found", () => operator("nobody@people.test", "approve"), app.traces);
    const recovery = await lost(last);
    const { usableFrom } = await operator(last.email.toUpperCase(), "approve");
    expect(usableFrom).toEqual(later(day));
    await refuses("recovery-wrong-state", () => operator(last.email, "approve"), app.traces);
    await app.setNow(later(day - 1));
    expect(await of.begins(await of.waiting(last.email), recovery.claim)).toBe("recovery-too-early");
    await app.setNow(later(day));
    await usesIt(recovery);
    expect(await events(last.userId)).toContainEqual(["recovery-approved", "system", "by_operator"]);
    await workOff(app);
    expect(await of.newlyTold()).toEqual([last.email, last.email, last.email]);
  });

  test("can be stopped at the server, too", async () => {
    const recovery = await lost(await given.person(null, "admin"));
    await operator(recovery.email, "cancel");
    expect(await of.recoveryOf(recovery.userId)).toMatchObject({
      status: "declined",
      end_reason: "by_operator",
    });
    await refuses("recovery-not-found", () => operator(recovery.email, "cancel"), app.traces);
  });
});

test("a member is never recovered at the server, nor by admins", async () => {
  const { second: member } = await given.companyWith("owner", "member");
  const recovery = await lost(member);
  await refuses("recovery-not-yours", () => operator(member.email, "approve"), app.traces);
  await refuses("recovery-not-yours", () => approve(x(), recovery.recoveryId), app.traces);
  await stopRecovery(app.web, x(), recovery);
  expect(await of.recoveryOf(member.userId)).toMatchObject({ status: "declined", end_reason: "by_admin" });
});

const operator = (email: string, verdict: "approve" | "cancel") =>
  decideAsOperator(app.worker, system, { email, verdict });

async function events(userId: string) {
  const rows = await app.sql<{
    type: string;
    actor_kind: string;
    reason_code: string | null;
    note: string | null;
  }>`
    select type, actor_kind, reason_code, note from event where subject_id = ${userId} order by id`;
  expect(rows.filter(({ note }) => note !== null)).toEqual([]);
  return rows.map((row) => [row.type, row.actor_kind, row.reason_code]);
}
