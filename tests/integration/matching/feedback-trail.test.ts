import { describe, expect, test } from "vitest";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { toEpochDay } from "#app/domain/matching/learned/subject.ts";
import { countedActs } from "#db/queries/matching/counted-acts.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });

async function market() {
  const prospect = await given.prospect();
  const mandate = await given.activeMandate();
  await given.match(prospect, mandate);
  return { mandate, prospect, pair: { mandateId: mandate.id, prospectId: prospect.id } };
}

type Actor = Parameters<typeof app.web.withActor>[0];
type Pair = Awaited<ReturnType<typeof market>>["pair"];

describe("the log of feedback", () => {
  const insertAs = (actor: Actor, pair: Pair, organizationId: string) => {
    const act = { at: new Date(), act: "opened", side: "institution" } as const;
    const row = { ...pair, organizationId, ...act, mandateVersion: 1, prospectVersion: 1 };
    return app.web.withActor(actor, (trx) => trx.insertInto("matchFeedback").values(row).execute());
  };

  test("accepts the actor's own acts only: not in another's name, and not on another's mandate", async () => {
    const { mandate, pair } = await market();
    const stranger = await given.institution();
    const { institutionId } = mandate.institution;
    const before = await app.traces();
    for (const other of [institutionId, stranger.institutionId])
      await expect(insertAs(stranger, pair, other)).rejects.toThrow(/row-level/u);
    expect(await app.traces()).toBe(before);
    await insertAs(mandate.institution, pair, institutionId);
    const kept = await given.db.rows("matchFeedback");
    expect(kept).toMatchObject([{ act: "opened", organizationId: institutionId }]);
  });

  test("is never changed nor deleted, by the web role nor by the worker, and the other side never reads it", async () => {
    const { mandate, prospect, pair } = await market();
    await readOpportunity(app.web, mandate.institution, {
      prospect: pair.prospectId,
      mandate: pair.mandateId,
    });
    await app.expectNoWrites();
    for (const [context, actor] of [
      [app.web, mandate.institution],
      [app.worker, system],
    ] as const) {
      await expect(
        context.withActor(actor, (trx) => trx.updateTable("matchFeedback").set({ score: 1 }).execute()),
      ).rejects.toMatchObject({ code: "42501" });
      await expect(
        context.withActor(actor, (trx) => trx.deleteFrom("matchFeedback").execute()),
      ).rejects.toMatchObject({ code: "42501" });
    }
    const read = (actor: typeof prospect.company | typeof mandate.institution) =>
      app.web.withActor(actor, (trx) => trx.selectFrom("matchFeedback").select("id").execute());
    expect(await read(prospect.company)).toEqual([]);
    expect(await read(mandate.institution)).toHaveLength(1);
  });

  test("counts after its day is over: a pass lowers what its code names, and opening a card counts for nothing", async () => {
    const { mandate, pair } = await market();
    await app.setNow(new Date("2026-11-20T15:59:00Z"));
    await readOpportunity(app.web, mandate.institution, {
      prospect: pair.prospectId,
      mandate: pair.mandateId,
    });
    await app.setNow(new Date("2026-11-20T16:00:00Z"));
    await passOnOpportunity(app.web, mandate.institution, {
      ...pair,
      reasonCode: "too_young",
      note: null,
      repairable: false,
    });
    const countedOn = (today: string) => app.worker.withActor(system, (trx) => countedActs(trx, today));
    expect(await countedOn("2026-11-21")).toEqual([]);
    const { institutionId } = mandate.institution;
    expect(await countedOn("2026-11-22")).toMatchObject([
      {
        institutionId,
        day: toEpochDay("2026-11-21"),
        share: 0,
        declined: [{ dimension: "age", share: expect.closeTo(0.2, 12) as number }],
        // The teaser's contents, without the company's identity.
        subject: { companyId: null, sector: "photonics", place: "2201" },
      },
    ]);
    expect(await countedOn("2028-11-22")).toEqual([]);
  });
});
