import { expect, test } from "vitest";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { renewBases } from "#app/services/matching/renew-bases.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openWith(marketIn);

test("within a week every prospect's scores are computed against the current market", async () => {
  await given.anyProspects(24, 2018);
  await given.anyMandates(12, 1125);
  const facts = await given.facts();
  const refreshAll = async () => {
    for (const { prospectId } of facts) await refreshMatchesOfProspect(app.worker, system, { prospectId });
  };
  const bases = async () =>
    (await given.db.rows("rankingBase", {}, "prospectId")).map(({ prospectId, means }) => ({
      prospectId,
      means,
    }));
  await refreshAll();
  const before = await bases();
  await app.sql`update mandate set preferences = '[]', stages = '{}'`;

  let queued = 0;
  for (let day = 1; day <= 7; day += 1) {
    const now = () => new Date(`2026-12-0${day}T19:10:00Z`);
    const tonight = await renewBases({ ...app.worker, now }, system);
    expect(tonight).toBeLessThan(facts.length);
    queued += tonight;
  }
  expect(queued).toBe(facts.length);
  await workOff(app);
  const renewed = await bases();
  expect(renewed).not.toEqual(before);
  await refreshAll();
  expect(await bases()).toEqual(renewed);
});
