import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor, CompanyActor } from "#app/domain/accounts/actor.ts";
import { Refusal, type RefusalCode } from "#app/domain/refusal.ts";
import { approveRecovery } from "#app/services/recoveries/approve-recovery.server.ts";
import { stopRecovery } from "#app/services/recoveries/stop-recovery.server.ts";
import { watchRecoveries } from "#app/services/recoveries/watch-recoveries.server.ts";
import { appCode } from "#tests/e2e/support/authenticator.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openRecovery } from "#tests/factories/recoveries.ts";
import { later, noon, refusalIn } from "#tests/support/http/factor-sign-in.ts";
import { recovering } from "#tests/support/http/recovering.ts";
import { atOnce } from "#tests/support/postgres/at-once.ts";
import { refuses } from "#tests/support/refusals.ts";

/** Acts at the same time that exclude each other: one is done, the others are refused, and the outcome is one. */
const { app, given } = openWith(accountsIn, {}, { startsAt: noon });
const of = recovering(app);
const day = 24 * 60 * 60;
beforeEach(() => app.sql`delete from rate_limit`);

const how = { verifiedHow: "met_in_person" } as const;
const approve = (by: AdminActor | CompanyActor, recoveryId: string) =>
  approveRecovery(app.web, by, { recoveryId, ...how });
const stop = (by: AdminActor | CompanyActor, recoveryId: string) => stopRecovery(app.web, by, { recoveryId });
const admin = async (): Promise<AdminActor> => ({
  kind: "admin",
  userId: (await given.person(null, "admin")).userId,
  roles: ADMIN_ROLES,
});
const row = (id: string) => ({ table: "accounts.recovery", id });
const waited = async (id: string) =>
  (await app.sql<{ status: string }>`select status from confirmation where subject_id = ${id}`).map(
    ({ status }) => status,
  );

/** An owner's recovery that waits for two admins. */
async function ofOwner() {
  const { userId } = await given.owner();
  return { userId, id: await openRecovery(app, userId, null) };
}

describe("admins", () => {
  test("of two who propose at once the second agrees instead", async () => {
    const { userId, id } = await ofOwner();
    const [x, y] = [await admin(), await admin()];
    expect(await atOnce(app, row(id), [() => approve(x, id), () => approve(y, id)])).toEqual([
      "done",
      "done",
    ]);
    expect(await of.recoveryOf(userId)).toMatchObject({
      status: "approved",
      approved_by: x.userId,
      confirmed_by: y.userId,
    });
    expect(await waited(id)).toEqual(["confirmed"]);
  });

  test("one who approves twice at once has approved once", async () => {
    const { userId, id } = await ofOwner();
    const x = await admin();
    expect(await atOnce(app, row(id), [() => approve(x, id), () => approve(x, id)])).toEqual([
      "done",
      "confirmation-same-person",
    ]);
    expect(await of.statusOf(userId)).toBe("proposed");
  });

  test("of two who agree and stop at once the first wins", async () => {
    for (const isStopFirst of [true, false]) {
      const { userId, id } = await ofOwner();
      const [x, y, z] = [await admin(), await admin(), await admin()];
      await approve(x, id);
      const acts = [() => approve(y, id), () => stop(z, id)];
      const endings = await atOnce(app, row(id), isStopFirst ? acts.reverse() : acts);
      // An approved one can still be stopped.
      expect(endings).toEqual(isStopFirst ? ["done", "recovery-wrong-state"] : ["done", "done"]);
      expect(await of.statusOf(userId)).toBe(isStopFirst ? "declined" : "cancelled");
      expect(await waited(id)).toEqual([isStopFirst ? "declined" : "confirmed"]);
    }
  });

  test("of an agreement and the clock at once one wins", async () => {
    for (const isClockFirst of [true, false]) {
      const { userId, id } = await ofOwner();
      const [x, y] = [await admin(), await admin()];
      await approve(x, id);
      const [{ ends_at: dueAt } = { ends_at: noon }] = await app.sql<{ ends_at: Date }>`
        select ends_at from accounts.recovery where id = ${id}`;
      const agree = async () => {
        await app.setNow(new Date(dueAt.getTime() - 1));
        await approve(y, id);
      };
      const lapse = async () => {
        await app.setNow(dueAt);
        await watchRecoveries(app.worker, { kind: "system" });
      };
      await (isClockFirst ? lapse() : agree());
      if (isClockFirst) await refuses("recovery-wrong-state", agree, app.traces);
      else await lapse();
      expect(await of.statusOf(userId)).toBe(isClockFirst ? "lapsed" : "approved");
      await app.setNow(noon);
    }
  });
});

