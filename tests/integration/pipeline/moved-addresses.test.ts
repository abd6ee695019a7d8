import { describe, expect, test } from "vitest";
import * as deal from "#app/routes/institution.deals.$dealId/route.tsx";
import { openParties } from "#tests/factories/open-given.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given, db, company, institution, underway } = openParties();
const web = testWeb(app, { "/institution/deals/:dealId": { loader: deal.loader } });

async function asked(path: string, by = institution) {
  const { status, headers } = await web.browser(web.sessions.institution(by)).get(path);
  return { status, to: headers.location };
}

const id = "4f1c2d3e-0000-4000-8000-00000000abcd";

describe("an address from before the deal flow had its own", () => {
  test.each([
    [`/institution/pipeline/${id}`, `/institution/deals/${id}`],
    [`/institution/pipeline/${id}?refused=x`, `/institution/deals/${id}?refused=x`],
    [
      `/institution/deals/${id}/comparison?mandate=${id}`,
      `/institution/opportunities/${id}/comparison?mandate=${id}`,
    ],
    [`/institution/deals?mandate=${id}&sort=newest`, `/institution/opportunities?mandate=${id}&sort=newest`],
    [`/institution/deals.csv?mandate=${id}`, `/institution/opportunities.csv?mandate=${id}`],
    ["/institution/pipeline?view=deals&group=money", "/institution/deals?view=deals&group=money"],
  ])("%s moves for good to %s", async (path, to) => {
    expect(await asked(path)).toEqual({ status: 301, to });
  });

  test.each([
    "/institution/pipeline/[object]",
    `/institution/pipeline/${id}/x`,
    `/institution/pipeline/${id}%2f..%2f..%2fexample.com`,
    `//example.com/institution/pipeline/${id}`,
  ])("%s does not move", async (path) => {
    expect((await asked(path)).to).toBeUndefined();
  });

  test("leads from a prospect that institutions see to its opportunity, with the query", async () => {
    const prospect = await given.publishedProspect(company);
    expect(await asked(`/institution/deals/${prospect.id}?mandate=${id}`)).toEqual({
      status: 301,
      to: `/institution/opportunities/${prospect.id}?mandate=${id}`,
    });
  });

  test("stays unknown for a prospect that institutions do not see, as for any other id", async () => {
    const prospect = await given.publishedProspect(company);
    await db.update("teaser", { prospectId: prospect.id }, { status: "paused" });
    expect(await asked(`/institution/deals/${prospect.id}`)).toEqual({ status: 404, to: undefined });
    expect(await asked(`/institution/deals/${id}`)).toEqual({ status: 404, to: undefined });
  });

  test("of a deal shows the deal, and to no other institution", async () => {
    const { id: dealId } = await underway.deal("accepted");
    expect(await asked(`/institution/deals/${dealId}`)).toEqual({ status: 200, to: undefined });
    const other = await given.institution();
    expect(await asked(`/institution/deals/${dealId}`, other)).toEqual({ status: 404, to: undefined });
  });
});
