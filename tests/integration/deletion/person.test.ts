import { beforeEach, describe, expect, test } from "vitest";
import { deletionDueAt } from "#app/domain/deletion/lifecycle.ts";
import { verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { carryOutDeletions } from "#app/services/deletion/carry-out-deletions.server.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { workOff } from "#tests/support/jobs.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const { open, signedIn } = openAccountPages(app);
const system = { kind: "system" } as const;
const page = "/account/deletion";
const hour = 3_600_000;

const deletionOf = async (userId: string) => {
  const rows: { status: string; due_at: Date; waits_for: string[] }[] =
    await app.sql`select status, due_at, waits_for from deletion where subject_id = ${userId}`;
  return rows;
};
const isThere = async (userId: string) =>
  (await app.sql`select from accounts."user" where id = ${userId}`).length === 1;
const refusalIn = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof signedIn>>["post"]>>) =>
  replyIn(answer).refusal?.code;
const carryOut = () => carryOutDeletions(app.worker, system);
const after = (at: Date) => app.setNow(new Date(at.getTime() + 1));

/** A member of a company that has another owner. */
async function colleague() {
  const { first, second, companyId } = await given.companyWith("owner", "member");
  return { ...second, boss: first, companyId };
}

describe("a person", () => {
  test("requests the deletion, may cancel it for 14 days, and is told of both by e-mail", async () => {
    const { userId, email } = await colleague();
    const here = await signedIn(email);
    expect((await here.post(page, { act: "request" })).status).toBe(303);
    await workOff(app);
    expect((await given.emailTo(email))?.subject).toBe("Your account will be deleted");
    const [{ status, due_at: dueAt } = { status: "", due_at: new Date(0) }] = await deletionOf(userId);
    expect([status, dueAt]).toEqual(["requested", deletionDueAt(app.web.now())]);
    await app.setNow(new Date(dueAt.getTime() - 1));
    await carryOut();
    expect(await isThere(userId)).toBe(true);
    const again = await signedIn(email);
    expect((await again.post(page, { act: "cancel" })).status).toBe(303);
    await workOff(app);
    expect((await given.emailTo(email))?.subject).toBe("Your account stays");
    await after(dueAt);
    await carryOut();
    expect(await isThere(userId)).toBe(true);
    expect(await deletionOf(userId)).toMatchObject([{ status: "cancelled" }]);
  });

  test("is reminded once, two days before the last one", async () => {
    const { userId, email } = await colleague();
    await (await signedIn(email)).post(page, { act: "request" });
    const [{ due_at: dueAt } = { due_at: new Date() }] = await deletionOf(userId);
    await app.setNow(new Date(dueAt.getTime() - 72 * hour - 1));
    await carryOut();
    await workOff(app);
    expect((await given.emailTo(email))?.subject).toBe("Your account will be deleted");
    await app.setNow(new Date(dueAt.getTime() - 72 * hour));
    await carryOut();
    await carryOut();
    await workOff(app);
    const mails =
      await app.sql`select subject from dev_mail where recipient = ${email} and subject like '%soon'`;
    expect(mails).toEqual([{ subject: "Your account will be deleted soon" }]);
  });

  test("is gone after it: sign-in answers as for an unknown address, the session has ended", async () => {
    const { userId, email } = await colleague();
    const here = await signedIn(email);
    await here.post(page, { act: "request" });
    const [{ due_at: dueAt } = { due_at: new Date() }] = await deletionOf(userId);
    await after(dueAt);
    const there = await signedIn(email);
    await carryOut();
    expect(await isThere(userId)).toBe(false);
    expect((await there.get("/account")).status).toBe(302);
    const [known, unknown] = [
      await open().post("/sign-in", { email, password }),
      await open().post("/sign-in", { email: "nobody@people.test", password }),
    ];
    expect([known.status, refusalIn(known)]).toEqual([unknown.status, refusalIn(unknown)]);
    const [row] =
      await app.sql`select actor_kind, to_status, note, detail from event where type = 'deletion-executed'`;
    expect(row).toEqual({ actor_kind: "system", to_status: "executed", note: null, detail: { texts: 0 } });
    await unchanged(app.traces, carryOut);
  });

  test("loses what they typed into the audit trail, which still verifies", async () => {
    const { userId, email, companyId } = await colleague();
    await app.sql`insert into event (type, actor_kind, actor_user_id, actor_organization_id, subject_kind, subject_id,
        company_id, note, detail)
      values ('prospect-withdrawn', 'company', ${userId}, ${companyId}, 'company', ${companyId}, ${companyId},
        'typed by canary-person', '{"condition": "canary-condition", "amountFen": "5"}')`;
    await sealEvents(app.worker, system);
    await (await signedIn(email)).post(page, { act: "request" });
    const [{ due_at: dueAt } = { due_at: new Date() }] = await deletionOf(userId);
    await after(dueAt);
    await carryOut();
    await sealEvents(app.worker, system);
    const rows = await app.sql`select note, detail from event where type = 'prospect-withdrawn'`;
    expect(rows).toEqual([{ note: null, detail: {} }]);
    expect((await verifyTrail(app.worker, system)).faults).toEqual([]);
  });

  test.each(["last-owner", "last-security-admin"] as const)(
    "%s: is refused, and changes nothing",
    async (code) => {
      const { email } =
        code === "last-owner"
          ? (await given.companyWith("owner", "member")).first
          : await given.person(null, "admin");
      const here = await signedIn(email);
      const answer = await unchanged(app.traces, () => here.post(page, { act: "request" }));
      expect([answer.status, refusalIn(answer)]).toEqual([409, code]);
    },
  );

  test("of the demonstration is refused, and changes nothing", async () => {
    const { userId, email } = await colleague();
    const here = await signedIn(email);
    await app.sql`update accounts."user" set is_demonstration = true where id = ${userId}`;
    const answer = await unchanged(app.traces, () => here.post(page, { act: "request" }));
    expect([302, 403]).toContain(answer.status);
  });

  test("without a fresh confirmation is asked for it first, and nothing is requested", async () => {
    const { userId, email } = await colleague();
    const here = await signedIn(email);
    await app.sql`update accounts.session set confirmed_at = app_now() - interval '6 minutes'`;
    const answer = await here.post(page, { act: "request" });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/confirm\//);
    expect(await deletionOf(userId)).toEqual([]);
  });

  test("twice, or cancelled twice, is refused, and changes nothing", async () => {
    const { email } = await colleague();
    const here = await signedIn(email);
    const nothing = await unchanged(app.traces, () => here.post(page, { act: "cancel" }));
    expect([nothing.status, refusalIn(nothing)]).toEqual([409, "deletion-wrong-state"]);
    await here.post(page, { act: "request" });
    const twice = await unchanged(app.traces, () => here.post(page, { act: "request" }));
    expect([twice.status, refusalIn(twice)]).toEqual([409, "deletion-under-way"]);
  });
});

