import { describe, expect, test } from "vitest";
import { exportOpportunities } from "#app/services/matching/export-opportunities.server.ts";
import type {
  listOpportunities,
  ListOpportunities,
} from "#app/services/matching/list-opportunities.server.ts";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const { list } = given;

type Mandate = Awaited<ReturnType<typeof given.activeMandate>>;

async function market(count: number) {
  await given.activeMandate(); // no stated preferences: a score is relative to all eligible
  const mandate = await given.activeMandate(undefined, {
    preferences: JSON.stringify([{ kind: "rd_intensity", atLeastBp: 1_000, weight: 3 }]),
  });
  for (let n = 0; n < count; n += 1) {
    const bp = n < 20 ? 1_200 : 100;
    await given.prospect({ researchLeastBp: bp, researchMostBp: bp });
  }
  await given.refresh(mandate);
  return mandate;
}
type Row = NonNullable<Awaited<ReturnType<typeof listOpportunities>>["opportunities"]>["rows"][number];
const flat = (rows: readonly Row[] = []) =>
  rows.map(({ opportunity, ...row }) => ({ ...opportunity, ...row }));
const rowsOf = async (mandate: Mandate, change: Partial<ListOpportunities> = {}) =>
  flat((await list(mandate, change)).opportunities?.rows);
const explored = (rows: Awaited<ReturnType<typeof rowsOf>>) => rows.filter(({ explores }) => explores);
const shown = () => given.db.rows("matchFeedback", { act: "shown" }, "id");

describe("a ranked list", () => {
  test("gives one place in ten to a lower fit, with its true score, and records the probability", async () => {
    const mandate = await market(45);
    const rows = await rowsOf(mandate);
    expect(rows.map(({ explores }) => explores).flatMap((is, index) => (is ? [index] : []))).toEqual([9, 19]);
    const [first, second] = explored(rows);
    const lowest = Math.min(...rows.filter(({ explores }) => !explores).map(({ score }) => score));
    for (const one of [first, second]) {
      expect(one?.score).toBeLessThan(lowest);
      const match = await given.db.row("match", { prospectId: one?.id ?? "" });
      expect(one?.score).toBe(match.score);
    }
    const kept = await shown();
    expect(kept.map(({ prospectId }) => prospectId).sort()).toEqual([first?.id, second?.id].sort());
    for (const row of kept) {
      expect(row).toMatchObject({ propensity: 2 / 25, side: "institution", seen: { stage: "growth" } });
      expect(row.rankPosition).toBe(row.prospectId === first?.id ? 10 : 20);
    }
  });

  test("is the same when it is loaded again that day, and is recorded once", async () => {
    const mandate = await market(45);
    const before = await rowsOf(mandate);
    expect((await rowsOf(mandate)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const [other] = before;
    await passOnOpportunity(app.web, mandate.institution, {
      mandateId: mandate.id,
      prospectId: other?.id ?? "",
      reasonCode: "price",
      note: null,
      repairable: false,
    });
    const stay = explored(await rowsOf(mandate)).filter(({ id }) =>
      explored(before).some((one) => one.id === id),
    );
    expect(stay.length).toBeGreaterThan(0);
    expect(new Set((await shown()).map(({ prospectId }) => prospectId)).size).toBe((await shown()).length);
  });

  test("attaches the probability to what is done with the card that day", async () => {
    const mandate = await market(45);
    const [card] = explored(await rowsOf(mandate));
    await readOpportunity(app.web, mandate.institution, {
      mandate: mandate.id,
      prospect: card?.id ?? "",
    });
    const opened = await given.db.rows("matchFeedback", { act: "opened" });
    expect(opened).toMatchObject([{ rankPosition: 10, propensity: 2 / 25, score: card?.score }]);
  });

  test("shows every row once across its pages, even when the date changes between them", async () => {
    const mandate = await market(65);
    const seen: string[] = [];
    let after: string | null = null;
    let day = 0;
    do {
      await app.setNow(new Date(Date.now() + day * 86_400_000));
      day += 1;
      const { opportunities } = await list(mandate, { after });
      seen.push(...flat(opportunities?.rows).map(({ id }) => id));
      after = opportunities?.next ?? null;
    } while (after !== null);
    expect([day, seen.length, new Set(seen).size]).toEqual([4, 65, 65]);
  });

  test("explores nothing on a page that is the whole list, nor in a filtered, sorted or exported list", async () => {
    const small = await market(20);
    expect(explored(await unchanged(app.traces, () => rowsOf(small)))).toEqual([]);

    await app.empty();
    const mandate = await market(45);
    await app.expectNoWrites();
    for (const change of [
      { filter: { stage: "growth" } },
      { sort: "newest" },
      { sort: "smallest" },
    ] as const) {
      expect(explored(await rowsOf(mandate, change))).toEqual([]);
    }
    const exported = await exportOpportunities(app.web, mandate.institution, {
      mandateId: mandate.id,
      filter: {},
      sort: "fit",
    });
    const scores = exported.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test("starts at its first page for an invalid cursor", async () => {
    const mandate = await market(25);
    const first = (await rowsOf(mandate)).map(({ id }) => id);
    for (const after of ["nonsense", "WzEsIngiXQ"]) {
      expect((await rowsOf(mandate, { after })).map(({ id }) => id)).toEqual(first);
    }
  });
});
