import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RETENTION_CLASSES, type SweptClass } from "#app/domain/retention/classes.ts";
import { dueBefore, periodEnd } from "#app/domain/retention/period.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { applyRetention } from "#app/services/retention/apply-retention.server.ts";
import { reportRetention } from "#app/services/retention/report-retention.server.ts";
import { openParties, system } from "#tests/factories/open-given.ts";
import { retainedRows } from "#tests/support/privacy/retained-rows.ts";

const opened = openParties({}, { isEmptied: true });
const { app, given, db, underway } = opened;
const insertOf = retainedRows(opened);

const apply = () => applyRetention(app.worker, system);
const report = async (name: string) =>
  (await reportRetention(app.worker, system)).find((each) => each.name === name);
const at = new Date("2026-03-10T02:30:00.000Z");

describe.each(Object.keys(insertOf) as SweptClass[])("%s", (name) => {
  const { period } = RETENTION_CLASSES[name];
  const isExact = !("years" in period);

  test("stays to the last instant of its period, and goes after it; a younger one stays", async () => {
    const [own, younger] = [await insertOf[name](at), await insertOf[name](new Date("2026-03-11T02:30:00Z"))];
    const end = periodEnd(period, at).getTime();
    await app.setNow(new Date(isExact ? end - 10_000 : end - 1));
    expect(await apply()).toEqual({});
    expect(await own()).not.toEqual([]);
    expect(await report(name)).toMatchObject({ rows: 2, due: 0, oldest: at });

    await app.setNow(new Date(isExact ? end + 1 : end));
    expect(await report(name)).toMatchObject({ rows: 2, due: 1 });
    const before = await app.traces();
    await reportRetention(app.worker, system);
    expect(await app.traces()).toBe(before);
    expect(await apply()).toEqual({ [name]: 1 });
    expect(await own()).toEqual([]);
    expect(await younger()).not.toEqual([]);
    expect(await report(name)).toMatchObject({ rows: 1, due: 0 });
    expect((await db.rows("event", { type: "retention-applied" })).map(({ detail }) => detail)).toEqual([
      { class: name, rows: 1, files: 0 },
    ]);

    const after = await app.traces();
    expect(await apply()).toEqual({});
    expect(await app.traces()).toBe(after);
  });

  test("goes once, by two workers at a time", async () => {
    for (let n = 0; n < 6; n += 1) await insertOf[name](at);
    await app.setNow(new Date(periodEnd(period, at).getTime() + 1));
    const both = await Promise.all([apply(), apply()]);
    expect(both.map((erased) => erased[name] ?? 0).reduce((sum, rows) => sum + rows, 0)).toBe(6);
    expect(await report(name)).toMatchObject({ rows: 0, due: 0 });
  });
});

