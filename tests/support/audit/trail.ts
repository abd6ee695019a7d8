import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { digestOfHashes, sealDigest } from "#app/integrations/audit-seals/seal-digest.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { type Verification, verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const system = { kind: "system" } as const;
const tables = ["event", "event_unsealed", "audit_seal"];

/** A test app whose audit trail is sealed, changed by a superuser, verified, and put back. */
export function openTrail({
  isEmptied = true,
  environment = {},
}: { isEmptied?: boolean; environment?: Record<string, string> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "longspring-trail-"));
  const kept = mkdtempSync(join(tmpdir(), "longspring-trail-kept-"));
  const app = openTestApp({ DOCUMENTS_DIR: folder, ...environment }, { isEmptied });
  afterAll(() => {
    for (const each of [folder, kept]) rmSync(each, { recursive: true });
  });
  const copies = join(folder, "audit", "seals-00000");
  const copyOf = (number: number): string => join(copies, `${String(number).padStart(12, "0")}.json`);

  /** As the superuser, with triggers off. */
  async function tamper(...statements: string[]): Promise<void> {
    const replica = "set local session_replication_role = replica";
    await app.owner.query(["begin", replica, ...statements, "commit"].join(";"));
  }

  return {
    app,
    folder,
    tamper,
    copyOf,
    /** So many events, every second with a note and every third with a detail. */
    async record(count: number): Promise<void> {
      await app.sql`insert into event (type, actor_kind, actor_user_id, actor_organization_id, subject_kind, subject_id,
          company_id, institution_id, prospect_id, from_status, to_status, reason_code, version, note, detail)
        select 'offer-accepted', 'company', gen_random_uuid(), gen_random_uuid(), 'offer', gen_random_uuid(),
          gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'issued', 'accepted', 'price', n,
          case when n % 2 = 0 then 'Li Na 同意第 ' || n || ' 版' end,
          case when n % 3 = 0 then jsonb_build_object('amountFen', n::text, 'paymentReference', 'ICBC ' || n) else '{}' end
        from generate_series(1, ${count}::int) n`;
    },
    seal: (size?: number) => sealEvents(app.worker, system, size === undefined ? {} : { size }),
    verify: (how?: Verification) => verifyTrail(app.worker, system, how),
    /** The first fault without its seal; null if nothing was changed. */
    async firstFault(how?: Verification) {
      const [first] = (await verifyTrail(app.worker, system, how)).faults;
      if (first === undefined) return null;
      return first.of === "event" ? [first.what, first.id] : [first.what, `seal ${first.seal}`];
    },
    /** Keeps rows and copies as they are now. */
    async keep(): Promise<void> {
      await tamper(
        ...tables.flatMap((name) => [
          `drop table if exists kept_${name}`,
          `create table kept_${name} as table ${name}`,
        ]),
      );
      rmSync(kept, { recursive: true });
      cpSync(join(folder, "audit"), kept, { recursive: true });
    },
    /** Puts back what was kept. */
    async putBack(): Promise<void> {
      await tamper(
        ...tables.flatMap((name) => [
          `delete from ${name}`,
          `insert into ${name} ${name === "event" ? "overriding system value" : ""} select * from kept_${name}`,
        ]),
      );
      rmSync(join(folder, "audit"), { recursive: true });
      cpSync(kept, join(folder, "audit"), { recursive: true });
    },
    /** Between tests, with the database: no copies. */
    async empty(): Promise<void> {
      await app.owner.query(tables.map((name) => `drop table if exists kept_${name}`).join(";"));
      rmSync(join(folder, "audit"), { recursive: true, force: true });
    },
    /** All rows as text. */
    async rows(): Promise<string> {
      const [row] = await app.sql<{ all: string }>`select (select jsonb_agg(e order by id) from event e)::text
        || (select jsonb_agg(s order by number) from audit_seal s)::text as all`;
      return row?.all ?? "";
    },
    /** All events as text. */
    async events(): Promise<string> {
      const [row] = await app.sql<{ all: string }>`select jsonb_agg(e order by id)::text as all from event e`;
      return row?.all ?? "";
    },
    /** Makes hashes, seals and chain fit the events as they are: who can write everything can do that. */
    async rewriteChain(): Promise<void> {
      await tamper("update event e set row_hash = event_hash(e)");
      const seals = await app.sql<{ number: string; ids: string; at: Date }>`
        select number::text, ids::text, sealed_at as at from audit_seal order by audit_seal.number`;
      let previous: string | null = null;
      for (const { number, ids, at } of seals) {
        const rows = await app.sql<{ row_hash: Buffer }>`
          select row_hash from event where id <@ ${ids}::int8multirange order by id`;
        if (rows.length === 0) {
          await tamper(`delete from audit_seal where number = ${number}`);
          continue;
        }
        const [own] = await app.sql<{ ids: string }>`
          select range_agg(int8range(id, id + 1))::text as ids from event where id <@ ${ids}::int8multirange`;
        const content = {
          number,
          previous,
          sealedAt: at.toISOString(),
          ids: own?.ids ?? "{}",
          events: rows.length,
          rowsDigest: digestOfHashes(rows.map((row) => row.row_hash)),
        };
        const digest = sealDigest(content);
        await tamper(
          `update audit_seal set previous = ${previous === null ? "null" : `'\\x${previous}'`}, ids = '${content.ids}',
             events = ${content.events}, rows_digest = '\\x${content.rowsDigest}', digest = '\\x${digest}' where number = ${number}`,
        );
        previous = digest;
      }
    },
    /** Changes a copy as whoever has the bucket can. */
    editCopy(number: number, change: (copy: Record<string, unknown>) => Record<string, unknown>): void {
      const path = copyOf(number);
      const copy = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
      rmSync(path);
      writeFileSync(path, JSON.stringify(change(copy)));
    },
  };
}
