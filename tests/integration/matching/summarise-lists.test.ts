import { expect, test } from "vitest";
import { chanceOf } from "#app/domain/matching/ranking/chance.ts";
import { readFunder } from "#app/services/matching/read-funder.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { summariseLists } from "#app/services/matching/summarise-lists.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });

const chances = async () => (await app.sql`select * from pair_chance`) as unknown[];

/** Ended introductions of so many companies with the institution of a mandate, without the acts that lead there. */
async function concluded({
  mandate,
  pairs,
  companies,
}: {
  mandate: Awaited<ReturnType<typeof given.activeMandate>>;
  pairs: number;
  companies: number;
}) {
  const client = await app.owner.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into introduction (prospect_id, prospect_version, mandate_id, mandate_version, company_id, institution_id,
        requested_by, status, fit_score)
      select gen_random_uuid(), 1, $1, 1, ('00000000-0000-4000-8000-' || lpad((n % $3)::text, 12, '0'))::uuid, $2,
        by, 'declined_by_institution', 50
      from generate_series(1, $4::int) n, unnest(array['company', 'institution']) by`,
      [mandate.id, mandate.institution.institutionId, companies, pairs],
    );
  } finally {
    await client.query("reset session_replication_role");
    client.release();
  }
}

test("a chance is stored and shown from 200 concluded pairs of 20 companies on, and of none fewer", async () => {
  const mandate = await given.activeMandate();
  const prospect = await given.prospect();
  await refreshMatchesOfProspect(app.worker, system, { prospectId: prospect.id });
  const shown = async () => {
    const of = { prospect: prospect.id, mandate: mandate.id };
    const { comparison } = await readOpportunity(app.web, mandate.institution, of);
    const funder = await readFunder(app.web, prospect.company, {
      prospectId: prospect.id,
      mandate: mandate.id,
    });
    expect(comparison?.score).toBe(50);
    return [comparison?.chance, funder?.chance];
  };

  await concluded({ mandate, pairs: 199, companies: 20 });
  await summariseLists(app.worker, system);
  expect([await chances(), await shown()]).toEqual([[], [null, null]]);

  await app.sql`delete from introduction`;
  await concluded({ mandate, pairs: 260, companies: 19 });
  await summariseLists(app.worker, system);
  expect([await chances(), await shown()]).toEqual([[], [null, null]]);

  await app.sql`delete from introduction`;
  await concluded({ mandate, pairs: 200, companies: 20 });
  const { chances: stored } = await summariseLists(app.worker, system);
  expect(stored).toBe(2);
  const chance = chanceOf({ pairs: 200, companies: 20, offers: 0 });
  expect(chance).toMatchObject({ inTen: 0, fromPercent: 0, atLeastPairs: 200 });
  expect(await shown()).toEqual([chance, chance]);

  // A group that has too few again is stored no longer.
  await app.sql`delete from introduction`;
  await summariseLists(app.worker, system);
  expect([await chances(), await shown()]).toEqual([[], [null, null]]);
});

test("the database stores no group of fewer, whoever writes it", async () => {
  const write = (pairs: number, companies: number) =>
    app.worker.withActor(system, (trx) =>
      trx
        .insertInto("pairChance")
        .values({ institutionKind: "bank", askedBy: "company", scores: "high", pairs, companies, offers: 1 })
        .execute(),
    );
  await expect(write(199, 20)).rejects.toThrow(/pair_chance/u);
  await expect(write(200, 19)).rejects.toThrow(/pair_chance/u);
});

test("what is common to a list follows the night after it changed", async () => {
  await given.activeMandate();
  const mandate = await given.activeMandate(undefined, {
    preferences: JSON.stringify([{ kind: "rd_intensity", atLeastBp: 500, weight: 3 }]),
  });
  const { id } = await given.prospect({ researchLeastBp: 800, researchMostBp: 800 });
  await refreshMatchesOfProspect(app.worker, system, { prospectId: id });
  const common = async () => (await given.list(mandate)).opportunities?.common;
  expect(await common()).toEqual({});
  expect(await summariseLists(app.worker, system)).toMatchObject({ mandates: 2 });
  expect(await common()).toHaveProperty("rd_intensity");
});
