import { describe, expect, test } from "vitest";
import type { MatchingContext } from "#app/services/context.ts";
import { checkMatches } from "#app/services/matching/check-matches.server.ts";
import { loadMarket } from "#app/services/matching/load-market.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { cachedMarketIn } from "#tests/factories/cached-market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { workOf } from "#db/with-actor.ts";

const { app, given } = openWith(cachedMarketIn, {}, { isEmptied: true });

/** A worker process with its own market. */
const worker = (change: Partial<MatchingContext> = {}): MatchingContext => ({
  ...app.worker,
  market: {},
  ...change,
});
const changesListed = async () => (await app.owner.query("select from market_change")).rowCount;

describe("a market in memory", () => {
  test("makes the same lists as a market read from the database, after any sequence of edits by either side", async () => {
    await given.anyProspects(30, 2018);
    const { ids } = await given.anyMandates(8, 1125);
    const ctx = worker();
    expect(await loadMarket(ctx, system)).toMatchObject({ prospects: 30 });
    const leader = ctx.market.held?.leader;
    // Some are inserted after the load, with an institution of their own.
    await given.anyProspects(6, 7);
    ids.push(...(await given.anyMandates(4, 8)).ids);
    for (const { prospectId } of await given.facts())
      await refreshMatchesOfProspect(ctx, system, { prospectId });
    for (const mandateId of ids) await refreshMatchesOfMandate(ctx, system, { mandateId });
    await given.edit(ctx, 80, 1311);
    expect(ctx.market.held?.leader).toBe(leader);
    expect(await changesListed()).toBe(0);

    const kept = await given.lists();
    expect(kept.size).toBeGreaterThan(4);
    expect(await checkMatches(ctx, system)).toMatchObject({ missing: 0, extra: 0, byDay: 0 });
    expect(await given.listsAnew()).toEqual(kept);
  });

  test("discards the changes that it followed in a rolled-back transaction", async () => {
    const prospect = await given.prospect();
    const { id: mandateId } = await given.activeMandate();
    const ctx = worker();
    await loadMarket(ctx, system);
    await app.sql`update mandate set budget_fen = 0`;
    await refreshMatchesOfProspect(ctx, system, { prospectId: prospect.id });
    const undone = worker({
      market: ctx.market,
      withActor: (actor, ...how) =>
        app.worker.withActor(actor, async (trx) => {
          await workOf(how)(trx);
          throw new Error("undone");
        }),
    });
    // It sees the mandate exhausted, which then it is not.
    await expect(refreshMatchesOfMandate(undone, system, { mandateId })).rejects.toThrow("undone");
    expect(ctx.market.held?.live.termsOf(mandateId)).toBeUndefined();
    await refreshMatchesOfProspect(ctx, system, { prospectId: prospect.id });
    expect(ctx.market.held?.live.termsOf(mandateId)).toMatchObject({ open: true, budgetLeftFen: 0n });
    expect(ctx.market.held?.unconfirmed).toEqual({ prospectIds: [], mandateIds: [] });
  });

  test("is released by a worker once another worker is leader, and then follows no more changes", async () => {
    const { id: prospectId } = await given.prospect();
    const { id: mandateId } = await given.activeMandate();
    const [first, second] = [worker(), worker()];
    await loadMarket(first, system);
    await loadMarket(second, system);
    await app.sql`update mandate set stages = '{seed}'`;
    await refreshMatchesOfProspect(first, system, { prospectId });
    expect(first.market.held).toBeUndefined();
    expect(await changesListed()).toBe(1);
    expect(await given.memory()).toMatchObject([{ mandateId, outcome: "near_miss" }]);
    await app.sql`update mandate set stages = '{}'`;
    await refreshMatchesOfMandate(second, system, { mandateId });
    expect(await given.memory()).toMatchObject([{ mandateId, outcome: "eligible" }]);
    expect(second.market.held).toBeDefined();
  });

  test("misses no change that happens while it is being loaded", async () => {
    const { id: prospectId } = await given.prospect();
    const { id: mandateId } = await given.activeMandate();
    const ctx = worker();
    // An edit that began before the load, and is committed after it.
    const editing = await app.owner.connect();
    await editing.query("begin");
    await editing.query("update teaser set stage = 'seed'");
    await editing.query("update mandate set stages = '{seed}'");
    await loadMarket(ctx, system);
    expect(ctx.market.held?.live.factsOf(prospectId)?.stage).toBe("growth");
    await editing.query("commit");
    editing.release();
    await refreshMatchesOfMandate(ctx, system, { mandateId });
    expect(ctx.market.held?.live.factsOf(prospectId)?.stage).toBe("seed");
    expect(await given.memory()).toMatchObject([{ outcome: "eligible" }]);
  });

  test("counts the places that introductions take and free", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate(undefined, { introductionCap: 1 });
    const ctx = worker();
    await loadMarket(ctx, system);
    const listed = async () => {
      await refreshMatchesOfProspect(ctx, system, { prospectId: prospect.id });
      return (await given.memory()).length;
    };
    expect(await listed()).toBe(1);
    await given.consentedIntroduction(prospect, mandate);
    expect(await listed()).toBe(0);
    await app.sql`update introduction set status = 'lapsed'`;
    expect(await listed()).toBe(1);
  });

  test("follows the date", async () => {
    await given.prospect();
    const { id: mandateId } = await given.activeMandate(undefined, { validFrom: "2026-11-30" });
    const ctx = worker({ now: () => new Date("2026-11-29T04:00:00Z") });
    await loadMarket(ctx, system);
    await refreshMatchesOfMandate(ctx, system, { mandateId });
    expect(await given.memory()).toEqual([]);
    const later = { ...ctx, now: () => new Date("2026-11-30T04:00:00Z") };
    await refreshMatchesOfMandate(later, system, { mandateId });
    expect(await given.memory()).toMatchObject([{ outcome: "eligible" }]);
  });

  test("is released when the nightly comparison finds it wrong, and when its tables are truncated", async () => {
    await given.prospect();
    const { id: mandateId } = await given.activeMandate();
    const ctx = worker();
    await loadMarket(ctx, system);
    expect(await checkMatches(ctx, system)).toMatchObject({ missing: 1 });
    expect(ctx.market.held).toBeUndefined();
    await loadMarket(ctx, system);
    await app.empty();
    expect(await refreshMatchesOfMandate(ctx, system, { mandateId })).toEqual({ eligible: 0, nearMisses: 0 });
    expect(ctx.market.held).toBeUndefined();
  });

  test("writes only the rows that an edit changes", async () => {
    await given.anyProspects(12, 2018);
    const { id: mandateId } = await given.activeMandate(undefined, { amountMinFen: 1n, amountMaxFen: null });
    const ctx = worker();
    await loadMarket(ctx, system);
    await refreshMatchesOfMandate(ctx, system, { mandateId });
    const xmins = () => app.sql<{ xmin: string }>`select xmin::text as xmin from match order by prospect_id`;
    const before = await xmins();
    expect(before.length).toBeGreaterThan(2);
    const [one] = await given.memory();
    await app.sql`update teaser set headline_en = 'Anew' where prospect_id = ${one?.prospectId}`;
    await refreshMatchesOfMandate(ctx, system, { mandateId });
    const after = await xmins();
    expect(after.filter(({ xmin }, at) => xmin !== before[at]?.xmin)).toHaveLength(1);
  });
});
