import { describe, expect, test } from "vitest";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { learnRanking } from "#app/services/matching/learn-ranking.server.ts";
import { readRanking } from "#app/services/public/read-ranking.server.ts";
import { here, lendingMarketIn, now, placeEvidence } from "#tests/factories/lending-market.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openWith(lendingMarketIn, {}, { isEmptied: true, startsAt: now });
const { arranged, matches, refresh } = given;
const { queuedJobs } = moderationIn(app);
const learn = () => learnRanking(app.worker, { kind: "system" });

describe("the deals of the market", () => {
  test("change the counts and the list when the company confirms the money", async () => {
    const { mandateIds, bank } = await arranged(90);
    const ofBank = () =>
      given.db().updateTable("drawdown").where("institutionId", "=", bank(0).institutionId);
    await ofBank().set({ status: "funded", confirmedAt: null }).execute();
    for (const id of mandateIds) await refresh(id);
    const scoreHere = async () => {
      const hereId = (await given.facts()).find(({ district }) => district === here)?.prospectId;
      return (await matches()).find((one) => one.prospectId === hereId && one.mandateId === bank(0).id);
    };
    const before = await scoreHere();
    expect(placeEvidence(before?.parts)).toBeUndefined();
    await ofBank()
      .set({ status: "confirmed", confirmedAt: new Date("2026-11-20T04:00:00Z") })
      .execute();
    await given.refreshProspects();
    const after = await scoreHere();
    expect(after?.score).not.toBe(before?.score);
    expect(placeEvidence(after?.parts)).toMatchObject({ value: here, deals: 27, of: 30 });
  });

  test("that failed change the list too, such as by an institution's own decline, once the day is over", async () => {
    const { mandateIds, bank } = await arranged(90);
    const declined = await Promise.all(Array.from({ length: 40 }, () => given.prospect({ district: here })));
    for (const id of mandateIds) await refresh(id);
    const other = (await given.facts()).find(({ district }) => district === here)?.prospectId;
    const scoreOf = async (prospectId = "") =>
      (await matches()).find((one) => one.prospectId === prospectId && one.mandateId === bank(0).id)?.score ??
      0;
    const before = await scoreOf(other);
    const { id: mandateId, institutionId: organizationId } = bank(0);
    const act = { act: "declined", side: "institution", reasonCode: "amount_or_term" } as const;
    await given.db.insertAll(
      "matchFeedback",
      declined.map(({ id: prospectId }) => ({
        ...act,
        at: now,
        organizationId,
        mandateId,
        prospectId,
        mandateVersion: 1,
        prospectVersion: 1,
      })),
    );
    await given.refreshProspects();
    expect(await scoreOf(other)).toBe(before);
    await app.setNow(new Date(now.getTime() + 86_400_000));
    await given.refreshProspects();
    expect(await scoreOf(other)).toBeLessThan(before);
  });

  test("train no model while they are fewer than a hundred: the launch model ranks, and the page says so", async () => {
    const { mandateIds } = await arranged(99);
    expect(await learn()).toEqual({ deals: 99, version: null, adopted: false });
    for (const id of mandateIds) await refresh(id);
    expect(new Set((await matches()).map(({ modelVersion }) => modelVersion))).toEqual(
      new Set([LAUNCH_MODEL.version]),
    );
    expect(await readRanking(app.web, { kind: "public" })).toMatchObject({
      version: LAUNCH_MODEL.version,
      trainedAt: null,
      quality: null,
    });
  });

  test("train a model from a hundred on, which ranks everything again once it is no worse", async () => {
    const { mandateIds } = await arranged(240);
    for (const id of mandateIds) await refresh(id);
    const learned = await learn();
    expect(learned).toMatchObject({ deals: 240, adopted: true });
    const queued = (await queuedJobs()).filter(({ task }) => task === "match-mandate");
    expect(queued.map(({ payload }) => (payload as { mandateId: string }).mandateId).sort()).toEqual(
      mandateIds,
    );
    await workOff(app);
    const versions = async () => new Set((await matches()).map(({ modelVersion }) => modelVersion));
    expect(await versions()).toEqual(new Set([learned.version]));
    const shown = await readRanking(app.web, { kind: "public" });
    expect(shown).toMatchObject({ version: learned.version, trainedAt: now });

    // The same deals train no better model: the one in force stays.
    const again = await learn();
    expect(again.adopted).toBe(false);
    expect(await readRanking(app.web, { kind: "public" })).toEqual(shown);
    expect((await queuedJobs()).filter(({ task }) => task === "match-mandate")).toEqual([]);
  });

  test("reveal nothing to institutions and companies about others: models and bases are readable by the worker only", async () => {
    const { mandateIds } = await arranged(120);
    for (const id of mandateIds) await refresh(id);
    await learn();
    const { institution } = await given.activeMandate();
    await app.web.withActor(institution, async (trx) => {
      expect(await trx.selectFrom("rankingModel").selectAll().execute()).toEqual([]);
    });
    const bases = app.web.withActor(institution, (trx) =>
      trx.selectFrom("rankingBase").selectAll().execute(),
    );
    await expect(bases).rejects.toThrow(/permission denied/);
  });
});
