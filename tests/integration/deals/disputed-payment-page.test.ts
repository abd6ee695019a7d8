import { expect, test } from "vitest";
import { disputesIn } from "#tests/factories/disputes.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** An institution's deal while its payment is disputed. */
const { app, company, institution } = openParties();
const web = testWeb(app, builtPages, "en");
const disputes = disputesIn(app, company, institution);

async function stepOf(dealId: string, memberRole: "owner" | "viewer" = "owner") {
  const signedIn = web.sessions.institution({ ...institution, memberRole });
  const { text } = await web.browser(signedIn).get(`/institution/deals/${dealId}`);
  return text.slice(text.indexOf('aria-labelledby="next"')).split("</section>")[0] ?? "";
}
const loud = (html: string) =>
  [...html.matchAll(/<(?:a|button)[^>]*btn-primary[^>]*>([^<]*)/g)].map(([, words]) => words);

test("the institution's loud button is the answer to the dispute while that is due, and to pay anew is folded away", async () => {
  const { dealId } = await disputes.opened();
  const step = await stepOf(dealId);
  expect(step).toContain("The payment is disputed</h2>");
  expect(step).not.toContain("Pay out ");
  expect(loud(step)).toEqual(["Answer the dispute"]);
  const [before, folded = ""] = step.split("<details");
  expect(before).not.toContain("Money paid out");
  expect(folded).toContain("Money paid out");
  expect(folded).not.toMatch(/^[^>]* open/);
  expect(await stepOf(dealId, "viewer")).toContain("The payment is disputed</h2>");
  expect(await stepOf(dealId, "viewer")).not.toContain("Answer the dispute");
});

test("once both sides have spoken Longspring decides, and no button of the institution is loud", async () => {
  const { dealId } = await disputes.answered();
  const step = await stepOf(dealId);
  expect(step).toContain("The payment is disputed</h2>");
  expect(step).toContain("Longspring decides by what both sides show");
  expect(loud(step)).toEqual([]);
  expect(step).toContain("See the dispute");
  expect(step.split("<details")[0]).not.toContain("Money paid out");
});

test("an institution that disputes a silence reads that the company answers next", async () => {
  const { dealId } = await disputes.opened("institution");
  const step = await stepOf(dealId);
  expect(step).toContain("It answers next; there is nothing for you to pay");
  expect(loud(step)).toEqual([]);
});