describe("a deletion that is due", () => {
  test("waits while the person has become the last owner, and goes on once another is there", async () => {
    const { first, second } = await given.companyWith("owner", "owner");
    const here = await signedIn(first.email);
    await here.post(page, { act: "request" });
    await app.sql`update accounts.member set role = 'viewer' where user_id = ${second.userId}`;
    const [{ due_at: dueAt } = { due_at: new Date() }] = await deletionOf(first.userId);
    await after(dueAt);
    await carryOut();
    expect(await deletionOf(first.userId)).toMatchObject([{ status: "waiting", waits_for: ["last-owner"] }]);
    await app.sql`update accounts.member set role = 'owner' where user_id = ${second.userId}`;
    await carryOut();
    expect(await isThere(first.userId)).toBe(true);
    await app.setNow(new Date(dueAt.getTime() + hour + 2));
    await carryOut();
    expect(await isThere(first.userId)).toBe(false);
    expect(await deletionOf(first.userId)).toMatchObject([{ status: "executed", waits_for: [] }]);
  });

  test("is carried out once by any number of workers, or cancelled: one outcome", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { userId, email } = await colleague();
      const here = await signedIn(email);
      await here.post(page, { act: "request" });
      const [{ due_at: dueAt } = { due_at: new Date() }] = await deletionOf(userId);
      await after(dueAt);
      const late = await signedIn(email);
      const [answer] = await Promise.all([late.post(page, { act: "cancel" }), carryOut(), carryOut()]);
      const [{ status } = { status: "" }] = await deletionOf(userId);
      const isCancelled = answer.status === 303 && answer.headers.location === page;
      expect([status, await isThere(userId)]).toEqual(
        isCancelled ? ["cancelled", true] : ["executed", false],
      );
      const events =
        await app.sql`select type from event where subject_id = ${userId} and type <> 'deletion-requested'`;
      expect(events).toEqual([{ type: isCancelled ? "deletion-cancelled" : "deletion-executed" }]);
    }
  });
});

beforeEach(() => app.setNow(undefined));
