import { beforeAll, describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact, formatMoneyShort } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { sheetToIssue, termsJson } from "#tests/factories/agreements.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses } from "#tests/support/refusals.ts";

/**
 * The pages of an offer of two million, of whose ask 1.9 million is left: institutions are shown two million, so that it
 * is not put on hold.
 */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
const [OFFERED, LEFT] = [yuan(2_000_000), yuan(1_900_000)];

let company: CompanyActor;
let bank: InstitutionActor;
let offerId: string;
let prospect: Awaited<ReturnType<typeof given.publishedProspect>>;
beforeAll(async () => {
  ({ prospect, company, institution: bank, offerId } = await given.offered({ amountFen: OFFERED }));
  await db.update("offerVersion", { offerId }, { terms: JSON.stringify(termsJson(OFFERED)) });
  await given.rivalOffer(prospect, { amountFen: yuan(1_500_000) });
  const rival = await given.rivalOffer(prospect, { amountFen: yuan(8_000_000) - LEFT });
  await acceptOffer(app.web, company, { offerId: rival.id, version: 1 });
  await workOff(app);
});

const asCompany = async (path: string, locale: "en" | "zh-CN") => {
  const { status, text } = await web.browser(web.sessions.company(company), locale).get(path);
  expect(status).toBe(200);
  return { words: visibleText(text), html: text, ...readPage(text) };
};

describe.each(["en", "zh-CN"] as const)("an offer of more than is left of its ask, in %s", (locale) => {
  const t = translator(locale, "offer");
  const said = () => {
    const [amount, left] = [OFFERED, LEFT].map((fen) => formatMoneyExact(locale, fen));
    return t("over.text", { amount: amount ?? "", left: left ?? "" });
  };

  test("says so on its page, with the counter-offer of what is left filled in", async () => {
    const { words, html } = await asCompany(`/company/offers/${offerId}`, locale);
    expect(words).toContain(said());
    expect(words).toContain(t("over.ways.amount"));
    expect(html).not.toContain(`/company/offers/${offerId}/accept`);
    const amount = /<input[^>]*name="amountFen"[^>]*>/u.exec(html)?.[0] ?? "";
    expect(amount).toContain(locale === "en" ? 'value="1.9"' : 'value="190"');
    const now = t("counter.now", { value: locale === "en" ? "2" : "200" });
    const { nameZh, nameEn } = await db.row("institution", bank.institutionId);
    const institution = inLanguage(locale, nameZh, nameEn);
    expect(words).toContain(t("counter.filled", { now, institution }));
  });

  test("asks for nothing to be typed in the review of its acceptance, and leads to the counter-offer", async () => {
    const { words, html } = await asCompany(`/company/offers/${offerId}/accept`, locale);
    expect(words).toContain(said());
    expect(html).not.toContain('name="typedAmount"');
    expect(html).not.toContain('value="accept"');
    expect(html).toContain(`/company/offers/${offerId}#answer`);
    expect(words).not.toContain(translator(locale, "review")("follows"));
  });

  test("is marked where offers are compared, and no other is", async () => {
    const { words } = await asCompany("/company/offers", locale);
    const mark = translator(locale, "comparison")("overLeft", { left: formatMoneyExact(locale, LEFT) });
    // In words, and in its column of the table.
    expect(words.split(mark)).toHaveLength(3);
    expect(words).toContain(
      translator(locale, "comparison")("lead", { count: 1, over: 1, short: 0, held: 0 }),
    );
  });

  test("is not called the lowest, though it costs least", async () => {
    const version = await db.row("offerVersion", { offerId });
    const cheap = { ...termsJson(OFFERED), fixedRatePercent: "2.00" };
    await db.update(
      "offerVersion",
      { offerId },
      { terms: JSON.stringify(cheap), contractRatePercent: "2.00" },
    );
    const { words } = await asCompany("/company/offers", locale);
    const { terms, contractRatePercent } = version;
    await db.update("offerVersion", { offerId }, { terms: JSON.stringify(terms), contractRatePercent });
    expect(words).not.toContain(translator(locale, "comparison")("tags.annualCost"));
  });

  test("is a task that says so, and promises no acceptance", async () => {
    const { words } = await asCompany("/company", locale);
    const tasks = translator(locale, "company.home.tasks");
    const plain = (text: string) => text.replaceAll(" ", "");
    const task = tasks.markup("decideOverText", {
      sum: () => formatMoneyShort(locale, OFFERED),
      left: () => formatMoneyShort(locale, LEFT),
    });
    expect(plain(words)).toContain(plain(task));
    expect(words).toContain(tasks("decideOverAct"));
    const { nameZh, nameEn } = await db.row("institution", bank.institutionId);
    expect(words).toContain(tasks("decideOver", { institution: inLanguage(locale, nameZh, nameEn) }));
  });

  test("tells its institution nothing of what is left", async () => {
    const browser = web.browser(web.sessions.institution(bank), locale);
    for (const path of [`/institution/offers/${offerId}`, "/institution/offers", "/institution"]) {
      const { status, text } = await browser.get(path);
      expect(status).toBe(200);
      expect(visibleText(text)).not.toMatch(/1\.9|190 ?万|1,900,000/u);
    }
  });
});

test("can't be accepted, is countered with what is left, and is then accepted", async () => {
  await refuses(
    "offer-exceeds-ask",
    () => acceptOffer(app.web, company, { offerId, version: 1, typedAmount: "2000000" }),
    app.traces,
  );
  const { html } = await asCompany(`/company/offers/${offerId}`, "en");
  const typed = /<input[^>]*name="amountFen"[^>]*value="([^"]*)"/u.exec(html)?.[1] ?? "";
  const { status } = await web
    .browser(web.sessions.company(company), "en")
    .post(`/company/offers/${offerId}`, {
      act: "counter",
      unit: "million",
      version: "1",
      rounds: "0",
      amountFen: typed,
    });
  expect(status).toBe(303);
  expect((await readOfferAsCompany(app.web, company, offerId)).over).toEqual({
    leftFen: LEFT,
    way: "amount",
  });
  await reviseOffer(app.web, bank, { offerId, from: "counter" });
  await issueOffer(app.web, bank, { offerId, ...sheetToIssue(LEFT) });
  const read = await readOfferAsCompany(app.web, company, offerId);
  expect(read).toMatchObject({ over: null, isAcceptable: true });
  await acceptOffer(app.web, company, { offerId, version: 2 });
  expect((await db.row("prospect", prospect.id)).acceptedFen).toBe(yuan(8_000_000));
});

test("where nothing is left, only a decline is offered", async () => {
  const met = await given.offered({ amountFen: yuan(5_000_000) });
  await db.update("prospect", met.prospect.id, { soughtFen: yuan(5_000_000), acceptedFen: yuan(5_000_000) });
  const { over, isAcceptable } = await readOfferAsCompany(app.web, met.company, met.offerId);
  expect({ over, isAcceptable }).toEqual({ over: { leftFen: 0n, way: "none" }, isAcceptable: false });
  const { text } = await web
    .browser(web.sessions.company(met.company), "en")
    .get(`/company/offers/${met.offerId}`);
  expect(visibleText(text)).toContain(translator("en", "offer")("over.ways.none"));
});
