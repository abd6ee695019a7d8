import { describe, expect, test } from "vitest";
import { isDeepStrictEqual } from "node:util";
import { levelsOf, standingOf } from "#app/domain/matching/ranking/standing.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const { list, refresh } = given;

const opportunitiesIn = (rows: readonly { opportunity: { id: string } }[] | undefined) =>
  ids(rows?.map(({ opportunity }) => opportunity));
const ids = (rows: readonly { id: string }[] | undefined) => (rows ?? []).map(({ id }) => id);

describe("the ranked list of a mandate", () => {
  test("is paged without a gap or a repeat, in each order", async () => {
    const mandate = await given.activeMandate(undefined, {
      preferences: JSON.stringify([{ kind: "rd_intensity", atLeastBp: 500, weight: 3 }]),
    });
    for (let n = 0; n < 45; n += 1) {
      await given.prospect({
        researchLeastBp: (n % 9) * 120,
        researchMostBp: (n % 9) * 120,
        publishedAt: new Date(Date.now() - n * 40_000_000),
      });
    }
    await refresh(mandate);
    for (const sort of ["fit", "newest", "smallest"] as const) {
      const seen: string[] = [];
      const scores: number[] = [];
      let after: string | null = null;
      let pages = 0;
      do {
        const { opportunities } = await list(mandate, { sort, after });
        seen.push(...opportunitiesIn(opportunities?.rows));
        scores.push(
          ...(opportunities?.rows ?? [])
            .filter(({ explores }) => !explores)
            .map(({ opportunity }) => opportunity.score),
        );
        after = opportunities?.next ?? null;
        pages += 1;
      } while (after !== null);
      expect([pages, seen.length, new Set(seen).size]).toEqual([3, 45, 45]);
      if (sort === "fit") expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  test("gives each its place in the whole list, whatever its page, order and filter", async () => {
    const mandate = await given.activeMandate(undefined, {
      preferences: JSON.stringify([{ kind: "rd_intensity", atLeastBp: 500, weight: 3 }]),
    });
    for (let n = 0; n < 45; n += 1) {
      const bp = (n % 9) * 120;
      await given.prospect({
        researchLeastBp: bp,
        researchMostBp: bp,
        stage: n % 2 === 0 ? "seed" : "growth",
        publishedAt: new Date(Date.now() - n * 40_000_000),
      });
    }
    await refresh(mandate);
    const placesOf = async (asked: Parameters<typeof list>[1]) => {
      const places = new Map<string, [number, unknown]>();
      let after: string | null = null;
      do {
        const { opportunities } = await list(mandate, { ...asked, after });
        for (const { opportunity } of opportunities?.rows ?? []) {
          places.set(opportunity.id, [opportunity.score, opportunity.standing]);
        }
        after = opportunities?.next ?? null;
      } while (after !== null);
      return places;
    };
    const whole = await placesOf({});
    const levels = levelsOf([...whole.values()].map(([score]) => score));
    for (const [score, standing] of whole.values()) expect(standing).toEqual(standingOf(levels, score));
    for (const asked of [{ sort: "newest" as const }, { filter: { stage: "seed" } }]) {
      const places = await placesOf(asked);
      expect([...places].filter(([id, place]) => !isDeepStrictEqual(whole.get(id), place))).toEqual([]);
      expect(places.size).toBe(asked.filter === undefined ? 45 : 23);
    }
    const first = [...(await placesOf({ filter: { first: 10 } })).values()];
    const last = [...whole.values()].map(([score]) => score).sort((a, b) => b - a)[9] ?? 0;
    expect(first.map(([score]) => score).sort()).toEqual(
      [...whole.values()]
        .map(([score]) => score)
        .filter((score) => score >= last)
        .sort(),
    );
  });

  test("says once what is common to it, and of each row what sets that apart", async () => {
    // A reason counts more or less than with the average mandate: there must be another.
    await given.activeMandate();
    const mandate = await given.activeMandate(undefined, {
      preferences: JSON.stringify([
        { kind: "rd_intensity", atLeastBp: 500, weight: 3 },
        { kind: "stage", anyOf: ["seed"], weight: 2 },
      ]),
    });
    for (let n = 0; n < 9; n += 1) {
      const bp = n < 7 ? 800 : 100;
      await given.prospect({ researchLeastBp: bp, researchMostBp: bp, stage: n === 0 ? "seed" : "growth" });
    }
    await refresh(mandate);
    const { opportunities } = await list(mandate);
    const rows = opportunities?.rows.map(({ opportunity }) => opportunity) ?? [];
    const common = opportunities?.common ?? {};
    expect(Object.keys(common)).toContain("rd_intensity");
    const shared = Object.values(common).reduce((sum, points) => sum + points, 0);
    for (const { score, reasons, stage } of rows) {
      // Three reasons at most, which here are all of them.
      const apart = reasons.reduce((sum, { points }) => sum + points, 0);
      expect(50 + shared + apart).toBe(score);
      expect(reasons.some(({ kind }) => kind === "stage")).toBe(stage === "seed");
    }
    const typical = rows.filter(({ reasons }) => reasons.length === 0);
    expect(typical).toHaveLength(6);
    const apart = rows.flatMap(({ reasons }) => reasons).find(({ kind }) => kind === "rd_intensity");
    expect(apart).toMatchObject({ mandateValue: { min: 500 }, companyValue: { min: 100, max: 100 } });
    expect(apart?.points).toBeLessThan(0);

    // An institution reads what is common to its own lists only.
    const other = await given.institution();
    const read = (actor: typeof other) =>
      app.web.withActor(actor, (trx) => trx.selectFrom("listCommon").select("mandateId").execute());
    expect(await read(other)).toEqual([]);
    expect(await read(mandate.institution)).toEqual([{ mandateId: mandate.id }]);
  });

  test("has its near misses and what was passed on in pages, too", async () => {
    const mandate = await given.activeMandate(undefined, { minRevenueFen: 4_000_000_000n });
    const all: string[] = [];
    for (let n = 0; n < 102; n += 1) {
      const publishedAt = new Date(Date.now() - (n % 3) * 86_400_000);
      all.push((await given.prospect({ revenueMostFen: 3_000_000_000n, publishedAt })).id);
    }
    await refresh(mandate);
    const everyRow = async (view: "near" | "passed") => {
      const pages: string[][] = [];
      let after: string | null = null;
      do {
        const { opportunities } = await list(mandate, { view, after });
        const { nearMisses = [], passed = [] } = opportunities ?? {};
        pages.push(view === "near" ? ids(nearMisses) : ids(passed.map(({ prospect }) => prospect)));
        after = opportunities?.next ?? null;
      } while (after !== null && pages.length < 9);
      return { sizes: pages.map(({ length }) => length), ids: pages.flat().sort() };
    };
    expect(await everyRow("near")).toEqual({ sizes: [20, 20, 20, 20, 20, 2], ids: all.toSorted() });
    await app.owner.query(`insert into pass (mandate_id, prospect_id, institution_id, reason_code)
      select mandate_id, prospect_id, institution_id, 'revenue' from match where mandate_id = '${mandate.id}'`);
    expect(await everyRow("passed")).toEqual({ sizes: [100, 2], ids: all.toSorted() });
    expect(await everyRow("near")).toEqual({ sizes: [0], ids: [] });
  });

  test("is counted to a thousand and one, however many fit, miss or were passed on", async () => {
    const mandate = await given.activeMandate();
    const client = await app.owner.connect();
    await client.query("set session_replication_role = replica");
    const many = (outcome: string, firm: string) => `
      insert into match (mandate_id, prospect_id, institution_id, company_id, outcome, score, parts, prospect_version,
        mandate_version, model_version)
      select '${mandate.id}', gen_random_uuid(), '${mandate.institution.institutionId}', '${firm}', '${outcome}', 50, '[]', 1, 1, 'x'
      from generate_series(1, 1100)`;
    for (const outcome of ["eligible", "near_miss"]) await client.query(many(outcome, crypto.randomUUID()));
    await client.query("reset session_replication_role");
    client.release();
    const { opportunities } = await list(mandate, { view: "near" });
    expect(opportunities?.counts).toMatchObject({ fits: 1001, nearMisses: 1001, passed: 0, shown: 1001 });
  });

  test("is filtered by what is shown, and counts what the filters leave", async () => {
    const mandate = await given.activeMandate();
    const seed = await given.prospect({ stage: "seed" });
    const growth = await given.prospect({ stage: "growth" });
    await refresh(mandate);
    const { opportunities } = await list(mandate, { filter: { stage: "seed" } });
    expect(opportunitiesIn(opportunities?.rows)).toEqual([seed.id]);
    expect(opportunities?.counts).toMatchObject({ fits: 2, shown: 1 });
    // The teaser shows only "photonics": a filter for a branch below must not reveal a match.
    const exact = await list(mandate, { filter: { sector: "photonics/laser-devices" } });
    expect(exact.opportunities?.rows).toEqual([]);
    const coarse = await list(mandate, { filter: { sector: "photonics" } });
    expect(opportunitiesIn(coarse.opportunities?.rows).sort()).toEqual([seed.id, growth.id].sort());
  });

  test("has reasons computed for this mandate, and a near miss with its change", async () => {
    const mandate = await given.activeMandate(undefined, { minRevenueFen: 6_000_000_000n });
    const near = await given.prospect();
    const other = await given.prospect();
    await refresh(mandate);
    const { opportunities } = await list(mandate);
    expect(opportunities?.rows).toEqual([]);
    const whole = await list(mandate, { view: "near" });
    expect(ids(whole.opportunities?.nearMisses).sort()).toEqual([near.id, other.id].sort());
    expect(whole.opportunities?.nearMisses[0]).toMatchObject({
      miss: {
        criterion: "revenue",
        outcome: "not_met",
        companyValue: { min: 3_000_000_000n, max: 5_000_000_000n },
      },
      edits: [{ field: "minRevenueFen", action: "set", to: 3_000_000_000n }],
      others: 1,
    });
  });

  test.each([
    ["paused", { status: "paused" as const }, "paused"],
    ["exhausted", { status: "exhausted" as const }, "exhausted"],
    ["whose budget ran out a moment ago", { budgetFen: 1n }, "exhausted"],
    ["whose places filled up a moment ago", { introductionCap: 0 }, "cap_used_up"],
    ["whose last day is over", { validUntil: "2026-01-02" }, "expired"],
  ])("ranks nothing for a mandate that is %s, whatever matches are stored", async (_, change, closure) => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    await refresh(mandate);
    expect((await list(mandate)).opportunities?.rows).toHaveLength(1);
    await given.db.update("mandate", mandate.id, change);
    expect(await list(mandate)).toMatchObject({ mandate: { closure }, opportunities: null });
    const { funders } = await listFunders(app.web, prospect.company, {
      prospectId: null,
      view: "fit",
      after: null,
    });
    expect(funders).toMatchObject({ fitting: [], near: [] });
  });

  test("belongs to the institution: another institution's mandate or list is not found", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    const stranger = await given.institution();
    await refresh(mandate);
    const asked = { mandateId: mandate.id, view: "fit", filter: {}, sort: "fit", after: null } as const;
    await refuses("mandate-not-found", listOpportunities(app.web, stranger, asked));
    const one = { prospectId: prospect.id, mandateId: mandate.id };
    await refuses(
      "mandate-not-found",
      readOpportunity(app.web, stranger, { prospect: one.prospectId, mandate: one.mandateId }),
    );
    expect(await listOpportunities(app.web, stranger, { ...asked, mandateId: null })).toMatchObject({
      mandate: null,
    });
  });

  test("shows nothing to an institution that is not active", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    await refresh(mandate);
    const { institutionId } = mandate.institution;
    await given.db.update("institution", institutionId, { status: "restricted" });
    expect(await list(mandate)).toMatchObject({
      mandate: { closure: "institution_not_active" },
      opportunities: null,
    });
    const one = { prospectId: prospect.id, mandateId: mandate.id };
    await refuses(
      "prospect-not-found",
      readOpportunity(app.web, mandate.institution, { prospect: one.prospectId, mandate: one.mandateId }),
    );
  });
});
