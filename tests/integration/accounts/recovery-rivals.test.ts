import { beforeEach, expect, test } from "vitest";
import { LIMITS } from "#app/domain/accounts/limits.ts";
import { approveRecovery } from "#app/services/recoveries/approve-recovery.server.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import type { Browser } from "#tests/support/http/browser.ts";
import { later, noon, refusalIn } from "#tests/support/http/factor-sign-in.ts";
import { recovering } from "#tests/support/http/recovering.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

/** Somebody else wants the account: each has something of the person's, and none of them alone gets in. */
const { app, given } = openWith(accountsIn, {}, { startsAt: noon });
const of = recovering(app);
const day = 24 * 60 * 60;
beforeEach(() => app.sql`delete from rate_limit`);

async function people() {
  const { companyId, first: owner, second: member } = await given.companyWith("owner", "member");
  await of.factors.give(member.userId);
  const by = { kind: "company", companyId, userId: owner.userId, memberRole: "owner" } as const;
  const approve = async () => {
    const { id: recoveryId } = await of.recoveryOf(member.userId);
    await approveRecovery(app.web, by, { recoveryId, verifiedHow: "called_known_number" });
  };
  return { owner, member, approve };
}
const acts: readonly Record<string, string>[] = [
  { act: "request" },
  { act: "cancel" },
  { act: "begin", claim: "abcde-fghij" },
  { act: "enrol", code: "123456" },
];
const recoveries = () => app.sql`select * from accounts.recovery order by id`;

test("without the right password nothing is asked for, shown or used, whatever the cookie", async () => {
  const { member } = await people();
  const whole = (await of.waiting(member.email)).cookies.get("pending") ?? "";
  const forged = ["", "x", whole.slice(0, -9), `a${whole}`, whole.replace(/^[^.]+/, member.userId)];
  const pages = new Set<string>();
  await unchanged(recoveries, async () => {
    for (const cookie of forged) {
      const thief = of.open();
      thief.cookies.set("pending", cookie);
      pages.add((await thief.get(of.at)).text);
      for (const act of acts) expect(refusalIn(await thief.post(of.at, act))).toBe("sign-in-over");
    }
  });
  // The same page as without any cookie: nothing of who exists.
  pages.add((await of.open().get(of.at)).text);
  expect(pages.size).toBe(1);
});

test("a sign-in is answered alike whether or not a recovery is open, until it was approved a day ago", async () => {
  const [asked, not] = [await people(), await people()];
  await of.requests(await of.waiting(asked.member.email));
  const answers = async () =>
    Promise.all(
      [asked, not].flatMap(({ member }) =>
        [password, "wrong spring"].map(async (word) => {
          const { status, headers } = await of
            .open()
            .post("/sign-in", { email: member.email, password: word });
          return [status, headers.location];
        }),
      ),
    );
  const [right, wrong] = [
    [303, "/sign-in/code"],
    [422, undefined],
  ];
  expect(await answers()).toEqual([right, wrong, right, wrong]);
  await asked.approve();
  expect(await answers()).toEqual([right, wrong, right, wrong]);
  await app.setNow(later(day));
  expect(await answers()).toEqual([[303, "/sign-in/recovery"], wrong, right, wrong]);
});

test("whoever knows the password alone can't use a recovery that the person asked for: the number is missing", async () => {
  const { member, approve } = await people();
  const claim = await of.requests(await of.waiting(member.email));
  await approve();
  await app.setNow(later(day));
  const thief = await of.comesBack(member.email);
  const page = await thief.get(of.at);
  expect(page.text.replaceAll("-", "")).not.toContain(claim.replace("-", ""));
  for (let turn = 0; turn < LIMITS.code.tries; turn += 1)
    expect(await of.begins(thief, "22222-22222")).toBe("recovery-claim-wrong");
  expect(await of.begins(thief, claim)).toBe("attempts-used-up");
  expect((await of.page(thief)).view.setup).toBeNull();
  expect(refusalIn(await thief.post(of.at, { act: "enrol", code: "123456" }))).toBe("form-outdated");
  expect(await of.isSignedIn(thief)).toBe(false);
});

