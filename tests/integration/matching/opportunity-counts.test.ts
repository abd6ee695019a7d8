import { describe, expect, test } from "vitest";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";

const { app, given, db } = openWith(marketIn, {}, { isEmptied: true });

type Mandate = Awaited<ReturnType<typeof given.activeMandate>>;

/** A filter that all pass: it makes each pair be counted by its own teaser. */
const filters = { askFromFen: -1n };

async function shownCounts(mandate: Mandate, filter: object) {
  const all = { mandateId: mandate.id, view: "near", filter, sort: "fit", after: null } as const;
  const near = await listOpportunities(app.web, mandate.institution, all);
  const fit = await listOpportunities(app.web, mandate.institution, { ...all, view: "fit" });
  expect(near.opportunities?.counts).toEqual(fit.opportunities?.counts);
  return {
    counts: fit.opportunities?.counts,
    fit: fit.opportunities?.rows.map(({ opportunity }) => opportunity.id),
    near: near.opportunities?.nearMisses.map(({ id }) => id),
  };
}

async function expectTrue(mandate: Mandate) {
  const counted = await shownCounts(mandate, {});
  expect(counted).toEqual(await shownCounts(mandate, filters));
  return counted;
}

const noted = async () => (await app.owner.query("select from prospect_out_of_sight")).rowCount;

describe("the pairs of a mandate", () => {
  test("are counted by whether their teasers are visible now, before the matcher has followed a change as well as after", async () => {
    const mandate = await given.activeMandate(undefined, { minRevenueFen: 4_000_000_000n });
    const some = [];
    for (let n = 0; n < 12; n += 1) {
      const revenueMostFen = n % 2 === 0 ? 3_000_000_000n : 5_000_000_000n;
      some.push(await given.prospect({ revenueMostFen, publishedAt: new Date(Date.now() - n * 20_000_000) }));
    }
    const [a, b, c, d, e, f] = some.map(({ id }) => id);
    await given.refresh(mandate);
    expect((await expectTrue(mandate)).counts).toMatchObject({ fits: 6, nearMisses: 6, passed: 0 });

    const pass = { mandateId: mandate.id, reasonCode: "revenue", note: null, repairable: false } as const;
    for (const prospectId of [a, b])
      await passOnOpportunity(app.web, mandate.institution, { ...pass, prospectId: prospectId ?? "" });
    const set = (change: object, prospectId = "") => db.update("teaser", { prospectId }, change);
    await set({ status: "paused" }, a);
    await set({ status: "paused" }, c);
    await set({ amountMaxFen: 0n }, d);
    await set({ status: "paused" }, e);
    await db.remove("teaser", { prospectId: f ?? "" });
    expect((await expectTrue(mandate)).counts).toMatchObject({ fits: 3, nearMisses: 3, passed: 1 });
    expect(await noted()).toBe(5);

    await set({ status: "published" }, e);
    expect((await expectTrue(mandate)).counts).toMatchObject({ fits: 3, nearMisses: 4, passed: 1 });
    expect(await noted()).toBe(4);
    for (const prospectId of [a, b, c, d, e, f])
      await refreshMatchesOfProspect(app.worker, system, { prospectId: prospectId ?? "" });
    expect((await expectTrue(mandate)).counts).toMatchObject({ passed: 1 });
    expect(await noted()).toBe(0);
  });

  test("are counted among many, and the newest near misses are found by date", async () => {
    const mandate = await given.activeMandate(undefined, { minRevenueFen: 4_000_000_000n });
    for (let n = 0; n < 210; n += 1)
      await given.prospect({
        revenueMostFen: 3_000_000_000n,
        publishedAt: new Date(Date.now() - (n % 40) * 9_000_000),
      });
    await given.refresh(mandate);
    const before = await expectTrue(mandate);
    expect(before.counts?.nearMisses).toBeGreaterThan(200);
    for (const prospectId of before.near?.slice(0, 3) ?? [])
      await db.update("teaser", { prospectId }, { status: "paused" });
    const after = await expectTrue(mandate);
    expect(after.counts?.nearMisses).toBe((before.counts?.nearMisses ?? 0) - 3);
    expect(after.near?.slice(0, 17)).toEqual(before.near?.slice(3));
  });
});
