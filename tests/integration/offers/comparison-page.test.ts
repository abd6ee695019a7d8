import { expect, test } from "vitest";
import * as comparison from "#app/routes/company.offers._index/route.tsx";
import { openGiven } from "#tests/factories/open-given.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given } = openGiven({}, { isEmptied: true });
const web = testWeb(app, { "/company/offers": comparison }, "en");

type Data = { sections: { charts: { charts: { id: string; rows: string[][] | null }[] } | null }[] };

test("the payments of compared offers are sent once they are opened, and not before", async () => {
  const { offerId, company } = await given.offered();
  const owner = web.browser(web.sessions.company(company));
  const read = async (query: string) => {
    const answer = await owner.get(`/company/offers${query}`);
    expect(answer.status).toBe(200);
    const data = (answer.json() as { loaderData: Record<string, Data> }).loaderData["/company/offers"];
    return data?.sections.flatMap(({ charts }) => charts?.charts ?? []);
  };
  expect((await read(""))?.map(({ id, rows }) => [id, rows])).toEqual([[offerId, null]]);
  const opened = await read("?months=18&payments=open");
  expect(opened?.map(({ id, rows }) => [id, rows?.length])).toEqual([[offerId, 18]]);
  expect((await read("?payments=perhaps"))?.map(({ rows }) => rows)).toEqual([null]);
});
