import { beforeEach, describe, expect, test } from "vitest";
import { matchProspect } from "#app/domain/matching/match.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { Scorer } from "#app/domain/matching/learned/scorer.ts";
import { Slots } from "#app/domain/matching/learned/slots.ts";
import { dayNumber, subjectOf } from "#app/domain/matching/learned/subject.ts";
import { toStoredReasons } from "#app/domain/matching/stored-reasons.ts";
import type { RealDeal } from "#app/domain/worlds/deal-file.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { learnRanking } from "#app/services/matching/learn-ranking.server.ts";
import { listDeals } from "#app/services/matching/list-deals.server.ts";
import { readRankingRules } from "#app/services/matching/read-ranking-rules.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { readRanking } from "#app/services/public/read-ranking.server.ts";
import { listTerms } from "#db/queries/matches.ts";
import { toMandateTerms } from "#db/queries/matching-facts.ts";
import { inOneTransaction } from "#scripts/worlds/plant.ts";
import { plantDeals } from "#scripts/worlds/plant-deals.ts";
import { marketIn } from "#tests/factories/market.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openHouse } from "#tests/support/house.ts";
import { workOff } from "#tests/support/jobs.ts";

const house = openHouse();
const given = marketIn(house);
const { queuedJobs } = moderationIn(house);
const system = { kind: "system" } as const;
const now = new Date("2026-11-25T12:00:00+08:00");
const today = dayOf(now);
const here = "2201/220104";
const there = "2201/220103";

beforeEach(async () => {
  await house.empty();
  house.setNow(now);
});

/** Deals of three banks, one every second day: the first lends here, the second there, the third everywhere. */
function deals(count: number): RealDeal[] {
  return Array.from({ length: count }, (_, n) => {
    const bank = n % 3;
    const isHere = bank === 0 ? n % 10 !== 0 : bank === 1 ? n % 10 === 1 : n % 2 === 0;
    return {
      ...{ id: `D${n}`, date: addDays(today, -1 - 2 * (count - n)), company: `C${n}` },
      ...{ sector: "photonics/laser-devices", place: isHere ? here : there, stage: "growth" },
      ...{ instrument: "ip_pledge_loan", amountFen: 500_000_000n + BigInt(n % 7) * 40_000_000n },
      ...{ termMonths: 24, employees: null, founded: null, funders: [`BANK ${bank}`] },
    };
  });
}

/** Prospects here and there, and the banks with the mandates that their deals imply. */
async function arranged(count: number) {
  await inOneTransaction(house.databaseUrl, (trx) => plantDeals(trx, deals(count), now, () => undefined));
  for (const district of [here, there, here]) await given.prospect({ district, maximumRatePercent: null });
  const rows = await given.db().selectFrom("mandate").select(["id", "institutionId"]).orderBy("id").execute();
  const names = await given.db().selectFrom("institution").select(["id", "nameEn"]).execute();
  const bank = (n: number) => {
    const institutionId = names.find(({ nameEn }) => nameEn === `BANK ${n}`)?.id ?? expect.fail();
    return rows.find((row) => row.institutionId === institutionId) ?? expect.fail();
  };
  return { mandateIds: rows.map(({ id }) => id), bank };
}

const refresh = (mandateId: string) => refreshMatchesOfMandate(house.worker, system, { mandateId });
const matches = () =>
  given
    .db()
    .selectFrom("match")
    .selectAll()
    .where("outcome", "=", "eligible")
    .orderBy("mandateId")
    .orderBy("prospectId")
    .execute();
const content = async () => (await matches()).map(({ computedAt: _, ...row }) => row);
const learn = () => learnRanking(house.worker, system);
const evidenceOf = (parts: unknown) =>
  toStoredReasons(parts)
    .find(({ kind }) => kind === "district")
    ?.evidence?.at(-1);