test("nor the secret that the person has begun to set up in their own browser", async () => {
  const { member, approve } = await people();
  const claim = await of.requests(await of.waiting(member.email));
  await approve();
  await app.setNow(later(day));
  const [person, thief] = [await of.comesBack(member.email), await of.comesBack(member.email)];
  expect(await of.begins(person, claim)).toBe("none");
  expect((await of.page(person)).view.setup?.secret).toMatch(/^[A-Z2-7]{52}$/);
  expect((await of.page(thief)).view.setup).toBeNull();
  const stored = JSON.stringify(await of.recoveryOf(member.userId));
  expect(stored).not.toContain((await of.page(person)).view.setup?.secret);
  expect(stored.replaceAll("-", "")).not.toContain(claim.replace("-", ""));
});

test("a thief of the mailbox resets the password and asks: others are told, nothing follows, and an owner alone can't approve it", async () => {
  const { member, owner, approve } = await people();
  // The person's own request is over with the old password.
  await of.requests(await of.waiting(member.email));
  await of.open().post("/forgot-password", { email: member.email });
  await workOff(app);
  const { token } = await given.linkTo(member.email);
  const another = "another thaw in 2019";
  await of.open().post("/reset-password", { token, password: another });
  expect(await of.statusOf(member.userId)).toBe("cancelled");
  await app.sql`delete from rate_limit`;
  const thief = await of.waiting(member.email, another);
  const claim = await of.requests(thief);
  await workOff(app);
  expect((await of.mailsTo(owner.email)).at(-1)?.subject).toBe("Lin asks to recover their account");
  // Also if it is the owner who reads the mailbox.
  await refuses("recovery-not-yours", approve, app.traces);
  for (const days of [1, 2, 6]) {
    await app.setNow(later(days * day));
    const back: Browser = await of.waiting(member.email, another);
    expect(await of.begins(back, claim)).toBe("recovery-wrong-state");
    expect(await of.isSignedIn(back)).toBe(false);
  }
});

test("an owner alone gets nothing: what they see and may do brings no password, number or secret", async () => {
  const { member, owner, approve } = await people();
  const claim = await of.requests(await of.waiting(member.email));
  const who = await of.signedIn(owner.email);
  const page = await who.get("/company/team/recoveries");
  expect(page.status).toBe(200);
  const { id, claim: stored } = await of.recoveryOf(member.userId);
  expect(page.text).toContain(id);
  for (const hidden of [claim, stored, "newSecret", "begunIn"]) expect(page.text).not.toContain(hidden);
  await approve();
  await app.setNow(later(day));
  for (const act of acts) expect(refusalIn(await who.post(of.at, act))).toBe("sign-in-over");
});

test("past the services, the roles of the web process can neither read nor set what a recovery depends on", async () => {
  const { member, by } = {
    ...(await people()),
    by: { kind: "admin", userId: "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4" } as const,
  };
  await of.requests(await of.waiting(member.email));
  const { id } = await of.recoveryOf(member.userId);
  const tries = [
    `select claim from accounts.recovery`,
    `select new_secret from accounts.recovery`,
    `update accounts.recovery set new_secret = 'x'`,
    `update accounts.recovery set claim = 'x'`,
    `update accounts.recovery set by_operator = true`,
    `update accounts.recovery set user_id = '${by.userId}'`,
    `insert into accounts.recovery (user_id, deciders, claim, ends_at) values ('${member.userId}', 'admins', 'x', now())`,
    `delete from accounts.recovery`,
  ];
  await unchanged(recoveries, async () => {
    for (const text of tries) await expect(asApp(text)).rejects.toMatchObject({ code: "42501" });
    // Nor can any role approve alone, or without the delay.
    const approved = `update accounts.recovery set status = 'approved', approved_at = app_clock_now(), usable_from = `;
    for (const rest of [
      `app_clock_now() + interval '24 hours'`,
      `app_clock_now(), approved_by = gen_random_uuid()`,
      `app_clock_now() + interval '24 hours', approved_by = user_id`,
    ])
      await expect(app.owner.query(`${approved}${rest} where id = '${id}'`)).rejects.toMatchObject({
        code: "23514",
      });
  });
});

/** As the web process for an admin, in a transaction that is undone. */
async function asApp(text: string): Promise<void> {
  const client = await app.owner.connect();
  try {
    await client.query("begin");
    await client.query("set local role longspring_app");
    await client.query("select set_config('app.role', 'admin', true)");
    await client.query(text);
  } finally {
    await client.query("rollback");
    client.release();
  }
}
