import { randomUUID } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RETENTION_CLASSES } from "#app/domain/retention/classes.ts";
import { periodEnd } from "#app/domain/retention/period.ts";
import { createTaskList } from "#app/jobs/tasks.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { openParties, system } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";
import { exportsFolderOf } from "#tests/support/test-app.ts";
import { scanFor } from "#tests/support/privacy/scan.ts";

const { app, db, company } = openParties({}, { isEmptied: true });
const at = new Date("2026-03-10T02:30:00.000Z");
const canary = "Zhao.Canary@example.test";

type Insert = (began: Date) => Promise<void>;
const insertOf = {
  async "sign-up"(began) {
    await db.insert("accounts.signUp", {
      kind: "company",
      organizationName: canary,
      name: canary,
      email: canary.toLowerCase(),
      locale: "en",
      passwordHash: "none",
      createdAt: began,
    });
    await db.insert("accounts.emailRequest", {
      kind: "password_reset",
      email: canary.toLowerCase(),
      createdAt: began,
    });
  },
  async session(began) {
    const expiresAt = periodEnd(RETENTION_CLASSES.session.period, began);
    await db.insert("accounts.session", {
      token: randomUUID(),
      userId: company.userId,
      userAgent: canary,
      createdAt: began,
      expiresAt,
    });
  },
  async usage(began) {
    await app.sql`insert into counted_use (act, holder, at) values ('introduction', ${canary}, ${began})`;
  },
  async notification(began) {
    await db.insert("reminder", {
      kind: canary,
      subjectId: randomUUID(),
      dueAt: began,
      remindedAt: began,
    });
  },
  async archive(began) {
    const archiveKey = randomUUID();
    await db.insert("export", {
      organizationId: company.companyId,
      side: "company",
      requestedBy: company.userId,
      locale: "en",
      status: "ready",
      files: 1,
      requestedAt: began,
      readyAt: began,
      expiresAt: periodEnd(RETENTION_CLASSES.archive.period, began),
      archiveKey,
      sha256: "0".repeat(64),
      sizeBytes: 1n,
    });
    mkdirSync(exportsFolderOf(app.databaseUrl), { recursive: true });
    writeFileSync(join(exportsFolderOf(app.databaseUrl), `${archiveKey}.zip`), canary);
  },
} satisfies Partial<Record<keyof typeof RETENTION_CLASSES, Insert>>;

describe.each(Object.keys(insertOf) as (keyof typeof insertOf)[])("%s", (name) => {
  test("stays to the end of its period and goes after it, by its own job", async () => {
    const { period, job } = RETENTION_CLASSES[name];
    await insertOf[name](at);
    const run = async () => {
      await app.worker.withActor(system, (trx) => enqueue(trx, job, {}));
      await workOff(app);
    };
    await app.setNow(new Date(periodEnd(period, at).getTime() - 60_000));
    await run();
    expect(await scanFor([canary], app)).not.toEqual([]);
    await app.setNow(new Date(periodEnd(period, at).getTime() + 60_000));
    await run();
    expect(await scanFor([canary], app)).toEqual([]);
  });
});

test("the job of the night is in the list of the worker, and says what went", async () => {
  expect(Object.keys(createTaskList(app.worker))).toContain("apply-retention");
  await db.insert("devMail", {
    recipient: canary,
    subject: "—",
    text: "—",
    html: "—",
    sentAt: at,
  });
  await app.setNow(new Date(at.getTime() + 31 * 86_400_000));
  await app.worker.withActor(system, (trx) => enqueue(trx, "apply-retention", {}));
  await workOff(app);
  expect(await scanFor([canary], app)).toEqual([]);
});

test("the report lists each class with what is due, and changes nothing", async () => {
  await db.insert("devMail", {
    recipient: canary,
    subject: "—",
    text: "—",
    html: "—",
    sentAt: new Date("2020-01-02T00:00:00Z"),
  });
  const before = await app.traces();
  const report = (...flags: string[]) =>
    spawnSync(process.execPath, ["scripts/retention-report.ts", ...flags], {
      encoding: "utf8",
      timeout: 60_000,
      env: { ...process.env, DATABASE_URL: app.databaseUrl },
    });
  const { status, stdout } = report();
  expect(status).toBe(0);
  expect(stdout.split("\n")[0]).toMatch(/^class +rows +oldest +due +ended by$/);
  expect(stdout).toMatch(/^mailbox +1 +2020-01-02 +1 +apply-retention$/m);
  expect(stdout).toMatch(/^deal +0 +- +0 +by hand, after an appraisal$/m);
  const rows = JSON.parse(report("--json").stdout) as { name: string; due: number }[];
  expect(rows.find(({ name }) => name === "mailbox")).toMatchObject({ rows: 1, due: 1 });
  expect(report("--no-such-flag").stderr).toContain("npm run retention:report --");
  expect(await app.traces()).toBe(before);
});
