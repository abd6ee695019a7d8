import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { TRAIL_CHANGED } from "#scripts/exit-codes.mjs";
import { openTrail } from "#tests/support/audit/trail.ts";

const trail = openTrail();

function verify(...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/audit-verify.ts", ...flags], {
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, DATABASE_URL: trail.app.databaseUrl, DOCUMENTS_DIR: trail.folder },
  });
  return { status, stdout, stderr };
}

test("the script says that nothing was changed, or names the first event that was, by its exit code as well", async () => {
  await trail.empty();
  await trail.record(20);
  await trail.seal(10);
  const digest = await digestOf(2);
  const sound = verify("--seal", "2", "--digest", digest);
  expect(sound).toMatchObject({ status: 0, stderr: "" });
  expect(sound.stdout.split("\n").slice(0, 4)).toEqual([
    "The audit trail is what was sealed.",
    "2 seals over 20 events; 0 events wait for a seal; 0 texts were erased.",
    "2 copies outside the database were compared; 0 seals have none yet.",
    expect.stringMatching(new RegExp(`^Seal 2 of .*: ${digest}$`)),
  ]);
  await trail.tamper(
    "update event set to_status = 'declined' where id = 14",
    "delete from event where id = 17",
  );
  const altered = verify();
  expect(altered.status).toBe(TRAIL_CHANGED);
  expect(altered.stdout.split("\n").slice(0, 3)).toEqual([
    "The audit trail was changed. First: event 14 (seal 2) was edited",
    "event 14 (seal 2) was edited",
    "event 17 (seal 2) was deleted",
  ]);
  const { faults } = JSON.parse(verify("--json").stdout) as { faults: object[] };
  expect(faults[0]).toEqual({ of: "event", what: "edited", id: "14", seal: "2" });
});

test("the script refuses half of a known digest, and unknown flags", () => {
  expect(verify("--seal", "2")).toMatchObject({ status: 1, stdout: "" });
  expect(verify("--seal", "2", "--digest", "12").stderr).toContain("64 hexadecimal digits");
  expect(verify("--no-such-flag").stderr).toContain("npm run audit:verify --");
});

async function digestOf(number: number): Promise<string> {
  const [row] = await trail.app.sql<{ digest: string }>`
    select encode(digest, 'hex') as digest from audit_seal where number = ${number}`;
  return row?.digest ?? "";
}
