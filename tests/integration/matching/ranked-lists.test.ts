import { describe, expect, test } from "vitest";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { Scorer } from "#app/domain/matching/learned/scorer.ts";
import { Slots } from "#app/domain/matching/learned/slots.ts";
import { toEpochDay, subjectOf } from "#app/domain/matching/learned/subject.ts";
import { toStoredReasons } from "#app/domain/matching/ranking/stored-reasons.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { readRankingRules } from "#app/services/matching/read-ranking-rules.server.ts";
import { listMandateTerms } from "#db/queries/matching/matches.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import { here, lendingMarketIn, now, today } from "#tests/factories/lending-market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";

const { app, given } = openWith(lendingMarketIn, {}, { isEmptied: true, startsAt: now });
const { arranged, matches, refresh } = given;

const content = async () => (await matches()).map(({ computedAt: _, ...row }) => row);

describe("a ranked list", () => {
  test("has the scores and the order of the scorer, in parts that add up, from either side", async () => {
    const { mandateIds, bank } = await arranged(90);
    for (const id of mandateIds) await refresh(id);
    const facts = await given.facts();
    const scores = await app.worker.withActor(system, async (trx) => {
      const { model, dealCounts: ledger } = await readRankingRules(trx, today);
      const terms = (await listMandateTerms(trx)).map(toMandateTerms);
      const slots = new Slots(
        terms.map((one) => ({ institutionId: one.institutionId, terms: one })),
        ledger,
      );
      const scorer = new Scorer(model, ledger, slots, toEpochDay(today));
      return facts.flatMap((one) => {
        const eligible = terms.flatMap((term, i) =>
          matchProspect(one, term, today).outcome === "eligible" ? [i] : [],
        );
        return eligible.map((slot) => {
          const asked = { facts: one, day: today };
          const { score } = scorer.explain(subjectOf(one), asked, slot, eligible);
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
    const listed = await listOpportunities(app.web, actor, {
      mandateId: id,
      view: "fit",
      filter: {},
      sort: "fit",
      after: null,
    });
    const expected = scores
      .filter(({ mandateId }) => mandateId === id)
      .sort((one, other) => other.score - one.score || (one.prospectId < other.prospectId ? -1 : 1));
    expect(listed.opportunities?.rows.map(({ opportunity }) => [opportunity.id, opportunity.score])).toEqual(
      expected.map(({ prospectId, score }) => [prospectId, score]),
    );
    expect(expected[0]?.score).toBeGreaterThan(expected.at(-1)?.score ?? NaN);

    const before = await content();
    await given.refreshProspects();
    expect(await content()).toEqual(before);
  });

  test("computed twice, by either side, writes nothing the second time", async () => {
    const { mandateIds } = await arranged(60);
    for (const id of mandateIds) await refresh(id);
    const before = await matches();
    await app.setNow(new Date(now.getTime() + 60_000));
    for (const id of mandateIds) await refresh(id);
    await given.refreshProspects();
    expect(await matches()).toEqual(before);
  });

  test("of another mandate is unchanged when one changes: only the prospect changes a ranking base", async () => {
    const { mandateIds, bank } = await arranged(60);
    for (const id of mandateIds) await refresh(id);
    const others = async () => (await matches()).filter(({ mandateId }) => mandateId !== bank(1).id);
    const before = await others();
    await given.db.update("mandate", bank(1).id, {
      preferences: JSON.stringify([{ kind: "district", anyOf: [here], weight: 3 }]),
    });
    await refresh(bank(1).id);
    expect(await others()).toEqual(before);
  });
});
