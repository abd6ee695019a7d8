import { describe, expect, test } from "vitest";
import { DEFAULT_LIST_SETTING } from "#app/domain/matching/ranking/list-setting.ts";
import { OPPORTUNITY_SORTS } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import { arrangeOpportunities } from "#app/services/matching/arrange-opportunities.server.ts";
import {
  listOpportunities,
  type ListOpportunities,
} from "#app/services/matching/list-opportunities.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });

const asked = { view: "fit", filter: {}, sort: "fit", after: null } as const;

describe("the layout of a list of opportunities", () => {
  test("is rows at first, and is stored for the person who chooses a table and its columns", async () => {
    const { institution } = await given.activeMandate();
    const colleague = { ...institution, userId: (await given.institution()).userId };
    const setting = async (actor = institution) =>
      (await listOpportunities(app.web, actor, { ...asked, mandateId: null })).opportunities?.setting;
    expect(await setting()).toMatchObject({ layout: "rows" });
    await arrangeOpportunities(app.web, institution, { layout: "table", columns: ["ip", "ask", "ask"] });
    expect(await setting()).toEqual({ layout: "table", columns: ["ask", "ip"] });
    // The other way round the columns remain.
    await arrangeOpportunities(app.web, institution, { layout: "rows" });
    expect(await setting()).toEqual({ layout: "rows", columns: ["ask", "ip"] });
    expect(await setting(colleague)).toEqual(DEFAULT_LIST_SETTING);
  });
});

describe("a list of opportunities", () => {
  test.each(OPPORTUNITY_SORTS)("by %s has each prospect once on its pages, in that order", async (sort) => {
    const mandate = await given.activeMandate();
    for (let n = 0; n < 45; n += 1) {
      await given.prospect({
        amountMinFen: BigInt(1 + (n % 4)) * 100_000_000n,
        amountMaxFen: BigInt(5 + (n % 3)) * 100_000_000n,
        termMonthsMin: n % 5 === 0 ? null : 12,
        termMonthsMax: n % 7 === 0 ? null : 12 + (n % 3) * 12,
        publishedAt: new Date(Date.now() - (n % 9) * 86_400_000),
      });
    }
    await given.refresh(mandate);
    const rows = [];
    let after: string | null = null;
    do {
      const page: ListOpportunities = { ...asked, sort, after, mandateId: mandate.id };
      const { opportunities } = await listOpportunities(app.web, mandate.institution, page);
      rows.push(...(opportunities?.rows ?? []).map(({ opportunity }) => opportunity));
      after = opportunities?.next ?? null;
    } while (after !== null);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(20);
    const values = rows.map(({ shown, publishedOn, termMonthsMin: least, termMonthsMax: most, score }) => {
      switch (sort) {
        case "fit":
          return score;
        case "newest":
        case "oldest":
          return Date.parse(publishedOn);
        case "smallest":
          return Number(shown.askFen.from);
        case "largest":
          return Number(shown.askFen.to);
        case "shortest":
          return least ?? most ?? Infinity;
        case "longest":
          return most ?? least ?? 0;
        case "revenue":
          return Number(shown.revenueFen?.from ?? -1n);
      }
    });
    const isAscending = sort === "oldest" || sort === "smallest" || sort === "shortest";
    const inOrder = [...values].sort((a, b) => (isAscending ? a - b : b - a));
    // By fit one row in ten explores.
    if (sort !== "fit") expect(values).toEqual(inOrder);
  });
});

describe("an opportunity", () => {
  test("is found by the numbers that people say, and by those of the institution's own mandates only", async () => {
    const [mandate, foreign] = [await given.activeMandate(), await given.activeMandate()];
    const prospect = await given.prospect();
    await given.refresh(mandate);
    const [{ number: p }, { number: m }, { number: f }] = await Promise.all([
      given.db.row("prospect", { id: prospect.id }),
      given.db.row("mandate", { id: mandate.id }),
      given.db.row("mandate", { id: foreign.id }),
    ]);
    const byNumber = await readOpportunity(app.web, mandate.institution, {
      prospect: `P-${p}`,
      mandate: `M-${m}`,
    });
    expect(byNumber.prospect.id).toBe(prospect.id);
    expect(byNumber.mandate?.id).toBe(mandate.id);
    const refused = (ref: { prospect: string; mandate: string }) =>
      readOpportunity(app.web, mandate.institution, ref);
    await refuses("mandate-not-found", refused({ prospect: `P-${p}`, mandate: `M-${f}` }));
    await refuses("prospect-not-found", refused({ prospect: "P-999999999", mandate: `M-${m}` }));
    await given.db.update("teaser", { prospectId: prospect.id }, { status: "paused" });
    await refuses("prospect-not-found", refused({ prospect: `P-${p}`, mandate: `M-${m}` }));
  });
});