describe("the database looks at the period itself", () => {
  test.each(["introduction", "prospect"] as const)("before its end, nobody erases an %s", async (name) => {
    const own = await insertOf[name](at);
    const ids = ((await own()) as { id: string }[]).map(({ id }) => id).filter((id) => id !== undefined);
    const erase = async () =>
      name === "introduction"
        ? app.sql<{ erased: string[] }>`select erased from erase_introductions(${ids}::uuid[])`
        : app.sql<{ erased: string[] }>`select erase_prospects(${ids}::uuid[]) as erased`;
    // The database's clock runs on while the test does.
    await app.setNow(new Date(periodEnd(RETENTION_CLASSES[name].period, at).getTime() - 10_000));
    expect(await erase()).toEqual([{ erased: [] }]);
    expect(await own()).not.toEqual([]);
    await app.setNow(periodEnd(RETENTION_CLASSES[name].period, at));
    expect(await erase()).toEqual([{ erased: ids.slice(0, 1) }]);
    expect(await own()).toEqual([]);
  });

  test.each(["2027-02-28", "2027-03-01", "2028-02-29", "2026-12-31", "2027-01-01", "2029-06-15"])(
    "and counts years as the domain does: on %s",
    async (today) => {
      await app.setNow(new Date(`${today}T15:00:00Z`));
      const instant = fc.date({
        min: new Date("2022-01-01"),
        max: new Date("2030-01-01"),
        noInvalidDate: true,
      });
      const leap = ["2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01"];
      const began = [
        ...fc.sample(instant, 2_000),
        ...leap.flatMap((day) => [new Date(`${day}T15:59:59.999Z`), new Date(`${day}T16:00:00Z`)]),
      ];
      for (const years of [1, 2, 3, 4]) {
        const rows = await app.sql<{ over: boolean }>`
          select is_over(began, ${years}::int) as over
          from unnest(${began}::timestamptz[]) with ordinality as all_of_them (began, place) order by place`;
        const before = dueBefore({ years }, app.web.now());
        expect(rows.map(({ over }) => over)).toEqual(began.map((each) => each < before));
      }
    },
  );

  test("for the worker alone, which may not delete what they delete", async () => {
    const as = async (role: string, statement: string): Promise<string> => {
      const client = await app.owner.connect();
      try {
        await client.query(`begin; set local role ${role}`);
        await client.query(statement);
        return "done";
      } catch (error) {
        return (error as Error).message.replace(/ for .*/, "");
      } finally {
        await client.query("rollback");
        client.release();
      }
    };
    for (const erase of [
      "erase_introductions('{}')",
      "erase_prospects('{}')",
      "erase_pass_notes('{}')",
      "erase_names_of_removed_files('{}')",
      "failed_jobs()",
      "delete_failed_jobs('{}')",
    ]) {
      expect(await as("longspring_worker", `select ${erase}`)).toBe("done");
      expect(await as("longspring_app", `select ${erase}`)).toBe("permission denied");
      expect(await as("longspring_accounts", `select ${erase}`)).toBe("permission denied");
    }
    for (const table of [
      "message",
      "disclosure",
      "prospect_version",
      "offer_version",
      "application",
      "event",
    ])
      expect(await as("longspring_worker", `delete from ${table}`), table).toBe("permission denied");
  });
});

test("deals are reported when they are due, and nothing of them is deleted", async () => {
  const { prospect, mandate } = await underway.pair();
  const offer = await given.issuedOffer(prospect, mandate, { status: "accepted", answeredAt: at });
  const deal = await given.dealOf(offer.id, { status: "fell_through", statusChangedAt: at, note: "Zhao" });
  await db.update("introduction", offer.introductionId, { status: "revoked", statusChangedAt: at });
  await app.setNow(new Date("2056-12-31T15:59:59Z"));
  expect(await report("deal")).toMatchObject({ rows: 1, due: 0, end: "appraised", job: null });
  await app.setNow(new Date("2056-12-31T16:00:00Z"));
  expect(await report("deal")).toMatchObject({ rows: 1, due: 1 });
  await apply();
  expect(await db.row("deal", deal.id)).toMatchObject({ note: "Zhao" });
  expect(await db.rows("offerVersion", { offerId: offer.id })).toHaveLength(1);
  expect(await db.rows("introduction", offer.introductionId)).toHaveLength(1);
});

test("the audit trail verifies after its texts are erased; texts on a deal stay", async () => {
  await insertOf["audit-text"](at);
  await insertOf["audit-text"](new Date("2026-03-11T02:30:00Z"));
  const onDeal = { type: "drawdown-funded", actorKind: "institution", subjectKind: "drawdown" } as const;
  const detail = JSON.stringify({ paymentReference: "ICBC 1" });
  await db.insert("event", { ...onDeal, subjectId: randomUUID(), at, detail });
  await sealEvents(app.worker, system);
  await app.setNow(periodEnd({ years: 3 }, at));
  expect(await apply()).toEqual({ "audit-text": 1 });
  await sealEvents(app.worker, system);
  expect((await verifyTrail(app.worker, system)).faults).toEqual([]);
  expect(await db.rows("event", { type: "drawdown-funded" })).toMatchObject([
    { detail: { paymentReference: "ICBC 1" } },
  ]);
});

test("an account that was confirmed meanwhile stays", async () => {
  const { id } = await db.insert("accounts.user", {
    name: "Zhao",
    email: "zhao@example.test",
    emailVerified: true,
    createdAt: at,
  });
  await app.setNow(new Date(at.getTime() + 31 * 86_400_000));
  expect(await apply()).toEqual({});
  expect(await db.rows("accounts.user", id)).toHaveLength(1);
});