/** A member's recovery that is usable, begun in two browsers. */
async function usable() {
  const { companyId, first: owner, second: member } = await given.companyWith("owner", "member");
  await of.factors.give(member.userId);
  const who = await of.waiting(member.email);
  const claim = await of.requests(who);
  const { id } = await of.recoveryOf(member.userId);
  const by: CompanyActor = { kind: "company", companyId, userId: owner.userId, memberRole: "owner" };
  await approve(by, id);
  await app.setNow(later(day));
  return { id, by, member, claim };
}

async function begun({ member, claim }: Awaited<ReturnType<typeof usable>>) {
  const who = await of.comesBack(member.email);
  expect(await of.begins(who, claim)).toBe("none");
  const { view } = await of.page(who);
  const code = appCode(view.setup?.secret ?? "");
  const enrol = async () => {
    const answer = await who.post(of.at, { act: "enrol", code });
    const refusal = answer.status === 200 ? null : refusalIn(answer);
    if (refusal) throw new Refusal(refusal as RefusalCode);
  };
  return { who, enrol };
}

describe("the use", () => {
  test("twice at once in one browser sets up one second factor", async () => {
    const recovery = await usable();
    const { who, enrol } = await begun(recovery);
    const endings = await atOnce(app, row(recovery.id), [enrol, enrol]);
    expect(endings).toEqual(["done", "recovery-wrong-state"]);
    expect(await of.statusOf(recovery.member.userId)).toBe("done");
    expect(await of.isSignedIn(who)).toBe(true);
    const factors = await app.sql`select from accounts.two_factor where user_id = ${recovery.member.userId}`;
    expect(factors).toHaveLength(1);
  });

  test("begun in another browser, too, is over in the first: nobody else sees the secret", async () => {
    const recovery = await usable();
    const first = await begun(recovery);
    const second = await begun(recovery);
    expect((await of.page(first.who)).view.setup).toBeNull();
    await expect(first.enrol()).rejects.toMatchObject({ code: "form-outdated" });
    await second.enrol();
    expect(await of.isSignedIn(second.who)).toBe(true);
    expect(await of.isSignedIn(first.who)).toBe(false);
  });

  test("and a stop at once: one wins", async () => {
    for (const isStopFirst of [true, false]) {
      await app.setNow(noon);
      const recovery = await usable();
      const old = await of.factors.codeOf(recovery.member.userId, 1);
      const { who, enrol } = await begun(recovery);
      const acts = [enrol, () => stop(recovery.by, recovery.id)];
      const endings = await atOnce(app, row(recovery.id), isStopFirst ? acts.reverse() : acts);
      expect(endings).toEqual(["done", "recovery-wrong-state"]);
      expect(await of.statusOf(recovery.member.userId)).toBe(isStopFirst ? "cancelled" : "done");
      expect(await of.isSignedIn(who)).toBe(!isStopFirst);
      expect((await of.factors.codeOf(recovery.member.userId, 1)) === old).toBe(isStopFirst);
    }
  });
});

test("of many requests at once one is open", async () => {
  const { second: member } = await given.companyWith("owner", "member");
  await of.factors.give(member.userId);
  const browsers = [];
  while (browsers.length < 3) browsers.push(await of.waiting(member.email));
  const answers = await Promise.all(browsers.map((who) => who.post(of.at, { act: "request" })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await app.sql`select from accounts.recovery where user_id = ${member.userId}`).toHaveLength(1);
});
