import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { openRecovery } from "#tests/factories/recoveries.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import { useMachineClock } from "#tests/support/clock.ts";

useMachineClock();
const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const factors = factorsIn(app);

function recover(...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/admin-recover.ts", ...flags], {
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, DATABASE_URL: app.databaseUrl },
  });
  return { status, stdout, stderr };
}

const statusesOf = async (userId: string) =>
  (await app.sql<{ status: string }>`select status from accounts.recovery where user_id = ${userId}`).map(
    ({ status }) => status,
  );

test(
  "the command approves the last admin's recovery, or stops it, and says when it can be used",
  { timeout: 120_000 },
  async () => {
    const { userId, email } = await given.person(null, "admin");
    await openRecovery(app, userId, null);
    const approved = recover(email);
    expect(approved).toMatchObject({ status: 0, stderr: "" });
    expect(approved.stdout).toMatch(/^Approved; it can be used from 20\S+Z on\. /);
    expect(await statusesOf(userId)).toEqual(["approved"]);
    expect(recover(email)).toMatchObject({ status: 1, stdout: "" });
    expect(recover(email, "--cancel")).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Stopped\./) as string,
    });
    expect(await statusesOf(userId)).toEqual(["cancelled"]);
    const events = await app.sql`select type, actor_kind, reason_code, note from event order by id`;
    expect(events).toEqual([
      { type: "recovery-approved", actor_kind: "system", reason_code: "by_operator", note: null },
      { type: "recovery-cancelled", actor_kind: "system", reason_code: "by_operator", note: null },
    ]);
  },
);

test(
  "the command refuses in words, and changes nothing: no request, unknown flags, two who could decide",
  { timeout: 120_000 },
  async () => {
    const { userId, email } = await given.person(null, "admin");
    expect(recover(email).stderr).toContain("There is no such request for recovery");
    expect(recover().stderr).toContain("npm run admin:recover --");
    expect(recover(email, "--no-such-flag")).toMatchObject({ status: 1, stdout: "" });
    await openRecovery(app, userId, null);
    for (const _ of [1, 2]) await factors.give((await given.person(null, "admin")).userId);
    expect(recover(email).stderr).toContain("Two admins can decide this on their page");
    expect(await statusesOf(userId)).toEqual(["requested"]);
  },
);
