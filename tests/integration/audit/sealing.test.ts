import { beforeEach, describe, expect, test } from "vitest";
import { eraseEventTexts } from "#db/queries/audit/erase-texts.ts";
import { openTrail } from "#tests/support/audit/trail.ts";

const trail = openTrail();
const { app } = trail;
const system = { kind: "system" } as const;

beforeEach(() => trail.empty());

async function seals(): Promise<{ number: string; ids: string }[]> {
  return app.sql`select number::text, ids::text from audit_seal order by audit_seal.number`;
}

const insertOne = `insert into event (type, actor_kind, subject_kind, subject_id)
  values ('prospect-paused', 'system', 'prospect', gen_random_uuid())`;

test("each event has its hash from its insert on, and a run seals them all", async () => {
  await trail.record(25);
  expect(await app.sql`select from event where row_hash is null`).toEqual([]);
  expect(await app.sql`select from event where (note is null) <> (note_salt is null)`).toEqual([]);
  expect(await trail.seal(10)).toBe(25);
  expect(await seals()).toEqual([
    { number: "1", ids: "{[1,11)}" },
    { number: "2", ids: "{[11,21)}" },
    { number: "3", ids: "{[21,26)}" },
  ]);
  expect(await trail.seal()).toBe(0);
  expect(await trail.verify()).toMatchObject({ faults: [], seals: 3n, copies: 3n, unsealed: 0n });
});

test("an event that commits late is sealed by a later seal, and a number that was taken in vain by none", async () => {
  const [late, undone] = [await app.owner.connect(), await app.owner.connect()];
  try {
    await late.query(`begin; ${insertOne}`);
    await undone.query(`begin; ${insertOne}; rollback`);
    await app.owner.query(insertOne);
    expect(await trail.seal()).toBe(1);
    expect(await trail.verify()).toMatchObject({ faults: [], events: 1n, unsealed: 0n });
    await late.query("commit");
    expect(await trail.verify()).toMatchObject({ faults: [], events: 1n, unsealed: 1n });
    expect(await trail.seal()).toBe(1);
  } finally {
    late.release();
    undone.release();
  }
  expect(await seals()).toEqual([
    { number: "1", ids: "{[3,4)}" },
    { number: "2", ids: "{[1,2)}" },
  ]);
  expect((await trail.verify()).faults).toEqual([]);
  // The number that was taken in vain is in no seal: nobody can use it later.
  await trail.tamper(`insert into event (id, type, actor_kind, subject_kind, subject_id) overriding system value
    values (2, 'prospect-paused', 'system', 'prospect', gen_random_uuid())`);
  expect(await trail.firstFault()).toEqual(["inserted", "2"]);
});

test("workers at once, while events are recorded, make one chain in which each event is once", async () => {
  const writing = Array.from({ length: 8 }, async () => {
    for (let count = 0; count < 25; count += 1) await app.owner.query(insertOne);
  });
  const sealing = Array.from({ length: 6 }, async () => {
    for (let count = 0; count < 4; count += 1) await trail.seal(7);
  });
  await Promise.all([...writing, ...sealing]);
  await trail.seal();
  const report = await trail.verify();
  expect(report).toMatchObject({ faults: [], events: 200n, unsealed: 0n, uncopied: 0n });
  expect(report.copies).toBe(report.seals);
  const numbers = (await seals()).map(({ number }) => Number(number));
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
});

test("events from before hashes are hashed by the run that seals them", async () => {
  await trail.record(12);
  await trail.tamper("update event set row_hash = null, note_salt = null, detail_salt = null");
  expect(await trail.verify()).toMatchObject({ faults: [], unsealed: 12n });
  expect(await trail.seal(5)).toBe(12);
  expect(await trail.verify()).toMatchObject({ faults: [], events: 12n });
  expect(
    await app.sql`select from event where row_hash is null or (note is null) <> (note_salt is null)`,
  ).toEqual([]);
});

describe("erased texts", () => {
  const subject = { kind: "member", id: "00000000-0000-4000-8000-000000000001" } as const;
  const erase = (...ids: bigint[]): Promise<number> =>
    app.worker.withActor(system, (trx) => eraseEventTexts(trx, system, subject, ids));

  test("leave a trail that verifies, and nothing by which they could be guessed", async () => {
    await trail.record(12);
    await trail.seal();
    await trail.record(6);
    expect(await erase(5n, 6n, 8n, 9n, 18n)).toBe(4);
    const rows =
      await app.sql`select note, note_salt, detail_salt, detail::text from event where id in (6, 8, 18) order by id`;
    const gone = { note: null, note_salt: null, detail_salt: null, detail: "{}" };
    expect(rows).toEqual([gone, gone, gone]);
    expect(await trail.verify()).toMatchObject({ faults: [], erased: 3 });
    await trail.seal();
    expect(await trail.verify()).toMatchObject({ faults: [], erased: 4 });
    expect(await erase(6n)).toBe(0);
  });

  test("are a fault where no event records the erasure", async () => {
    await trail.record(12);
    await trail.seal();
    await app.sql`select erase_event_texts('{6}', '{paymentReference}')`;
    expect(await trail.firstFault()).toEqual(["erased", "6"]);
  });

  test("are a fault where another text takes their place", async () => {
    await trail.record(12);
    await trail.seal();
    await erase(6n);
    await trail.tamper("update event set note = 'another', note_salt = gen_random_uuid() where id = 6");
    expect(await trail.firstFault()).toEqual(["edited", "6"]);
  });
});

test("no acting role may change or remove what is sealed, or say what waits for a seal", async () => {
  await trail.record(3);
  await trail.seal();
  for (const role of ["longspring_app", "longspring_worker", "longspring_accounts"]) {
    for (const statement of [
      "update event set note = 'x'",
      "delete from event",
      "insert into event_unsealed values (1)",
      "update audit_seal set digest = ''",
      "delete from audit_seal",
    ]) {
      const tried = app.owner.query(`begin; set local role ${role}; ${statement}; commit`);
      await expect(tried, `${role}: ${statement}`).rejects.toThrow(/permission denied/);
      await app.owner.query("rollback");
    }
  }
  expect((await trail.verify()).faults).toEqual([]);
});
