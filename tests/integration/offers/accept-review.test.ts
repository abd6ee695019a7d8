import { describe, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { translator } from "#app/i18n/translator.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { equityTermsJson } from "#tests/factories/domain/content.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText, withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { offeredTerms } from "#tests/support/offers/offers-of-each-kind.ts";

/** What a company reads where it accepts an offer, and when somebody was faster. */
const opened = openGiven();
const { app, given, db } = opened;
const web = testWeb(app, builtPages, "en");

type Locale = "en" | "zh-CN";
const asOwner = (company: CompanyActor, locale: Locale = "en") =>
  web.browser(web.sessions.company(company), locale);
const timesIn = (text: string, words: string): number => text.split(words).length - 1;

/** A company that seeks eight million yuan, with offers by these names of five million yuan each. */
async function offeredBy(...names: string[]) {
  const prospect = await given.publishedProspect();
  await db.update("prospect", prospect.id, { targetFen: yuan(4_000_000), soughtFen: yuan(8_000_000) });
  const offers = await Promise.all(
    names.map((name) => offeredTerms(opened, prospect, { by: [name, name], terms: {} })),
  );
  return { company: prospect.company, offers, prospect };
}

describe.each(["en", "zh-CN"] as const)("the review of an acceptance, in %s", (locale) => {
  const review = translator(locale, "review.accept");
  const refusals = translator(locale, "refusals");

  test("says once how an offer ended", async () => {
    const { company, offers } = await offeredBy("First Bank");
    const [offerId = ""] = offers;
    await db.update("offer", offerId, { status: "expired" });
    const { status, text } = await asOwner(company, locale).get(`/company/offers/${offerId}/accept`);
    expect(status).toBe(200);
    expect(visibleText(text)).not.toContain(refusals("offer-expired"));
    const closed =
      review("closed", { status: "expired", institution: "First Bank", day: "~" }).split("~")[0] ?? "";
    expect(timesIn(visibleText(text), closed)).toBe(1);
  });

  test("tells whoever accepted another offer too late why it waits, and opens the deal that it waits for", async () => {
    const { company, offers } = await offeredBy("First Bank", "Second Bank");
    const [first = "", second = ""] = offers;
    const path = `/company/offers/${second}/accept`;
    const browser = asOwner(company, locale);
    const shown = Object.fromEntries(shownValues((await browser.get(path)).text, "accept"));
    const { dealId } = await acceptOffer(app.web, company, { offerId: first, version: 1 });
    const late = await browser.post(path, { ...shown, typedAmount: "5,000,000", act: "accept" });
    expect(late.status).toBe(409);
    expect(visibleText(late.text)).toContain(refusals("offer-on-hold"));
    expect(late.text).toContain(`href="/company/deals/${dealId}"`);
    // What was typed stays in view.
    expect(late.text).toMatch(
      /name="typedAmount"[^>]*value="5,000,000"|value="5,000,000"[^>]*name="typedAmount"/u,
    );
    expect(await db.row("offer", second)).toMatchObject({ status: "issued", heldByDealId: dealId });
  });
});

test("an acceptance is reviewed anew once the consent to the institution was revoked", async () => {
  const { company, offers } = await offeredBy("First Bank");
  const [offerId = ""] = offers;
  const { introductionId } = await db.row("offer", offerId);
  const [path, who] = [`/company/offers/${offerId}/accept`, asOwner(company)];
  const shown = Object.fromEntries(shownValues((await who.get(path)).text, "accept"));
  const accept = { ...shown, typedAmount: "5,000,000", act: "accept" };
  const early = await unchanged(app.traces, () => who.post(path, { ...accept, consent: "ended" }));
  expect(early.status).toBe(409);
  await revokeConsent(app.web, company, introductionId);
  const late = await unchanged(app.traces, () => who.post(path, accept));
  expect(late.status).toBe(409);
  expect(visibleText(late.text)).toContain("What you reviewed has changed meanwhile");
  const again = Object.fromEntries(shownValues(late.text, "accept"));
  expect(again).toMatchObject({ consent: "ended", typedAmount: "" });
  expect((await who.post(path, { ...accept, ...again, typedAmount: "5,000,000" })).status).toBe(303);
});

test("the review of an equity offer shows who owns how much before and after", async () => {
  const { company, prospect } = await offeredBy();
  const offerId = await offeredTerms(opened, prospect, {
    by: ["春风基金", "Spring Fund"],
    terms: equityTermsJson(),
    ratePercent: null,
  });
  const { text } = await asOwner(company).get(`/company/offers/${offerId}/accept`);
  const holders = translator("en", "offer.equity.holders");
  const { tables } = readPage(text);
  expect(tables).toContainEqual(
    expect.arrayContaining([
      [holders("founders"), "100.00%", "81.67%"],
      [holders("new_investor"), "0.00%", "8.33%"],
    ]),
  );
});

test("the comparison says when offers state different holders of today", async () => {
  const differs = translator("en", "comparison")("dilution.differs");
  const { company, prospect } = await offeredBy();
  const offers = (name: string, change: object = {}) =>
    offeredTerms(opened, prospect, { by: [name, name], terms: equityTermsJson(change), ratePercent: null });
  const compared = async () => withoutScripts((await asOwner(company).get("/company/offers")).text);
  await offers("Spring Fund");
  await offers("Summer Fund", { postMoneyFen: "9000000000" });
  expect(await compared()).not.toContain(differs);
  const holdings = [
    { holder: "founders", percent: "70" },
    { holder: "employees", percent: "30" },
  ];
  await offers("Autumn Fund", { holdings });
  expect(await compared()).toContain(differs);
});
