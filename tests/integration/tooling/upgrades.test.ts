import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { readdir } from "node:fs/promises";
import { afterAll, describe, expect, inject, test } from "vitest";
import { listDeals } from "#app/services/deals/list-deals.server.ts";
import { listDisputes } from "#app/services/deals/list-disputes.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { migrate } from "#db/migrate.ts";
import { listPublicInstitutions } from "#db/queries/public/public-institutions.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { useMachineClock } from "#tests/support/clock.ts";
import { cloneTemplate, connected, dropDatabase, migrations } from "#tests/support/postgres/databases.ts";
import { migrationsOf, releases, restoreRelease } from "#tests/support/postgres/releases.ts";
import { schemaOf } from "#tests/support/postgres/schema-of.ts";
import { createTestApp } from "#tests/support/test-app.ts";

/** The database of each release, with rows in every table, is migrated to the present schema. */
const server = inject("databaseServer");
const databases: string[] = [];
const system = { kind: "system" } as const;

useMachineClock();
afterAll(async () => {
  for (const url of databases) await dropDatabase(url);
});

async function restored(release: string, name: string): Promise<string> {
  const database = `longspring_test_${process.pid}_${name}_${release.replaceAll(".", "_")}`;
  const url = await restoreRelease(server, release, database);
  databases.push(url);
  return url;
}

/** Rows of every table of ours, and what money there is. */
function figures(url: string): Promise<Record<string, string>> {
  return connected(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relkind = 'r' and relname not like 'kysely%'
       and relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)`,
    );
    const sums = [
      "deal.amount_fen",
      "deal.confirmed_fen",
      "drawdown.amount_fen",
      "fee.amount_fen",
      "mandate.reserved_fen",
      "mandate.drawn_fen",
      "prospect.accepted_fen",
      "dispute.disputed_fen",
    ];
    const asked = [
      ...tables.map(({ name }) => `select '${name}' as name, count(*)::text as figure from ${name}`),
      ...sums.map((column) => `select '${column}', sum(${column})::text from ${column.split(".")[0] ?? ""}`),
    ];
    const { rows } = await client.query<{ name: string; figure: string }>(asked.join(" union all "));
    return Object.fromEntries(rows.map(({ name, figure }) => [name, figure]));
  });
}

test("there is a database of release 0.1.0", () => {
  expect(releases).toContain("0.1.0");
});

describe.each(releases)("the database of release %s", (release) => {
  test("gets the schema of a new one, and keeps its rows", async () => {
    const url = await restored(release, "schema");
    const before = await figures(url);
    const released = migrationsOf(release);
    const all = (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort();
    expect(await migrate(url, migrations)).toEqual(
      all.filter((name) => !released.includes(name)).map((name) => name.replace(".sql", "")),
    );
    expect(await migrate(url, migrations)).toEqual([]);

    const fresh = await cloneTemplate(server, inject("databaseTemplate"), { keepsClock: true });
    databases.push(fresh);
    const schema = await connected(url, schemaOf);
    expect(schema).toEqual(await connected(fresh, schemaOf));
    expect(schema.length).toBeGreaterThan(2_000);

    expect(await figures(url)).toMatchObject(before);
    expect(Object.entries(before).filter(([, figure]) => figure === "0")).toEqual([]);
  });

  test("has its events hashed and sealed by the job, and they verify", async () => {
    const url = await restored(release, "sealed");
    await migrate(url, migrations);
    const app = createTestApp(url);
    try {
      const events = BigInt((await figures(url)).event ?? 0);
      expect(BigInt(await sealEvents(app.worker, system))).toBe(events);
      expect(await verifyTrail(app.worker, system)).toMatchObject({ faults: [], events, unsealed: 0n });
    } finally {
      await app.close();
    }
  });

  test("is read by the services", async () => {
    const url = await restored(release, "read");
    await migrate(url, migrations);
    const app = createTestApp(url);
    try {
      expect(await app.web.troubles()).toEqual([]);
      expect(await listViolations(testDatabase(app)())).toEqual([]);
      const [deal] = await app.sql<{ company: string; institution: string; person: string; admin: string }>`
        select d.company_id as company, d.institution_id as institution,
          (select user_id from accounts.member where organization_id = d.institution_id limit 1) as person,
          (select id from accounts."user" where role = 'admin' order by id limit 1) as admin
        from deal d join dispute on dispute.deal_id = d.id`;
      if (deal === undefined) throw new Error("the release has no deal with a dispute");
      const userId = deal.person;
      const company = { kind: "company", companyId: deal.company, userId, memberRole: "owner" } as const;
      const institution = {
        kind: "institution",
        institutionId: deal.institution,
        userId,
        memberRole: "owner",
      } as const;
      const page = { group: undefined, cursor: undefined };
      expect((await listDeals(app.web, company, page)).rows.length).toBeGreaterThan(0);
      expect((await listDeals(app.web, institution, page)).rows.length).toBeGreaterThan(0);
      expect(await readCompanyDashboard(app.web, company)).not.toBeNull();
      const admin = { kind: "admin", userId: deal.admin, roles: ADMIN_ROLES } as const;
      const { page: disputes } = await listDisputes(app.web, admin, { ended: false, cursor: undefined });
      expect(disputes.rows).toHaveLength(1);
      const institutions = await app.web.withActor({ kind: "public" }, (trx) =>
        listPublicInstitutions(trx, {}),
      );
      expect(institutions.length).toBeGreaterThan(20);
    } finally {
      await app.close();
    }
  });
});
