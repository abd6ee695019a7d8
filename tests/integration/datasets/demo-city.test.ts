import { jsonArrayFrom } from "kysely/helpers/postgres";
import { expect, test } from "vitest";
import { APPLICATION_STATUSES } from "#app/domain/applications/lifecycle.ts";
import { CONDITION_STATUSES, DEAL_STATUSES } from "#app/domain/deals/lifecycle.ts";
import { DISPUTE_STATUSES } from "#app/domain/deals/dispute.ts";
import { DRAWDOWN_STATUSES } from "#app/domain/deals/drawdown.ts";
import { INTRODUCTION_STATUSES } from "#app/domain/introductions/lifecycle.ts";
import { MANDATE_STATUSES } from "#app/domain/mandates/lifecycle.ts";
import { CASE_STATUSES } from "#app/domain/moderation/lifecycle.ts";
import { OFFER_STATUSES } from "#app/domain/offers/lifecycle.ts";
import { INSTITUTION_STATUSES } from "#app/domain/organizations/lifecycle.ts";
import { textFindings } from "#app/domain/prospects/checks.ts";
import { writtenContent } from "#app/domain/prospects/content.ts";
import { PROSPECT_STATUSES } from "#app/domain/prospects/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { changchun } from "#db/seeds/city/cities.ts";
import { generateCity } from "#db/seeds/city/generate-city.ts";
import { insertCity } from "#scripts/datasets/insert-city.ts";
import { reconcileBilling } from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { expectInvariants, openGiven } from "#tests/factories/open-given.ts";
import { sharesShownIn } from "#tests/support/teasers-shared.ts";

const { app, db } = openGiven({}, { data: "city" });

test("the city has 1,500 companies, 60 institutions and 250 mandates, all of it demonstration data", async () => {
  const rows: { counts: number[]; real: string }[] = await app.sql`select array[(select count(*)
    from company), (select count(*) from institution), (select count(*) from mandate)]::int[] as counts,
    (select count(*) from company where not is_demonstration) + (select count(*) from prospect
    where not is_demonstration)
      + (select count(*) from deal where not is_demonstration) as real`;
  expect(rows[0]).toEqual({ counts: [1_500, 60, 250], real: "0" });
});

test("the city breaks no invariant", async () => {
  await expectInvariants(db);
});

test("what was on the market and is suspended keeps its teaser, out of sight", async () => {
  const suspended = await app.sql`select distinct teaser.status from prospect
    left join teaser on prospect_id = prospect.id where prospect.status = 'suspended'`;
  expect(suspended).toEqual([{ status: "paused" }]);
});

test("the stored ranks are those that the worker computes: a refresh changes nothing", async () => {
  const ranks = async () =>
    (
      await app.sql`select mandate_id, prospect_id, outcome, score, missed_criterion, parts from match
      order by 1, 2`
    ).map((row) => JSON.stringify(row));
  const idsOf = async (column: string) =>
    (
      await app.owner.query<{ id: string }>(
        `select ${column} as id from match group by 1 order by 1 limit 12`,
      )
    ).rows;
  const before = await ranks();
  const system = { kind: "system" } as const;
  for (const { id } of await idsOf("mandate_id"))
    await refreshMatchesOfMandate(app.worker, system, { mandateId: id });
  for (const { id } of await idsOf("prospect_id"))
    await refreshMatchesOfProspect(app.worker, system, { prospectId: id });
  const after = await ranks();
  expect(after.length).toBeGreaterThan(10_000);
  expect(after.filter((rank, at) => rank !== before[at]).slice(0, 5)).toEqual([]);
});

/** Nobody of the city takes money back. */
const drawdownStatuses = DRAWDOWN_STATUSES.filter((status) => status !== "reversed");

test.each([
  ["prospect", PROSPECT_STATUSES],
  ["institution", INSTITUTION_STATUSES],
  ["mandate", MANDATE_STATUSES],
  ["introduction", INTRODUCTION_STATUSES],
  ["application", APPLICATION_STATUSES],
  ["offer", OFFER_STATUSES],
  ["deal", DEAL_STATUSES],
  ["drawdown", drawdownStatuses],
  ["dispute", DISPUTE_STATUSES],
  ["deal_condition", CONDITION_STATUSES],
  ["moderation_case", CASE_STATUSES],
] as const)("every status of %s occurs", async (table, statuses) => {
  const { rows } = await app.owner.query<{ status: string }>(`select distinct status from ${table}`);
  expect(rows.map(({ status }) => status).sort()).toEqual([...statuses].sort());
});