describe("a list", () => {
  test("has the scores and the order of the scorer, in parts that add up, from either side", async () => {
    const { mandateIds, bank } = await arranged(90);
    for (const id of mandateIds) await refresh(id);
    const facts = await given.facts();
    const scores = await house.worker.withActor(system, async (trx) => {
      const { model, ledger } = await readRankingRules(trx);
      const terms = (await listTerms(trx)).map(toMandateTerms);
      const slots = new Slots(
        terms.map((one) => ({ institutionId: one.institutionId, terms: one })),
        ledger,
      );
      const scorer = new Scorer(model, ledger, slots, dayNumber(today));
      return facts.flatMap((one) => {
        const eligible = terms.flatMap((term, i) =>
          matchProspect(one, term, today).outcome === "eligible" ? [i] : [],
        );
        return eligible.map((slot) => {
          const asked = { facts: one, day: today };
          const { score } = scorer.explain(subjectOf(one, today), asked, slot, eligible);
          return { mandateId: terms[slot]?.mandateId ?? "", prospectId: one.prospectId, score };
        });
      });
    });
    const kept = await matches();
    expect(kept.length).toBe(9);
    for (const { mandateId, prospectId, score, parts } of kept) {
      expect(score).toBe(
        scores.find((one) => one.mandateId === mandateId && one.prospectId === prospectId)?.score,
      );
      expect(toStoredReasons(parts).reduce((sum, { points }) => sum + points, 50)).toBe(score);
    }
    const { id, institutionId } = bank(0);
    const actor = { kind: "institution", institutionId, userId: institutionId, memberRole: "owner" } as const;
    const listed = await listDeals(house.app, actor, {
      ...{ mandateId: id, view: "fit", filter: {}, sort: "fit", after: null },
    });
    const expected = scores
      .filter(({ mandateId }) => mandateId === id)
      .sort((one, other) => other.score - one.score || (one.prospectId < other.prospectId ? -1 : 1));
    expect(listed.deals?.rows.map((row) => [row.id, row.score])).toEqual(
      expected.map(({ prospectId, score }) => [prospectId, score]),
    );
    expect(expected[0]?.score).toBeGreaterThan(expected.at(-1)?.score ?? NaN);

    const before = await content();
    for (const { prospectId } of facts) await refreshMatchesOfProspect(house.worker, system, { prospectId });
    expect(await content()).toEqual(before);
  });

  test("made twice, by either side, writes nothing the second time", async () => {
    const { mandateIds } = await arranged(60);
    for (const id of mandateIds) await refresh(id);
    const before = await matches();
    house.setNow(new Date(now.getTime() + 60_000));
    for (const id of mandateIds) await refresh(id);
    for (const { prospectId } of await given.facts())
      await refreshMatchesOfProspect(house.worker, system, { prospectId });
    expect(await matches()).toEqual(before);
  });

  test("of another mandate stays as it is when one changes: a base is moved by the prospect alone", async () => {
    const { mandateIds, bank } = await arranged(60);
    for (const id of mandateIds) await refresh(id);
    const others = async () => (await matches()).filter(({ mandateId }) => mandateId !== bank(1).id);
    const before = await others();
    await given
      .db()
      .updateTable("mandate")
      .set({ preferences: JSON.stringify([{ kind: "district", anyOf: [here], weight: 3 }]) })
      .where("id", "=", bank(1).id)
      .execute();
    await refresh(bank(1).id);
    expect(await others()).toEqual(before);
  });
});

describe("deals", () => {
  test("move the counts and the list when the company confirms the money", async () => {
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
    expect(evidenceOf(before?.parts)).toBeUndefined();
    await ofBank()
      .set({ status: "confirmed", confirmedAt: new Date("2026-11-20T04:00:00Z") })
      .execute();
    for (const { prospectId } of await given.facts())
      await refreshMatchesOfProspect(house.worker, system, { prospectId });
    const after = await scoreHere();
    expect(after?.score).not.toBe(before?.score);
    expect(evidenceOf(after?.parts)).toMatchObject({ value: here, deals: 27, of: 30 });
  });

  test("fewer than a hundred teach nothing: the model of launch ranks, and says so", async () => {
    const { mandateIds } = await arranged(99);
    expect(await learn()).toEqual({ deals: 99, version: null, adopted: false });
    for (const id of mandateIds) await refresh(id);
    expect(new Set((await matches()).map(({ modelVersion }) => modelVersion))).toEqual(
      new Set([LAUNCH_MODEL.version]),
    );
    expect(await readRanking(house.app, { kind: "public" })).toMatchObject({
      version: LAUNCH_MODEL.version,
      trainedAt: null,
      quality: null,
    });
  });

  test("from a hundred on teach a model that ranks everything anew, once it isn't worse", async () => {
    const { mandateIds } = await arranged(240);
    for (const id of mandateIds) await refresh(id);
    const learned = await learn();
    expect(learned).toMatchObject({ deals: 240, adopted: true });
    const queued = (await queuedJobs()).filter(({ task }) => task === "match-mandate");
    expect(queued.map(({ payload }) => (payload as { mandateId: string }).mandateId).sort()).toEqual(
      mandateIds,
    );
    await workOff(house);
    const versions = async () => new Set((await matches()).map(({ modelVersion }) => modelVersion));
    expect(await versions()).toEqual(new Set([learned.version]));
    const shown = await readRanking(house.app, { kind: "public" });
    expect(shown).toMatchObject({ version: learned.version, trainedAt: now });

    // The same deals teach nothing better: what is in force stays.
    const again = await learn();
    expect(again.adopted).toBe(false);
    expect(await readRanking(house.app, { kind: "public" })).toEqual(shown);
    expect((await queuedJobs()).filter(({ task }) => task === "match-mandate")).toEqual([]);
  });

  test("teach no institution and no company about others: the models and bases are the worker's", async () => {
    const { mandateIds } = await arranged(120);
    for (const id of mandateIds) await refresh(id);
    await learn();
    const { institution } = await given.activeMandate();
    await house.app.withActor(institution, async (trx) => {
      expect(await trx.selectFrom("rankingModel").selectAll().execute()).toEqual([]);
    });
    const bases = house.app.withActor(institution, (trx) =>
      trx.selectFrom("rankingBase").selectAll().execute(),
    );
    await expect(bases).rejects.toThrow(/permission denied/);
  });
});
