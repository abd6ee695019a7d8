import { describe, expect, test } from "vitest";
import { measureDemand } from "#app/services/matching/measure-demand.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const { queuedJobs } = moderationIn(app);

const measure = () => measureDemand(app.worker, system);
const rankingJobs = async () => (await queuedJobs()).filter(({ task }) => task === "match-mandate").length;

/** Six prospects in one district, all open to the wide mandate and the first to the narrow one, too. */
async function market() {
  const prospects = [];
  for (let n = 0; n < 6; n++) {
    prospects.push(await given.prospect({ district: n === 0 ? "2201/220102" : "2201/220103" }));
  }
  const wide = await given.activeMandate();
  const narrow = await given.activeMandate(undefined, { districts: ["2201/220102"] });
  return { prospects, wide, narrow };
}

const demandOf = async ({ id }: { id: string }) => (await given.termsOf(id))?.demand;

describe("the demand for a mandate", () => {
  test("is counted over every published prospect: many companies turn to the mandate that many fit", async () => {
    const { wide, narrow } = await market();
    expect(await demandOf(wide)).toBeNull();
    expect(await measure()).toMatchObject({ mandates: 2 });
    expect(await demandOf(wide)).toBeGreaterThan(1);
    expect(await demandOf(narrow)).toBeLessThan(1);
    expect(((await demandOf(wide)) ?? 0) + ((await demandOf(narrow)) ?? 0)).toBeCloseTo(2, 9);
  });

  test("raises the mandate with lower demand in the list of a company that fits both, and is stated", async () => {
    const { prospects, wide, narrow } = await market();
    const [both] = prospects;
    const scores = async () => {
      await refreshMatchesOfProspect(app.worker, system, { prospectId: both?.id ?? "" });
      const rows = await given.db.rows("match", { prospectId: both?.id ?? "" });
      return new Map(rows.map((row) => [row.mandateId, row]));
    };
    const before = await scores();
    await measure();
    const after = await scores();
    expect(after.get(narrow.id)?.score).toBeGreaterThan(before.get(narrow.id)?.score ?? 100);
    expect(after.get(wide.id)?.score).toBeLessThan(before.get(wide.id)?.score ?? 0);
    expect(JSON.stringify(after.get(narrow.id)?.parts)).toContain('"demand"');
  });

  test("ranks again only what it has changed noticeably, and nothing the second time", async () => {
    await market();
    await measure();
    expect(await rankingJobs()).toBe(2);
    expect(await measure()).toEqual({ mandates: 2, changed: 0 });
  });

  test("is readable by no institution and no company", async () => {
    const { wide, prospects } = await market();
    await measure();
    for (const actor of [wide.institution, prospects[0]?.company]) {
      if (actor === undefined) continue;
      await expect(
        app.web.withActor(actor, (trx) => trx.selectFrom("mandateDemand").selectAll().execute()),
      ).rejects.toMatchObject({ code: "42501" });
    }
  });
});
