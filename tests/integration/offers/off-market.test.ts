import { describe, expect, test } from "vitest";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { translator } from "#app/i18n/translator.ts";
import { closeProspect } from "#app/services/prospects/close-prospect.server.ts";
import { pauseProspect } from "#app/services/prospects/pause-prospect.server.ts";
import { expireProspects } from "#app/services/prospects/expire-prospects.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { asksFor } from "#tests/factories/asks.ts";
import { aDraft, companiesIn } from "#tests/factories/companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { daysOn } from "#tests/factories/days.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
const typed = 'name="typedAmount"';
const wrongInstrument = translator("en", "refusals")("offer-instrument-not-allowed");

/** Ends the publication of an ask without ending what is open on it. */
const leaves = {
  paused: ({ company, prospect }: Awaited<ReturnType<typeof given.pair>>) =>
    pauseProspect(app.web, company, prospect.id),
  expired: async ({ prospect }: Awaited<ReturnType<typeof given.pair>>) => {
    await db.update("prospect", prospect.id, { expiresAt: daysOn(-1) });
    await expireProspects(app.worker, { kind: "system" });
  },
};

/** A draft of five million yuan, whole, on an ask that seeks two to twenty. */
async function drafted() {
  const pair = await given.pair();
  await asksFor(app, pair.prospect.id, yuan(2_000_000), yuan(20_000_000));
  const { id: introductionId } = await given.consentedIntroduction(pair.prospect, pair.mandate);
  const { offerId } = await startOffer(app.web, pair.institution, {
    introductionId,
    instrument: "ip_pledge_loan",
  });
  const { revision } = await db.row("offerDraft", { offerId });
  await saveOfferDraft(app.web, pair.institution, {
    offerId,
    revision,
    ...typedSheet(sheetToIssue(yuan(5_000_000))),
  });
  const bank = web.browser(web.sessions.institution(pair.institution));
  const page = `/institution/offers/${offerId}?view=review`;
  const press = (html: string) =>
    bank.post(`${page}&as=move`, {
      ...Object.fromEntries(shownValues(html, "issue")),
      typedAmount: "5,000,000",
      act: "issue",
    });
  return { ...pair, offerId, bank, page, press };
}

describe.each(["paused", "expired"] as const)("on an ask that is %s", (how) => {
  test("the first version of an offer is issued", async () => {
    const { bank, page, press, offerId, ...pair } = await drafted();
    await leaves[how](pair);
    const review = await bank.get(page);
    expect(visibleText(review.text)).not.toContain(wrongInstrument);
    expect((await press(review.text)).status).toBe(303);
    expect((await db.row("offer", offerId)).status).toBe("issued");
  });

  test("a counter-offer is answered with the next version", async () => {
    const { bank, page, press, offerId, ...pair } = await drafted();
    expect((await press((await bank.get(page)).text)).status).toBe(303);
    await leaves[how](pair);
    const company = web.browser(web.sessions.company(pair.company));
    const own = `/company/offers/${offerId}`;
    const counter = Object.fromEntries(shownValues((await company.get(own)).text, "counter"));
    const asked = { ...counter, fixedRatePercent: "3.10", act: "counter" };
    expect((await company.post(own, asked)).status).toBe(303);
    await reviseOffer(app.web, pair.institution, { offerId, from: "counter" });
    expect((await press((await bank.get(page)).text)).status).toBe(303);
    expect(await db.row("offer", offerId)).toMatchObject({ status: "revised", currentVersion: 2 });
  });
});

test("on an ask that is filled, a draft is no task, and its pages say why it can't be issued", async () => {
  const { bank, page, press, prospect, company } = await drafted();
  const before = await bank.get(page);
  expect((await bank.get("/institution")).text).toContain("Finish the offer");
  const confirmed = { confirmedFen: yuan(5_000_000), acceptedFen: yuan(5_000_000) };
  await db.update("prospect", prospect.id, confirmed);
  await closeProspect(app.web, company, prospect.id);
  const words = translator("en", "refusals")("prospect-funded");
  const refused = await unchanged(app.traces, () => press(before.text));
  expect([refused.status, refused.text.includes(words)]).toEqual([409, true]);
  for (const view of ["review", "write"]) {
    const text = visibleText((await bank.get(page.replace("review", view))).text);
    expect([view, text.includes(words), text.includes(wrongInstrument)]).toEqual([view, true, false]);
  }
  expect((await bank.get("/institution")).text).not.toContain("Finish the offer");
});

