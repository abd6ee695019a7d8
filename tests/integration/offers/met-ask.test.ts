import { beforeAll, describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { translator } from "#app/i18n/translator.ts";
import { whyNotDraft } from "#app/domain/offers/negotiation/issuing.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { aDraft, companiesIn } from "#tests/factories/companies.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText } from "#tests/support/http/read-page.ts";
import { workOff } from "#tests/support/jobs.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses } from "#tests/support/refusals.ts";

/** The pages of an ask that others' accepted offers cover up to its maximum. */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");

let company: CompanyActor;
let bank: InstitutionActor;
let writer: InstitutionActor;
let application: { id: string; introductionId: string; prospectId: string };
let draft: { id: string };
beforeAll(async () => {
  company = await companiesIn(app).company();
  bank = await given.institution();
  writer = await given.institution();
  const { submitted, complete } = applicationsIn(app, company, bank);
  const { prospect, ...row } = await submitted();
  application = row;
  await complete(row.id);
  const mandate = await given.activeMandate(writer);
  draft = await underwayIn(app, company, writer).draftedOffer({ prospect, mandate });
  const asks = await given.activeMandate();
  await given.introduction(prospect, asks, { answerBy: new Date(Date.now() + 864e5) });
  for (const amountFen of [yuan(5_000_000), yuan(3_000_000)]) {
    const { id: offerId } = await given.rivalOffer(prospect, { amountFen });
    await acceptOffer(app.web, company, { offerId, version: 1 });
  }
  await db.update("prospect", prospect.id, { draft: JSON.stringify(draftJson(aDraft())) });
  await workOff(app);
});

async function open(cookie: string, path: string, locale: "en" | "zh-CN") {
  const { status, text } = await web.browser(cookie, locale).get(path);
  expect(status).toBe(200);
  return { words: visibleText(text), html: text, ...readPage(text) };
}

describe.each(["en", "zh-CN"] as const)("an ask that is met in full, in %s", (locale) => {
  const met = translator(locale, "common.words")("askMet");
  const why = translator(locale, "refusals")("prospect-ask-met");
  const nothing = locale === "en" ? "¥0" : "0 元";
  const asBank = (path: string, who = bank) => open(web.sessions.institution(who), path, locale);
  const asCompany = (path: string) => open(web.sessions.company(company), path, locale);

  test("leaves its institution no offer to make or to finish among the tasks", async () => {
    const { html } = await asBank("/institution", writer);
    expect(html).not.toContain(`/institution/offers/${draft.id}`);
  });

  test("is said first on an institution's application, and no draft is offered", async () => {
    const { words, html } = await asBank(`/institution/applications/${application.id}`);
    expect(words).toContain(met);
    expect(words).toContain(why);
    expect(html).not.toContain('value="start-offer"');
    const introduction = await asBank(`/institution/introductions/${application.introductionId}`);
    expect(introduction.words).toContain(why);
    expect(introduction.html).not.toContain('value="start-offer"');
  });

  test("is said on the first step of a draft that exists, beside what was typed", async () => {
    const page = await asBank(`/institution/offers/${draft.id}?view=write`, writer);
    expect(page.words).toContain(why);
    expect(page.words).toContain(translator(locale, "offer.builder.price")("met"));
    const amount = { unit: "wan", instrument: "ip_pledge_loan", amountFen: "320", termMonths: "24" };
    const { revision } = await db.row("offerDraft", { offerId: draft.id });
    const sent = { ...amount, revision: String(revision) };
    const { status } = await web
      .browser(web.sessions.institution(writer), locale)
      .post(`/institution/offers/${draft.id}?view=write&as=draft&step=amount`, sent);
    expect(status).toBe(303);
    const { words } = await asBank(`/institution/offers/${draft.id}?view=write`, writer);
    expect(words).toContain(translator(locale, "offer.writing.standing")("met"));
    expect(words.replaceAll(/\d0 元/g, "").replaceAll(/¥0\.\d/g, "")).not.toContain(nothing);
  });

  test("is said to its company in the teaser's words", async () => {
    const prospect = await asCompany(`/company/prospects/${application.prospectId}`);
    expect(prospect.words).toContain(met);
    const funders = await asCompany("/company/funders");
    expect(funders.words).toContain(met);
    for (const { words } of [prospect, funders])
      expect(words.replaceAll(/\d0 元/g, "").replaceAll(/¥0\.\d/g, "")).not.toContain(nothing);
    const { words } = await asCompany("/company");
    expect(words).toContain(translator(locale, "company.home.tasks")("consentMetText"));
  });
});

test("nobody begins a draft on it, but a guarantor", async () => {
  const start = () =>
    startOffer(app.web, bank, { introductionId: application.introductionId, instrument: "ip_pledge_loan" });
  await refuses("prospect-ask-met", start, app.traces);
  expect(whyNotDraft({ institutionKind: "guarantor", askedMaxFen: 0n })).toBeNull();
});
