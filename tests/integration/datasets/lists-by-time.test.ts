import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { beforeAll, describe, expect, test } from "vitest";
import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { PAGE_SIZE } from "#app/lib/paging.ts";
import { listApplicationsAsInstitution } from "#app/services/applications/list-applications-as-institution.server.ts";
import { listDisputes } from "#app/services/deals/list-disputes.server.ts";
import { listIntroductionsAsInstitution } from "#app/services/introductions/list-introductions-as-institution.server.ts";
import { listCases } from "#app/services/moderation/list-cases.server.ts";
import { listNotificationPage } from "#db/queries/notifications/notifications.ts";
import { changchun } from "#db/seeds/city/cities.ts";
import { insertCity } from "#scripts/datasets/insert-city.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** Lists by time page by the instant of each row: all rows of one millisecond, a microsecond apart. */
const app = openTestApp();
const admin: AdminActor = { kind: "admin", userId: crypto.randomUUID(), roles: ADMIN_ROLES };
const moment = "timestamptz '2026-03-02 08:00:00.123+08'";
const spread = (table: string, column: string) => `
  update ${table} set ${column} = ${moment} + at.row * interval '1 microsecond'
  from (select id, row_number() over (order by id) as row from ${table}) as at where at.id = ${table}.id`;

beforeAll(async () => {
  await insertCity(app.databaseUrl, new Date(), { ...changchun, companies: 300, part: 300 });
  const statements = [
    ...["introduction", "application"].map((table) => spread(table, "status_changed_at")),
    spread("moderation_case", "decided_at").concat(" and decided_at is not null"),
    `insert into dispute (drawdown_id, deal_id, company_id, institution_id, opened_by, opener, reason_code, disputed_fen,
       status, answer_due_at, decide_due_at, ended_at)
     select drawdown.id, drawdown.deal_id, drawdown.company_id, drawdown.institution_id, 'company', gen_random_uuid(),
       'other', 1, 'withdrawn', now(), now(), now() from drawdown limit 30`,
    spread("dispute", "ended_at").concat(" and ended_at is not null"),
    `insert into notification (user_id, organization_id, kind, about, subject_id, at)
     select member.user_id, member.organization_id, 'introduction.requested', 'introduction', introduction.id, ${moment}
     from introduction join accounts.member on member.organization_id = introduction.institution_id
     on conflict do nothing`,
    spread("notification", "at"),
  ];
  const client = await app.owner.connect();
  await client.query("set session_replication_role = replica");
  for (const statement of statements) await client.query(statement);
  await client.query("reset session_replication_role");
  client.release();
}, 120_000);

/** The institution with the most rows of a table. */
async function busiestIn(table: string): Promise<InstitutionActor> {
  const { rows } = await app.owner.query<{ institutionId: string; userId: string }>(`
    select row.institution_id as "institutionId", member.user_id as "userId"
    from ${table} as row join accounts.member on member.organization_id = row.institution_id and member.role = 'owner'
    group by 1, 2 order by count(*) desc limit 1`);
  const [one] = rows;
  if (one === undefined) throw new Error(`no institution has a ${table}`);
  return { kind: "institution", ...one, memberRole: "owner" };
}

type Read = (cursor: string | undefined) => Promise<{ rows: readonly { id: string }[]; next: string | null }>;

async function everyPage(read: Read): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const { rows, next } = await read(cursor);
    pages.push(rows.map(({ id }) => id));
    cursor = next ?? undefined;
  } while (cursor !== undefined && pages.length < 100);
  return pages;
}

const count = async (from: string) =>
  Number((await app.owner.query<{ n: string }>(`select count(*) as n ${from}`)).rows[0]?.n);
const ofAdmin = (read: Read, from: string) => async () => ({ read, all: await count(from) });
const ofInstitution = (table: string, read: (actor: InstitutionActor) => Read) => async () => {
  const actor = await busiestIn(table);
  return {
    read: read(actor),
    all: await count(`from ${table} where institution_id = '${actor.institutionId}'`),
  };
};

const lists: Record<string, () => Promise<{ read: Read; all: number }>> = {
  introductions: ofInstitution(
    "introduction",
    (actor) => (cursor) => listIntroductionsAsInstitution(app.web, actor, { group: undefined, cursor }),
  ),
  applications: ofInstitution(
    "application",
    (actor) => (cursor) => listApplicationsAsInstitution(app.web, actor, { group: undefined, cursor }),
  ),
  notifications: async () => {
    const actor = await busiestIn("introduction");
    const { userId, institutionId } = actor;
    return {
      read: (cursor) =>
        app.web.withActor(actor, (trx) =>
          listNotificationPage(trx, { cursor, calendar: [], isInstitution: true }),
        ),
      all: await count(
        `from notification where user_id = '${userId}' and organization_id = '${institutionId}'`,
      ),
    };
  },
  "decided cases": ofAdmin(
    async (after) => (await listCases(app.web, admin, { view: "decided", after })).page,
    "from moderation_case where decided_at is not null and status in ('decided', 'upheld', 'overturned', 'closed')",
  ),
  "ended disputes": ofAdmin(
    async (cursor) => (await listDisputes(app.web, admin, { ended: true, cursor })).page,
    "from dispute where ended_at is not null",
  ),
};

describe("every row is on one page of a list, though many have the same millisecond", () => {
  test.each(Object.entries(lists))("of %s", async (_, open) => {
    const { read, all } = await open();
    const pages = await everyPage(read);
    expect(all).toBeGreaterThan(PAGE_SIZE);
    expect(pages.flat()).toHaveLength(all);
    expect(new Set(pages.flat()).size).toBe(all);
  });
});
