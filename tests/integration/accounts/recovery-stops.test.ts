import { beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { LIMITS } from "#app/domain/accounts/limits.ts";
import { approveRecovery } from "#app/services/recoveries/approve-recovery.server.ts";
import { listRecoveries } from "#app/services/recoveries/list-recoveries.server.ts";
import { stopRecovery } from "#app/services/recoveries/stop-recovery.server.ts";
import { watchRecoveries } from "#app/services/recoveries/watch-recoveries.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openRecovery } from "#tests/factories/recoveries.ts";
import { later, noon, refusalIn } from "#tests/support/http/factor-sign-in.ts";
import { recovering } from "#tests/support/http/recovering.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, {}, { startsAt: noon });
const of = recovering(app);
const system = { kind: "system" } as const;
const hours = 60 * 60;
const day = 24 * hours;

// All of them come from one network.
beforeEach(() => app.sql`delete from rate_limit`);

/** A company's owner, and a member who has asked for recovery; approved, if wished. */
async function asked({ isApproved = false } = {}) {
  const { companyId, first: owner, second: member } = await given.companyWith("owner", "member");
  const recoveryCodes = await of.factors.give(member.userId);
  const who = await of.waiting(member.email);
  const claim = await of.requests(who);
  const { id: recoveryId } = await of.recoveryOf(member.userId);
  const by: CompanyActor = { kind: "company", companyId, userId: owner.userId, memberRole: "owner" };
  if (isApproved) await approve(by, recoveryId);
  const ended = async () => {
    const { status, end_reason: reason } = await of.recoveryOf(member.userId);
    return [status, reason];
  };
  return { owner, member, recoveryCodes, who, claim, recoveryId, by, ended };
}
const approve = (by: CompanyActor | InstitutionActor, recoveryId: string) =>
  approveRecovery(app.web, by, { recoveryId, verifiedHow: "met_in_person" });

/** The path of the link in the newest e-mail to the person that has one. */
async function linkOf(email: string): Promise<string> {
  const mails = await of.mailsTo(email);
  const urls = mails.flatMap(({ text }) => /https?:\/\/\S+\/stop-recovery\?\S+/.exec(text) ?? []);
  const url = new URL(urls.at(-1) ?? "");
  return url.pathname + url.search;
}

describe.each([{ isApproved: false }, { isApproved: true }])("a recovery (%o) is stopped", (start) => {
  test("by the person, with the password", async () => {
    const { who, ended } = await asked(start);
    expect((await who.post(of.at, { act: "cancel" })).status).toBe(303);
    expect(await ended()).toEqual(["cancelled", "by_person"]);
    expect(refusalIn(await who.post(of.at, { act: "cancel" }))).toBe("recovery-wrong-state");
  });

  test("by the link of an e-mail, without signing in; opening it stops nothing, a forged one neither", async () => {
    const { member, ended, recoveryId } = await asked(start);
    await workOff(app);
    const path = await linkOf(member.email);
    const stranger = of.open();
    expect((await stranger.get(path)).status).toBe(200);
    const other = await asked();
    for (const token of ["", recoveryId, `${recoveryId}.x`, `${other.recoveryId}${tokenIn(path).slice(36)}`])
      expect((await stranger.post("/stop-recovery", { token })).status).toBeGreaterThanOrEqual(400);
    expect(refusalIn(await stranger.post("/stop-recovery", { token: `${recoveryId}.x` }))).toBe(
      "recovery-link-not-valid",
    );
    expect((await ended())[0]).toBe(start.isApproved ? "approved" : "requested");
    const token = tokenIn(path);
    expect((await stranger.post("/stop-recovery", { token })).status).toBe(303);
    expect(await ended()).toEqual([start.isApproved ? "cancelled" : "declined", "by_link"]);
    expect(refusalIn(await stranger.post("/stop-recovery", { token }))).toBe("recovery-wrong-state");
    // The link of an ended one says so.
    expect((await stranger.get(path)).status).toBe(200);
  });

  test("by an owner, on their page", async () => {
    const { owner, recoveryId, ended } = await asked(start);
    const who = await of.signedIn(owner.email);
    expect((await who.post("/company/team/recoveries", { act: "stop", recoveryId })).status).toBe(303);
    expect(await ended()).toEqual([start.isApproved ? "cancelled" : "declined", "by_owner"]);
  });

  test("by a right code: the phone was found, and the page says so", async () => {
    const { member, who, ended } = await asked(start);
    const answer = await who.post("/sign-in/code", {
      act: "code",
      code: await of.factors.codeOf(member.userId),
    });
    expect([answer.status, answer.headers.location]).toEqual([303, "/account/second-factor"]);
    expect(await ended()).toEqual(["cancelled", "code_used"]);
    const page = await who.get("/account/second-factor");
    expect(JSON.stringify(page.json())).toContain('"endReason":"code_used"');
  });

  test("by a recovery code", async () => {
    const { who, recoveryCodes, ended } = await asked(start);
    await who.post("/sign-in/code", { act: "recovery", recoveryCode: recoveryCodes[0] ?? "" });
    expect(await ended()).toEqual(["cancelled", "code_used"]);
  });

  test("by a code or a recovery code that confirms an act of a session, and by no guess", async () => {
    for (const proof of ["code", "recovery code"]) {
      const { companyId, first: owner, second: member } = await given.companyWith("owner", "member");
      const recoveryCodes = await of.factors.give(member.userId);
      const [session, thief] = [await of.waiting(member.email), await of.waiting(member.email)];
      const code = () => of.factors.codeOf(member.userId);
      await session.post("/sign-in/code", { act: "code", code: await code() });
      await of.requests(await of.waiting(member.email));
      const { id: recoveryId } = await of.recoveryOf(member.userId);
      const by: CompanyActor = { kind: "company", companyId, userId: owner.userId, memberRole: "owner" };
      if (start.isApproved) await approve(by, recoveryId);
      await app.setNow(later(10 * 60));
      const asks = await session.post("/account/second-factor", { act: "renew" });
      const at = asks.headers.location ?? "";
      expect(at).toMatch(/^\/confirm\//);
      const wrong = await of.factors.wrongCodeOf(member.userId);
      expect(refusalIn(await session.post(at, { act: "renew", confirmationCode: wrong }))).toBe("code-wrong");
      expect(await of.statusOf(member.userId)).toBe(start.isApproved ? "approved" : "requested");
      const right =
        proof === "code"
          ? { confirmationCode: await code() }
          : { confirmationRecoveryCode: recoveryCodes[0] ?? "" };
      expect((await session.post(at, { act: "renew", ...right })).status).toBe(307);
      expect(await of.recoveryOf(member.userId)).toMatchObject({
        status: "cancelled",
        end_reason: "code_used",
      });
      expect(refusalIn(await thief.post(of.at, { act: "cancel" }))).not.toBe("none");
      await app.setNow(noon);
      await app.sql`delete from rate_limit`;
    }
  });

  test("by a reset of the password, and by a changed one", async () => {
    const { member, ended, who } = await asked(start);
    await of.open().post("/forgot-password", { email: member.email });
    await workOff(app);
    const { token } = await given.linkTo(member.email);
    const another = "another thaw in 2019";
    expect((await of.open().post("/reset-password", { token, password: another })).status).toBe(303);
    expect(await ended()).toEqual(["cancelled", "password_changed"]);
    // The sign-in that waited is over.
    expect(refusalIn(await who.post(of.at, { act: "request" }))).toBe("sign-in-over");

    // A session from before is still open in another browser.
    const second = await asked();
    const elsewhere = await of.waiting(second.member.email);
    const kept = await of.waiting(second.member.email);
    await second.who.post(of.at, { act: "cancel" });
    await elsewhere.post("/sign-in/code", {
      act: "code",
      code: await of.factors.codeOf(second.member.userId),
    });
    await of.requests(kept);
    await elsewhere.post("/account", { act: "password", present: of.password, password: another });
    expect(await second.ended()).toEqual(["cancelled", "password_changed"]);
  });

  test("by the clock, unused", async () => {
    const { ended, who: _, member, claim } = await asked(start);
    const until = start.isApproved ? 8 * day : 7 * day;
    await app.setNow(later(until - 1));
    await watchRecoveries(app.worker, system);
    expect((await ended())[0]).toBe(start.isApproved ? "approved" : "requested");
    await app.setNow(later(until));
    const late = await of.waiting(member.email);
    expect(await of.begins(late, claim)).toBe("recovery-wrong-state");
    await watchRecoveries(app.worker, system);
    expect(await ended()).toEqual(["lapsed", null]);
  });
});

test("whoever is stopped is told so, and may ask again; another open one is refused", async () => {
  const { who, member, owner } = await asked();
  expect(refusalIn(await who.post(of.at, { act: "request" }))).toBe("recovery-open-already");
  await who.post(of.at, { act: "cancel" });
  await workOff(app);
  for (const email of [member.email, owner.email])
    expect((await of.mailsTo(email)).at(-1)?.subject).toMatch(/cancelled$/);
  await of.requests(who);
  expect(await of.statusOf(member.userId)).toBe("requested");
  await who.post(of.at, { act: "cancel" });
  // Three a day: each sends e-mails to others. The refused one counted, too.
  expect(refusalIn(await who.post(of.at, { act: "request" }))).toBe("attempts-used-up");
  expect(LIMITS.recovery.tries).toBe(3);
});

describe("refused, and nothing is changed:", () => {
  const all = () => app.traces();

  test("an approval or a stop by whoever is no owner, or one of another organization", async () => {
    const { recoveryId, by } = await asked();
    const other = (await asked()).by;
    await refuses("recovery-not-found", () => approve(other, recoveryId), all);
    await refuses("recovery-not-found", () => stopRecovery(app.web, other, { recoveryId }), all);
    for (const memberRole of ["approver", "finance", "member", "viewer"] as const) {
      await refuses("not-allowed-role", () => approve({ ...by, memberRole }, recoveryId), all);
      await refuses(
        "not-allowed-role",
        () => stopRecovery(app.web, { ...by, memberRole }, { recoveryId }),
        all,
      );
    }
    expect((await listRecoveries(app.web, other)).open.map(({ id }) => id)).not.toContain(recoveryId);
    expect((await listRecoveries(app.web, by)).open.map(({ id }) => id)).toEqual([recoveryId]);
    expect((await listRecoveries(app.web, { ...by, memberRole: "approver" })).open).toEqual([]);
  });

  test("an approval by an owner without a second factor or without a fresh confirmation", async () => {
    const { recoveryId, by } = await asked();
    const bare = { ...by, confirmation: { hasFactor: false, isFresh: true } };
    const stale = { ...by, confirmation: { hasFactor: true, isFresh: false } };
    await refuses("second-factor-missing", () => approve(bare, recoveryId), all);
    await refuses("confirmation-needed", () => approve(stale, recoveryId), all);
    // To stop one gives nobody anything.
    await stopRecovery(app.web, bare, { recoveryId });
  });

  test("a second approval, and one of a recovery that has ended", async () => {
    const { recoveryId, by } = await asked({ isApproved: true });
    await refuses("recovery-wrong-state", () => approve(by, recoveryId), all);
    await stopRecovery(app.web, by, { recoveryId });
    await refuses("recovery-wrong-state", () => approve(by, recoveryId), all);
    await refuses("recovery-wrong-state", () => stopRecovery(app.web, by, { recoveryId }), all);
  });

  test("an approval by an owner of a suspended institution", async () => {
    const institution = await givenIn(app).institution();
    const { userId } = await given.person({
      organizationId: institution.institutionId,
      memberRole: "member",
    });
    const recoveryId = await openRecovery(app, userId, institution.institutionId);
    await app.sql`update institution set status = 'suspended' where id = ${institution.institutionId}`;
    await refuses("institution-not-active", () => approve(institution, recoveryId), all);
  });

  test("an approval by an owner who is banned: no session of theirs opens the page", async () => {
    const { recoveryId, owner, member } = await asked();
    const who = await of.signedIn(owner.email);
    await app.sql`update accounts."user" set banned = true where id = ${owner.userId}`;
    await who.post("/company/team/recoveries", { act: "approve", recoveryId, verifiedHow: "met_in_person" });
    expect(await of.statusOf(member.userId)).toBe("requested");
  });

  test("the use by somebody who has become an owner since", async () => {
    const { member, claim, ended } = await asked({ isApproved: true });
    await app.sql`update accounts.member set role = 'owner' where user_id = ${member.userId}`;
    await app.setNow(later(day));
    const back = await of.waiting(member.email);
    expect(await of.begins(back, claim)).toBe("recovery-outdated");
    expect(await ended()).toEqual(["cancelled", "membership_changed"]);
    expect(await of.factors.codeOf(member.userId)).toMatch(/^\d{6}$/);
  });
});

const tokenIn = (path: string) => new URL(path, "http://x").searchParams.get("token") ?? "";
