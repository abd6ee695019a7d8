import { expect, test } from "vitest";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import { factorSignIn, later, noon } from "#tests/support/http/factor-sign-in.ts";
import { recovering } from "#tests/support/http/recovering.ts";
import { refusalCodeOf } from "#tests/support/refusals.ts";
import { requestRecovery } from "#app/services/recoveries/request-recovery.server.ts";

const { app, given } = openWith(accountsIn, {}, { startsAt: noon });
const factors = factorsIn(app);
const { signedIn, waiting } = factorSignIn(app);
const at = "/account/second-factor";

const eventsOf = (userId: string) =>
  app.sql`select type, actor_kind as kind, actor_user_id = subject_id as own, note, detail from event
    where subject_kind = 'person' and subject_id = ${userId} order by id`;
const event = (type: string, kind = "company") => ({
  type,
  kind,
  own: kind === "public" ? null : true,
  note: null,
  detail: {},
});

test("the audit trail has each change of a second factor and each used recovery code, without a word of it", async () => {
  const organizationId = await given.organization();
  const { userId, email } = await given.person({ organizationId, memberRole: "viewer" });
  const who = await signedIn(email);
  await who.post(at, { act: "start", password });
  expect(await eventsOf(userId)).toEqual([]);
  await who.post(at, { act: "enrol", code: await factors.codeOf(userId) });
  await who.post(at, { act: "renew" });
  const [row] = await app.sql<{ codes: string }>`select backup_codes as codes from accounts.two_factor
    where user_id = ${userId}`;
  const codes = await app.web.accounts.secondFactor.recoveryCodes(row?.codes ?? "");
  const phone = await waiting(email);
  await phone.post("/sign-in/code", { act: "recovery", recoveryCode: codes[0] ?? "" });
  await phone.post("/sign-in/code", { act: "recovery", recoveryCode: "wrong-code" });
  await app.setNow(later(30));
  await phone.post(at, { act: "turn-off" });
  expect(await eventsOf(userId)).toEqual([
    event("second-factor-enrolled"),
    event("recovery-codes-renewed"),
    event("recovery-code-used", "public"),
    event("second-factor-turned-off"),
  ]);
});

test("an account of the demonstration needs no recovery and gets none", async () => {
  const organizationId = await given.organization();
  const { userId, email } = await given.person({ organizationId, memberRole: "member" }, null, true);
  await factors.give(userId);
  await app.sql`update accounts."user" set is_demonstration = false where id = ${userId}`;
  const who = await waiting(email);
  await app.sql`update accounts."user" set is_demonstration = true where id = ${userId}`;
  const client = {
    cookie: `pending=${who.cookies.get("pending") ?? ""}`,
    userAgent: null,
    address: "192.0.2.1",
  };
  expect(await refusalCodeOf(requestRecovery(app.web, { kind: "public" }, { client }))).toBe(
    "recovery-of-demonstration",
  );
  const { recoveryOf } = recovering(app);
  expect(await recoveryOf(userId)).toBeUndefined();
});
