import { describe, expect, test } from "vitest";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { dayOf } from "#app/lib/days.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });

const ofMandate = (mandateId: string) => refreshMatchesOfMandate(app.worker, system, { mandateId });
const ofProspect = (prospectId: string) => refreshMatchesOfProspect(app.worker, system, { prospectId });

/** The domain function's result for every pair, in the form of stored matches. */
async function byTheRules(mandateIds: readonly string[]) {
  const facts = await given.facts();
  const rows: unknown[] = [];
  for (const mandateId of [...mandateIds].sort()) {
    const terms = await given.termsOf(mandateId);
    for (const one of terms ? facts : []) {
      const match = terms && matchProspect(one, terms, dayOf(new Date()));
      if (!match || match.outcome === "out") continue;
      const isEligible = match.outcome === "eligible";
      rows.push({
        mandateId,
        prospectId: one.prospectId,
        outcome: match.outcome,
        missedCriterion: isEligible ? null : match.nearMiss.criterion,
      });
    }
  }
  return rows;
}

const pairs = async () => (await given.memory()).map(({ computedAt: _, ...pair }) => pair);
const outcomes = async () => (await pairs()).map(({ score: _, ...pair }) => pair);

describe("the stored matches", () => {
  test("agree with the domain function for each pair, computed by mandate or by prospect", async () => {
    await given.anyProspects(40, 2018);
    const { ids } = await given.anyMandates(16, 1125);
    for (const id of ids) await ofMandate(id);
    const byMandate = await pairs();
    expect(await outcomes()).toEqual(await byTheRules(ids));
    expect(byMandate.filter(({ outcome }) => outcome === "eligible").length).toBeGreaterThan(20);
    expect(byMandate.filter(({ outcome }) => outcome === "near_miss").length).toBeGreaterThan(20);

    await given.db.remove("match");
    for (const { prospectId } of await given.facts()) await ofProspect(prospectId);
    expect(await pairs()).toEqual(byMandate);
  });

  test("are not written again when computed twice", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    await ofMandate(mandate.id);
    const before = await given.memory();
    await ofMandate(mandate.id);
    await ofProspect(prospect.id);
    expect(await given.memory()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test("follow a change of either side", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    await ofMandate(mandate.id);
    await given.db.update("mandate", mandate.id, { stages: ["seed"] });
    await ofMandate(mandate.id);
    expect(await pairs()).toMatchObject([{ outcome: "near_miss", missedCriterion: "stage", score: 0 }]);
    await given.db.update("teaser", { prospectId: prospect.id }, { stage: "seed" });
    await ofProspect(prospect.id);
    expect(await pairs()).toMatchObject([{ outcome: "eligible", missedCriterion: null }]);
    await given.db.update("teaser", { prospectId: prospect.id }, { status: "paused" });
    await ofProspect(prospect.id);
    expect(await pairs()).toEqual([]);
  });

  test("take into account what other institutions already fund", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate(undefined, { amountMinFen: 400_000_000n });
    await ofProspect(prospect.id);
    expect(await pairs()).toHaveLength(1);
    await given.db.update("prospect", prospect.id, { acceptedFen: 500_000_000n });
    await ofProspect(prospect.id);
    expect((await given.factsOf(prospect.id))?.amountMaxFen).toBe(300_000_000n);
    expect(await pairs()).toMatchObject([
      { mandateId: mandate.id, outcome: "near_miss", missedCriterion: "amount" },
    ]);
  });

  test.each([
    ["paused", { status: "paused" as const }],
    ["retired", { status: "retired" as const }],
    ["outlived", { validUntil: "2026-01-02" }],
    ["used up", { budgetFen: 99_999_999n }],
    ["full of introductions", { introductionCap: 0 }],
  ])("have no row for a mandate that is %s", async (_, change) => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    await ofMandate(mandate.id);
    expect(await pairs()).toHaveLength(1);
    await given.db.update("mandate", mandate.id, change);
    await ofMandate(mandate.id);
    expect(await pairs()).toEqual([]);
    await ofProspect(prospect.id);
    expect(await pairs()).toEqual([]);
  });

  test("exhaust a mandate whose places fill up, and make it available when a place is freed", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate(undefined, { introductionCap: 1 });
    const other = await given.prospect();
    const { id } = await given.consentedIntroduction(other, mandate);
    await ofMandate(mandate.id);
    const statusOf = async () => (await given.db.row("mandate", mandate.id)).status;
    expect([await statusOf(), await pairs()]).toEqual(["exhausted", []]);

    await given.db.update("introduction", id, { status: "revoked" });
    await ofMandate(mandate.id);
    expect(await statusOf()).toBe("active");
    expect((await pairs()).map(({ prospectId }) => prospectId)).toContain(prospect.id);
    const events = await given.db.rows("event", { subjectId: mandate.id }, "id");
    expect(events.map(({ type }) => type)).toEqual(["mandate-exhausted", "mandate-freed"]);
  });

  test("are right after two refreshes at once, and neither deadlocks", async () => {
    await given.anyProspects(12, 7);
    const { ids } = await given.anyMandates(6, 8);
    const prospectIds = (await given.facts()).map(({ prospectId }) => prospectId);
    await Promise.all([...ids.map(ofMandate), ...prospectIds.map(ofProspect)]);
    expect(await outcomes()).toEqual(await byTheRules(ids));
  });
});
