import { expect, test } from "vitest";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { takeBackPayment } from "#app/services/deals/take-back-payment.server.ts";
import { dealsIn } from "#tests/factories/deals.ts";
import { dayOn } from "#tests/factories/days.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app } = openGiven();
const web = testWeb(app, builtPages, "en");

/** A payment that one side read on its page of the deal, with what changed it meanwhile. */
async function underway() {
  const deal = await dealsIn(app).fundedDrawdown();
  const { drawdownId } = deal;
  const moves = {
    dispute: () =>
      disputeDrawdown(app.web, deal.company, { drawdownId, reasonCode: "not_received", note: "No." }),
    takeBack: () => takeBackPayment(app.web, deal.institution, { drawdownId }),
    pay: () =>
      fundDrawdown(app.web, deal.institution, { drawdownId, valueDate: dayOn(0), paymentReference: "SL-2" }),
  };
  const sides = {
    company: { page: `/company/deals/${deal.dealId}`, cookie: web.sessions.company(deal.company) },
    institution: {
      page: `/institution/deals/${deal.dealId}`,
      cookie: web.sessions.institution(deal.institution),
    },
  };
  return { moves, sides };
}

type Move = keyof Awaited<ReturnType<typeof underway>>["moves"];

test.each<[string, "company" | "institution", readonly Move[], readonly Move[], Record<string, string>]>([
  ["confirmed: a colleague disputed it", "company", [], ["dispute"], { receivedFen: "5,000,000" }],
  ["confirmed: it was stated anew", "company", [], ["takeBack", "pay"], { receivedFen: "5,000,000" }],
  [
    "disputed: it was stated anew",
    "company",
    [],
    ["takeBack", "pay"],
    { disputeCode: "other", disputeNote: "Half of it came." },
  ],
  ["taken back: its company disputed it", "institution", [], ["dispute"], {}],
  [
    "stated: what it answered was disputed otherwise",
    "institution",
    ["dispute"],
    ["takeBack"],
    { valueDate: dayOn(0), paymentReference: "SL-9" },
  ],
])("a payment read before it changed is not %s", async (name, side, before, meanwhile, typed) => {
  const { moves, sides } = await underway();
  const { page, cookie } = sides[side];
  const browser = web.browser(cookie);
  const act = {
    confirmed: "confirm",
    disputed: "dispute",
    "taken back": "take-back-payment",
    stated: "fund",
  }[name.split(":", 1)[0] ?? ""];
  if (act === undefined) throw new Error(name);
  for (const move of before) await moves[move]();
  const read = Object.fromEntries(shownValues((await browser.get(page)).text, act));
  for (const move of meanwhile) await moves[move]();
  const answer = await unchanged(app.traces, () => browser.post(page, { ...read, ...typed, act }));
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("What you reviewed has changed meanwhile");
  for (const value of Object.values(typed)) expect(answer.text).toContain(value);
  const again = Object.fromEntries(shownValues(answer.text, act));
  expect((await browser.post(page, { ...again, ...typed, act })).status).toBe(303);
});
