import { expect, test } from "vitest";
import { approveRecovery } from "#app/services/recoveries/approve-recovery.server.ts";
import { watchRecoveries } from "#app/services/recoveries/watch-recoveries.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { later, noon } from "#tests/support/http/factor-sign-in.ts";
import { recovering } from "#tests/support/http/recovering.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openWith(accountsIn, {}, { startsAt: noon });
const of = recovering(app);
const system = { kind: "system" } as const;
const hours = 60 * 60;

/** A company's owner, and a member with a second factor that is lost. */
async function memberAndOwner() {
  const { first: owner, second: member } = await given.companyWith("owner", "member");
  const recoveryCodes = await of.factors.give(member.userId);
  return { owner, member, recoveryCodes };
}

test("a member is recovered by an owner: a day later, with the number, and the old factor is dead", async () => {
  const { owner, member, recoveryCodes } = await memberAndOwner();
  const elsewhere = await of.waiting(member.email);
  await elsewhere.post("/sign-in/code", { act: "code", code: await of.factors.codeOf(member.userId) });
  expect(await of.isSignedIn(elsewhere)).toBe(true);

  const who = await of.waiting(member.email);
  expect((await of.page(who)).view).toMatchObject({ deciders: "owner", recovery: null });
  const claim = await of.requests(who);
  await workOff(app);
  expect(await of.newlyTold()).toEqual([member.email, owner.email].sort());
  const { id } = await of.recoveryOf(member.userId);

  await approveRecovery(app.web, owner.actor, { recoveryId: id, verifiedHow: "called_known_number" });
  await workOff(app);
  expect(await of.newlyTold()).toEqual([member.email, owner.email].sort());
  expect(await of.begins(who, claim)).toBe("recovery-too-early");

  await app.setNow(later(24 * hours - 1));
  const early = await of.waiting(member.email);
  expect(await of.begins(early, claim)).toBe("recovery-too-early");
  await watchRecoveries(app.worker, system);
  await workOff(app);
  expect(await of.newlyTold()).toEqual([]);

  await app.setNow(later(24 * hours));
  await watchRecoveries(app.worker, system);
  await watchRecoveries(app.worker, system);
  await workOff(app);
  expect(await of.newlyTold()).toEqual([member.email, owner.email].sort());
  const back = of.open();
  const answer = await back.post("/sign-in", { email: member.email, password: of.password });
  expect(answer.headers.location).toBe("/sign-in/recovery");
  expect(await of.begins(back, "wrong-claim")).toBe("recovery-claim-wrong");
  const oldCode = await of.factors.codeOf(member.userId);
  const { answer: done, code } = await of.enrols(back, claim);
  expect(done.status).toBe(200);
  const newCodes = of.recoveryCodesIn(done);
  expect(new Set(newCodes).size).toBe(10);
  expect(await of.isSignedIn(back)).toBe(true);
  expect(await of.isSignedIn(elsewhere)).toBe(false);
  expect(await of.statusOf(member.userId)).toBe("done");
  await workOff(app);
  expect(await of.newlyTold()).toEqual([member.email, owner.email].sort());

  for (const proof of [
    { act: "code", code: oldCode },
    { act: "recovery", recoveryCode: recoveryCodes[0] ?? "" },
    // The code that enrolled is used up.
    { act: "code", code },
  ]) {
    const next = await of.waiting(member.email);
    await next.post("/sign-in/code", proof);
    expect([proof.act, await of.isSignedIn(next)]).toEqual([proof.act, false]);
  }
  const last = await of.waiting(member.email);
  await last.post("/sign-in/code", { act: "recovery", recoveryCode: newCodes[0] ?? "" });
  expect(await of.isSignedIn(last)).toBe(true);
});
