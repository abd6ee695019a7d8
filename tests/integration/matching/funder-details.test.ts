import { describe, expect, test } from "vitest";
import { runningNumber } from "#app/lib/running-number.ts";
import * as fundersPage from "#app/routes/company.funders/route.tsx";
import * as comparison from "#app/routes/company.funders_.$mandateId.comparison/route.tsx";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { readFunder } from "#app/services/matching/read-funder.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const web = testWeb(
  app,
  {
    "/company/funders": fundersPage,
    "/company/funders/:mandateId/comparison": { ...comparison, isResource: true },
  },
  "en",
);

async function ranked() {
  const prospect = await given.prospect();
  const mandate = await given.activeMandate();
  await given.refresh(mandate);
  const { funders } = await listFunders(app.web, prospect.company, {
    prospectId: null,
    view: "fit",
    after: null,
  });
  const row = funders?.fitting[0] ?? expect.fail();
  const number = runningNumber("mandate", row.mandate.number);
  return { prospect, mandate, row, number };
}

describe("a funder that is opened", () => {
  test("is the row's, with its terms, all reasons and every criterion in both directions", async () => {
    const { prospect, mandate, row, number } = await ranked();
    const asked = { prospectId: prospect.id, mandate: mandate.id };
    const funder = (await readFunder(app.web, prospect.company, asked)) ?? expect.fail();
    expect(funder).toMatchObject({ mandate: row.mandate, score: row.score });
    const points = funder.reasons.map(({ points: one }) => one);
    expect(50 + points.reduce((sum, one) => sum + one, 0)).toBe(row.score);
    for (const { kind, points: one } of row.reasons)
      expect(funder.reasons).toContainEqual(expect.objectContaining({ kind, points: one }));
    expect(funder.demands.length).toBe(funder.met.demands.of);
    expect(funder.asks.length).toBe(funder.met.asks.of);
    expect(funder.own.missed).toEqual(row.missed);
    expect(await readFunder(app.web, prospect.company, { ...asked, mandate: number })).toEqual(funder);
    expect(await readFunder(app.web, prospect.company, { ...asked, prospectId: null })).toEqual(funder);
  });

  test("is nothing once it has left the list, and nothing of another company", async () => {
    const { prospect, mandate, number } = await ranked();
    const asked = { prospectId: prospect.id, mandate: number };
    await refuses("prospect-not-found", readFunder(app.web, await given.company(), asked));
    await given.db.update("mandate", mandate.id, { status: "paused" });
    expect(await readFunder(app.web, prospect.company, asked)).toBeNull();
    await given.db.update("mandate", mandate.id, { status: "active" });
    expect(await readFunder(app.web, prospect.company, asked)).not.toBeNull();
    await given.db.update("mandate", mandate.id, { stages: ["seed"] });
    expect(await readFunder(app.web, prospect.company, asked)).toBeNull();
    expect(await readFunder(app.web, prospect.company, { ...asked, mandate: "M-999999" })).toBeNull();
  });

  test("comes with the page where its link is followed without script, and from its own address", async () => {
    const { prospect, row, number } = await ranked();
    const who = web.browser(web.sessions.company(prospect.company, true));
    const page = await who.get(`/company/funders?prospect=${prospect.id}&open=${number}`);
    expect(page.status).toBe(200);
    const { loaderData } = page.json() as { loaderData: Record<string, Record<string, unknown>> };
    const opened = { funder: { score: row.score, mandate: { id: row.mandate.id } } };
    expect(loaderData["/company/funders"]).toMatchObject({ opened: { number, ...opened } });
    const closed = await who.get(`/company/funders?prospect=${prospect.id}&open=M-999999`);
    expect(closed.status).toBe(200);
    const alone = await who.get(`/company/funders/${number}/comparison?prospect=${prospect.id}`);
    expect(alone.status).toBe(200);
    expect((await who.get("/company/funders/nobody/comparison")).status).toBe(404);
  });
});