test("fees of the months before are invoiced, most are paid, and the books agree", async () => {
  const rows: { status: string }[] = await app.sql`select distinct status from fee order by status`;
  expect(rows.map(({ status }) => status)).toEqual(expect.arrayContaining(["invoiced", "paid"]));
  const { found } = await reconcileBilling(app.worker, { kind: "system" });
  expect(found).toEqual([]);
});

test("whose search has ended has no application without an offer or a deal: it was closed then, by its company", async () => {
  const rows: { status: string; closedWith: boolean; isByCompany: boolean }[] = await app.sql`
    select a.status, a.status_changed_at = p.status_changed_at as "closedWith", exists (select from event e
      where e.subject_id = a.id and e.type = 'application-closed' and e.actor_kind = 'company' and e.at = a.status_changed_at)
      as "isByCompany"
    from application a join prospect p on p.id = a.prospect_id
    where p.status = 'funded' and a.status in ('submitted', 'incomplete', 'complete', 'under_review', 'closed')
      and not exists (select from deal d where d.introduction_id = a.introduction_id)
      and not exists (select from consent c where c.introduction_id = a.introduction_id and c.expires_at < p.status_changed_at)`;
  expect(rows.length).toBeGreaterThan(10);
  expect(rows).toEqual(rows.map(() => ({ status: "closed", closedWith: true, isByCompany: true })));
});

test("held, revoked and expired rows occur, too", async () => {
  const rows: Record<string, boolean>[] = await app.sql`select exists (select from offer
    where held_by_deal_id is not null) as held,
    exists (select from consent where revoked_by is not null) as revoked,
    exists (select from consent where revoked_at = expires_at) as expired,
    exists (select from consent where revoked_at is null and expires_at > now()) as granted,
    exists (select from pass) as passed, exists (select from disclosure) as disclosed`;
  expect(Object.values(rows[0] ?? {})).toEqual([true, true, true, true, true, true]);
});

test("no published teaser has a word that finds its company in a register, or states what teasers generalise", async () => {
  const rows = await db()
    .selectFrom("prospect")
    .innerJoin("prospectVersion as live", (join) =>
      join.onRef("live.prospectId", "=", "prospect.id").onRef("live.version", "=", "prospect.liveVersion"),
    )
    .select(["prospect.number", "live.content"])
    .select(({ selectFrom }) =>
      jsonArrayFrom(
        selectFrom("accounts.member as m")
          .innerJoin("accounts.user as u", "u.id", "m.userId")
          .select(["u.name", "u.email"])
          .whereRef("m.organizationId", "=", "prospect.companyId"),
      ).as("members"),
    )
    .where("prospect.status", "in", ["published", "paused", "funded"])
    .execute();
  // As if every teaser omitted all names, so that no renewal makes a text reveal more.
  const strictest = { day: dayOf(app.web.now()), shown: { place: false, titles: [] } };
  const telling = rows.flatMap(({ number, content, members }) => {
    const written = writtenContent(content);
    return written === null
      ? []
      : textFindings(written, { members, rightTitles: "" }, strictest).map(({ found }) => [number, found]);
  });
  expect(rows.length).toBeGreaterThan(300);
  expect(telling).toEqual([]);
});

test("no teaser is shared by fewer than five companies, and most show what mandates ask for", async () => {
  const kept = await sharesShownIn(db());
  expect(kept["sector"]).toBeGreaterThanOrEqual(75);
  expect(kept["place"]).toBeGreaterThanOrEqual(75);
  expect(kept["age"]).toBeGreaterThanOrEqual(70);
  expect(kept["titles"]).toBeGreaterThanOrEqual(55);
});

test("no institution accepted the fee agreement before its day, nor in the future", async () => {
  const rows = await app.sql<{ all: number; early: number; late: number }>`
    select count(*)::int as all, count(*) filter (where accepted_at > now())::int as late, count(*) filter (
      where accepted_at < least(version::timestamp at time zone 'Asia/Shanghai', now() - interval '1 day'))::int as early
    from fee_agreement_acceptance`;
  expect(rows).toMatchObject([{ early: 0, late: 0 }]);
  expect(rows[0]?.all).toBeGreaterThan(50);
});

test("inserting the city a second time changes nothing", async () => {
  expect(await insertCity(app.databaseUrl, new Date())).toBeNull();
});

test("the same seed and day generate the same city", async () => {
  const plan = {
    now: new Date("2026-11-25T06:00:00Z"),
    workingDays: officialWorkingDays,
    passwordHash: "not a hash",
    city: { ...changchun, companies: 300, part: 300 },
  };
  const text = async () =>
    JSON.stringify((await generateCity(plan).next()).value, (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
  expect((await text()) === (await text())).toBe(true);
}, 120_000);
