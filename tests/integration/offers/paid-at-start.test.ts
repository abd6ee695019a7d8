import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { readReceipt } from "#app/services/events/read-receipt.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { offeredTerms } from "#tests/support/offers/offers-of-each-kind.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

/** Where an offer binds, what is paid at the start and what arrives are named, so that its cost adds up. */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
const binding = translator("en", "offer.confirm");
const done = translator("en", "server.done.accepted");

async function offered(fees: object[]) {
  const prospect = await given.publishedProspect();
  const terms = { amountFen: "600000000", fees };
  const offerId = await offeredTerms({ given, db }, prospect, {
    by: ["南湖银行", "Nanhu Bank"],
    terms,
    ratePercent: "3.65",
  });
  const browser = web.browser(web.sessions.company(prospect.company));
  const path = `/company/offers/${offerId}`;
  const read = async (page: string) => {
    const { status, text } = await browser.get(page);
    expect(status).toBe(200);
    return { text, words: visibleText(text) };
  };
  return { company: prospect.company, offerId, browser, path, read };
}
const fee = { kind: "valuation_fee", timing: "upfront", amountFen: "4200000" };

test("the fee at the start and what arrives stand on the offer, its review and the receipt", async () => {
  const { company, offerId, browser, path, read } = await offered([fee]);
  const page = (await read(path)).words;
  expect(page).toContain("¥42,000.00 is paid at the start, so that ¥5,958,000.00 reaches the company");
  const review = await read(`${path}/accept`);
  expect(review.words).toMatch(/Paid at the start\s+¥42,000\.00/u);
  expect(review.words).toMatch(/Reaches the company at the start\s+¥5,958,000\.00/u);
  const shown = Object.fromEntries(shownValues(review.text, "accept"));
  const sent = { ...shown, act: "accept", typedAmount: "6000000" };
  const answer = await browser.post(`${path}/accept`, sent);
  expect(answer.status).toBe(303);
  const { pdf } = await readReceipt(app.web, company, {
    subjectId: offerId,
    act: "offer-accepted",
    version: 1,
    locale: "en",
    checkedAt: "https://longspring.example/check",
  });
  const printed = textOfPdf(pdf).replaceAll(/\s+/gu, "");
  expect(printed).toContain(`${binding("upfront")}¥42,000.00`.replaceAll(" ", ""));
  expect(printed).toContain(`${binding("received")}¥5,958,000.00`.replaceAll(" ", ""));
});

test("an offer with nothing to pay at the start says nothing of it", async () => {
  const { path, read } = await offered([]);
  for (const page of [path, `${path}/accept`]) expect((await read(page)).words).not.toMatch(/at the start/u);
});

test("after its acceptance the deal says what was accepted, with the receipt, until the deal goes on", async () => {
  const { offerId, browser, path, read } = await offered([]);
  const shown = Object.fromEntries(shownValues((await read(`${path}/accept`)).text, "accept"));
  const sent = { ...shown, act: "accept", typedAmount: "6000000" };
  const to = (await browser.post(`${path}/accept`, sent)).headers.location ?? "";
  const title = done("title", { institution: "Nanhu Bank", amount: "¥6,000,000.00" });
  const deal = await read(to);
  expect(deal.words).toContain(title);
  const notice = /<div class="notice" role="status">.*?<\/div>/su.exec(deal.text)?.[0] ?? "";
  const receipts = [...notice.matchAll(/href="([^"]+)"/gu)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  expect(receipts).toHaveLength(2);
  for (const receipt of receipts) expect((await browser.get(receipt)).status).toBe(200);
  expect((await read(to.replace(/\?.*/u, ""))).words).not.toContain(title);
  await db.update("deal", { offerId }, { status: "documents_out" });
  expect((await read(to)).words).not.toContain(title);
});