test("an issued version keeps its own fee while the next one is written", async () => {
  const { bank, page, press, offerId, institution } = await drafted();
  await press((await bank.get(page)).text);
  await reviseOffer(app.web, institution, { offerId, from: "version" });
  const { revision } = await db.row("offerDraft", { offerId });
  const next = typedSheet(sheetToIssue(yuan(6_543_210)));
  await saveOfferDraft(app.web, institution, { offerId, revision, ...next });
  const issued = await bank.get(`/institution/offers/${offerId}?view=issued`);
  expect(issued.text).toContain("25,000.00");
  expect(issued.text).not.toContain("32,716.05");
  expect((await bank.get(`/institution/offers/${offerId}?view=write`)).text).toContain("32,716.05");
});

test("a draft of an instrument that the ask no longer names says so before the press", async () => {
  const { bank, page, press, prospect, offerId } = await drafted();
  const before = await bank.get(page);
  expect(visibleText(before.text)).not.toContain(wrongInstrument);
  await app.sql`update teaser set instruments = '{secured_loan}' where prospect_id = ${prospect.id}`;
  const review = await bank.get(page);
  expect(visibleText(review.text)).toContain(wrongInstrument);
  expect([before, review].map(({ text }) => text.includes(typed))).toEqual([true, false]);
  const stale = await unchanged(app.traces, () => press(before.text));
  expect(stale.status).toBe(409);
  expect((await db.row("offer", offerId)).status).toBe("drafted");
});

/** An open offer of five million yuan on an ask whose company has written its next version: at most so much. */
async function offeredOn(amountMaxFen: bigint) {
  const content = aContent();
  const next = aDraft({ ...content, ask: { ...content.ask, amountMinFen: yuan(1_000_000), amountMaxFen } });
  const owner = await companiesIn(app).company();
  const prospect = await given.publishedProspect(owner, { draft: JSON.stringify(draftJson(next)) });
  const mandate = await given.activeMandate();
  const offer = await given.issuedOffer(prospect, mandate, { amountFen: yuan(5_000_000) });
  const company = web.browser(web.sessions.company(owner));
  const bank = web.browser(web.sessions.institution(mandate.institution));
  const read = async (by: typeof company, page: string) => visibleText((await by.get(page)).text);
  return {
    prospect,
    submission: () => read(company, `/company/prospects/${prospect.id}/teaser`),
    ask: () => read(company, `/company/prospects/${prospect.id}`),
    offers: async () => [
      await read(company, `/company/offers/${offer.id}`),
      await read(bank, `/institution/offers/${offer.id}`),
    ],
  };
}

test("the submission of one that expired names the offers that wait, and both sides' pages say why", async () => {
  const { prospect, submission, offers } = await offeredOn(yuan(8_000_000));
  expect(await submission()).not.toContain("none of these offers");
  await app.sql`delete from teaser where prospect_id = ${prospect.id}`;
  await db.update("prospect", prospect.id, { status: "expired" });
  expect(await submission()).toMatch(
    /none of these offers can be accepted or answered; each.*Test Bank.*¥5,000,000\.00, until/,
  );
  const words = translator("en", "refusals")("prospect-off-market");
  for (const status of ["submitted", "under_review", "rejected"] as const) {
    await db.update("prospect", prospect.id, { status });
    const [own = "", theirs = ""] = await offers();
    expect([status, own.includes(words), theirs.includes(words)]).toEqual([status, true, true]);
    expect(theirs).toContain(translator("en", "offer")("withdraw.noteOffMarket"));
  }
});

test("a change that seeks less names the offers that it leaves no room for, or the end of the search", async () => {
  const { prospect, submission, ask } = await offeredOn(yuan(4_000_000));
  expect(await submission()).toMatch(
    /for more than is left of it, and can’t be accepted.*¥5,000,000\.00, until/,
  );
  const came = yuan(4_000_000);
  await db.update("prospect", prospect.id, { acceptedFen: came, confirmedFen: came });
  const { company } = prospect;
  await db.insert("moderationCase", {
    kind: "prospect_submission",
    prospectId: prospect.id,
    prospectVersion: 2,
    companyId: company.companyId,
    status: "in_review",
    waitingSince: daysOn(0),
    dueAt: daysOn(2),
  });
  expect(await ask()).toContain("Once it is published, its search ends");
  await db.update("prospect", prospect.id, { confirmedFen: came - 1n });
  expect(await ask()).not.toContain("Once it is published, its search ends");
});
