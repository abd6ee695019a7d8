import { expect, test } from "vitest";
import * as comparison from "#app/routes/company.offers._index/route.tsx";
import { openGiven } from "#tests/factories/open-given.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given } = openGiven({}, { isEmptied: true });
const web = testWeb(app, { "/company/offers": comparison }, "en");

type Data = {
  open: { id: string; cost: Record<string, unknown> | null }[];
  payments: { id: string; payments: unknown[] }[] | null;
};

test("the payments of compared offers are sent once they are opened, and not before", async () => {
  const { offerId, company } = await given.offered();
  const owner = web.browser(web.sessions.company(company));
  const read = async (query: string): Promise<Data> => {
    const answer = await owner.get(`/company/offers${query}`);
    expect(answer.status).toBe(200);
    return (answer.json() as { loaderData: Record<string, Data> }).loaderData["/company/offers"] as Data;
  };
  const closed = await read("");
  expect(closed.payments).toBeNull();
  expect(Object.keys(closed.open[0]?.cost ?? {}).sort()).toEqual([
    "compoundPercent",
    "firstPaymentFen",
    "lastPaymentFen",
    "totalCostFen",
  ]);
  const opened = await read("?months=18&payments=open");
  expect(opened.payments?.map(({ id, payments }) => [id, payments.length])).toEqual([[offerId, 18]]);
  expect((await read("?payments=perhaps")).payments).toBeNull();
});
