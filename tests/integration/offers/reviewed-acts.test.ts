import { describe, expect, test } from "vitest";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { dayOn, daysOn } from "#tests/factories/days.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { OFFERS_OF_EACH_KIND, offeredTerms } from "#tests/support/offers/offers-of-each-kind.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** What changes between the review of an act and the act: one clear refusal, nothing stored, nothing typed lost. */
const { app, db, given, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const shares =
  OFFERS_OF_EACH_KIND.find(({ terms }) => "instrument" in terms && terms.instrument === "equity") ??
  expect.fail("no shares are offered");
const asCompany = () => web.browser(web.sessions.company(company));
const typedIn = (text: string, form: string) => Object.fromEntries(shownValues(text, form)).typedAmount;

describe.each(["en", "zh-CN"] as const)("an acceptance after the consent has ended, in %s", (locale) => {
  const t = translator(locale, "review.accept");
  const words = (text: string) => visibleText(text).replaceAll(" ", "");
  const sentence = async (way: "ask" | "introduction", endedAt: Date) => {
    const { nameZh, nameEn } = await db.row("institution", institution.institutionId);
    const day = formatDay(locale, dayOf(endedAt));
    const said = { institution: inLanguage(locale, nameZh, nameEn), day, conditions: 2, way };
    return t.markup("readNothing", { ...said, to: (link) => link }).replaceAll(" ", "");
  };

  test.each([
    ["was revoked", "ask", "/company/introductions/new?prospect="],
    ["ended by its time", "introduction", "/company/introductions/"],
  ] as const)("stands, and says that it opens nothing: it %s", async (_, way, to) => {
    const { id } = await underway.issuedOffer();
    const { introductionId, prospectId } = await db.row("offer", id);
    const { terms } = await db.row("offerVersion", { offerId: id });
    const conditions = ["A resolution of the board", "The pledge is registered"];
    await db.update(
      "offerVersion",
      { offerId: id },
      { terms: JSON.stringify({ ...(terms as object), conditions }) },
    );
    const path = `/company/offers/${id}/accept`;
    const browser = web.browser(web.sessions.company(company), locale);
    const { nameZh, nameEn } = await db.row("institution", institution.institutionId);
    const learns = words(t("read", { institution: inLanguage(locale, nameZh, nameEn) }));
    expect(words((await browser.get(path)).text)).toContain(learns);
    const endedAt = way === "ask" ? app.web.now() : daysOn(-1);
    if (way === "ask") await revokeConsent(app.web, company, introductionId);
    else await db.update("consent", { introductionId }, { grantedAt: daysOn(-31), expiresAt: endedAt });
    const review = await browser.get(path);
    expect(words(review.text)).toContain(await sentence(way, endedAt));
    expect(words(review.text)).not.toContain(learns);
    const link = way === "ask" ? `${to}${prospectId}` : `${to}${introductionId}"`;
    expect(review.text).toContain(link);
    const accepted = await browser.post(path, {
      act: "accept",
      version: "1",
      rounds: "0",
      typedAmount: "5000000",
      consent: "ended",
      holds: Object.fromEntries(shownValues(review.text, "accept")).holds ?? "",
    });
    expect(accepted.status).toBe(303);
    const { id: dealId } = await db.row("deal", { offerId: id });
    const deal = await browser.get(`/company/deals/${dealId}`);
    const institutionName = inLanguage(locale, nameZh, nameEn);
    const over = translator(locale, "server.consentOver")("text", {
      institution: institutionName,
      conditions: 2,
    });
    expect(words(deal.text)).toContain(over.replaceAll(" ", ""));
    expect(deal.text).toContain(link);
  });
});

describe("between review and acceptance", () => {
  const accept = { act: "accept", version: "1", rounds: "0", typedAmount: "５００万", consent: "in_force" };

  test("another version was issued: the page shows it, and asks for the amount again", async () => {
    const { id } = await underway.issuedOffer();
    const version = await db.row("offerVersion", { offerId: id });
    const terms = JSON.stringify({ ...(version.terms as object), amountFen: "600000000" });
    await db.insert("offerVersion", { ...version, version: 2, terms });
    await db.update("offer", id, { currentVersion: 2, status: "revised", amountFen: 600_000_000n });
    const answer = await unchanged(app.traces, () =>
      asCompany().post(`/company/offers/${id}/accept`, accept),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("The terms have changed since you opened the page");
    expect(answer.text).toContain("6,000,000");
    expect(typedIn(answer.text, "accept")).toBe("");
  });

  test("it expired, was withdrawn or put on hold", async () => {
    for (const [change, words] of [
      [{ expiresAt: daysOn(-1) }, "expired"],
      [{ status: "withdrawn" }, ""],
    ] as const) {
      const { id } = await underway.issuedOffer();
      await db.update("offer", id, change);
      const answer = await unchanged(app.traces, () =>
        asCompany().post(`/company/offers/${id}/accept`, accept),
      );
      expect(answer.status).toBe(409);
      expect(answer.text).toContain(words);
      expect(typedIn(answer.text, "accept")).toBe("５００万");
      // Nobody is bound by what cannot be accepted any more.
      expect(answer.text).not.toContain("What follows");
      expect((await asCompany().get(`/company/offers/${id}/accept`)).text).not.toContain("are bound");
    }
  });

  test("it was accepted by a colleague: the page says so, and leads to the deal", async () => {
    const { id } = await underway.issuedOffer();
    const path = `/company/offers/${id}/accept`;
    const first = await asCompany().post(path, accept);
    const { id: dealId } = await db.row("deal", { offerId: id });
    expect(first.status).toBe(303);
    const again = await unchanged(app.traces, () => asCompany().post(path, accept));
    expect(again.status).toBe(409);
    const read = await asCompany().get(path);
    for (const text of [again.text, read.text]) {
      expect(text).toMatch(/Your company accepted this offer on \d/);
      expect(text).toContain(`href="/company/deals/${dealId}"`);
      expect(text).not.toMatch(/declined|withdrew|superseded/);
    }
  });

  test.each([
    ["withdrawn", /withdrew this offer on \d/],
    ["declined", /Your company declined this offer on \d/],
    ["superseded", /This offer was superseded on \d/],
  ] as const)("it is %s: the page names that state, and no other", async (status, words) => {
    const { id } = await underway.issuedOffer();
    await db.update("offer", id, { status });
    const answer = await unchanged(app.traces, () =>
      asCompany().post(`/company/offers/${id}/accept`, accept),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(words);
    expect(answer.text).not.toMatch(/accepted, declined|company accepted|href="\/company\/deals\/[0-9a-f]/);
  });
});

test("an act that is not possible now says why, and asks for no field that could not be sent", async () => {
  const { dealId } = await underway.drawdown("funded");
  const ending = await asCompany().get(`/company/deals/${dealId}/end`);
  expect(ending.text).toContain("it is confirmed, withdrawn or decided first");
  expect(ending.text).not.toMatch(/ name="(?:reasonCode|note|typedAmount)"/);
  const { id } = await underway.issuedOffer();
  const review = async (memberRole: "owner" | "viewer") =>
    (await web.browser(web.sessions.company({ ...company, memberRole })).get(`/company/offers/${id}/accept`))
      .text;
  expect(await review("owner")).toContain(' name="typedAmount"');
  const read = await review("viewer");
  expect(read).toContain("¥5,000,000.00");
  expect(read).toContain("Your role in the organization doesn&#x27;t allow this.");
  expect(read).not.toContain(' name="typedAmount"');
});

test("an acceptance names each offer that it puts on hold, as it then does", async () => {
  const prospect = await given.publishedProspect(company);
  await db.update("prospect", prospect.id, { targetFen: 500_000_000n, soughtFen: 500_000_000n });
  const [first, other] = [await given.activeMandate(institution), await given.activeMandate()];
  const { id } = await given.issuedOffer(prospect, first);
  const { number } = await db.row("offer", (await given.issuedOffer(prospect, other)).id);
  const { text } = await asCompany().get(`/company/offers/${id}/accept`);
  const shown = text.replaceAll(/<[^>]*>/g, "");
  const name = `Test Bank, ¥5.0M (O-${String(number).padStart(4, "0")})`;
  expect(shown).toContain(`One other open offer no longer fits beside it and is put on hold: ${name}.`);
  const read = Object.fromEntries(shownValues(text, "accept"));
  await asCompany().post(`/company/offers/${id}/accept`, { ...read, act: "accept", typedAmount: "5M" });
  expect(await db.column("offer", "number", { prospectId: prospect.id, heldByDealId: null })).not.toContain(
    number,
  );
});

test("the acceptance of shares says what the present holders keep, and who stated what they hold", async () => {
  const prospect = await given.publishedProspect(company);
  const id = await offeredTerms({ given, db }, prospect, shares);
  const { text } = await asCompany().get(`/company/offers/${id}/accept`);
  expect(text).toMatch(/You and the other present holders keep \d\d\.\d\d% of the company/);
  expect(text).toContain(`are those that ${shares.by[1]} wrote: Longspring has not checked them`);
  const { id: loan } = await underway.issuedOffer();
  expect((await asCompany().get(`/company/offers/${loan}/accept`)).text).not.toContain("present holders");
});

test("a company takes its own request back, and declines another's; revoking is never the loudest", async () => {
  const own = await underway.introduction({ status: "requested", requestedBy: "company" });
  const page = async (id: string) => (await asCompany().get(`/company/introductions/${id}`)).text;
  expect(await page(own.id)).toContain(">Take the request back<");
  const theirs = await underway.introduction();
  expect(await page(theirs.id)).toContain(">Decline<");
  const { id } = await underway.consented();
  const consented = await page(id);
  const [, look = ""] = new RegExp(`<a class="([^"]*)" href="[^"]*/${id}/revoke"`).exec(consented) ?? [];
  expect(look.split(" ")).toContain("btn-quiet");
  expect(consented).not.toContain("btn-danger");
});

test("a draft that was edited while it was reviewed is not issued", async () => {
  const { id } = await underway.approvedOffer();
  await db.update("offerDraft", { offerId: id }, { revision: 7 });
  const who = web.browser(web.sessions.institution(institution));
  const sent = { act: "issue", revision: "1", version: "0", rounds: "0", rate: "4.10", typedAmount: "5M" };
  const path = `/institution/offers/${id}?view=review&as=move`;
  const answer = await unchanged(app.traces, () => who.post(path, sent));
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("What you reviewed has changed meanwhile");
  // Another text is in view now: the amount is typed again.
  expect(typedIn(answer.text, "issue")).toBe("");
});

test("a consent is not given after the deadline of its request, and none that has ended is revoked", async () => {
  const { id } = await underway.introduction({ answerBy: daysOn(-1) });
  const chosen = "fieldGroups=identity&purpose=assess_financing&days=90";
  const sent = {
    ...Object.fromEntries(new URLSearchParams(chosen)),
    act: "consent",
    version: "1",
    until: dayOn(90),
  };
  const late = await unchanged(app.traces, () =>
    asCompany().post(`/company/introductions/${id}/grant?${chosen}`, sent),
  );
  expect(late.status).toBe(409);

  const consented = await underway.consented();
  await db.update("consent", { introductionId: consented.id }, { revokedAt: new Date(), endedBy: "company" });
  const page = `/company/introductions/${consented.id}/revoke`;
  const ended = await unchanged(app.traces, () => asCompany().post(page, { act: "revoke", sequence: "1" }));
  expect([404, 409]).toContain(ended.status);
  const shown = await asCompany().get(page);
  expect(shown.text).toContain("No consent is in force.");
  expect(shown.text).not.toContain('value="revoke"');
});

test("whoever goes back from the review of a consent finds the choice again", async () => {
  const { id } = await underway.introduction();
  const chosen = { fieldGroups: "identity", purpose: "due_diligence", days: "30" };
  const answer = await asCompany().post(`/company/introductions/${id}`, { act: "review", ...chosen });
  expect([answer.status, answer.headers.location]).toEqual([
    303,
    `/company/introductions/${id}/grant?fieldGroups=identity&purpose=due_diligence&days=30`,
  ]);
  const review = await asCompany().get(answer.headers.location ?? "");
  const [, back = ""] = /href="(\/company\/introductions\/[^"]*\?[^"]*)"/.exec(review.text) ?? [];
  const before = await asCompany().get(back.replaceAll("&amp;", "&"));
  const shown = shownValues(before.text, "review");
  expect(shown).toContainEqual(["days", "30"]);
  expect(shown.filter(([name]) => name === "fieldGroups")).toEqual([["fieldGroups", "identity"]]);
});

describe("between the choice of several institutions and the request", () => {
  const chosen = ["fieldGroups=identity", "fieldGroups=figures", "purpose=due_diligence", "days=30"];

  async function choosesTwo() {
    const prospect = await given.publishedProspect(company);
    const asked = [await given.activeMandate(), await given.activeMandate()];
    for (const mandate of asked) await given.match(prospect, mandate);
    const mandates = asked.map(({ id }) => id);
    const sent = [`prospect=${prospect.id}`, ...mandates.map((id) => `mandates=${id}`), ...chosen].join("&");
    const answer = await asCompany().post("/company/introductions/several", sent);
    expect(answer.status).toBe(303);
    return { mandates, sent, review: answer.headers.location ?? "" };
  }

  test("the review states whom and what, and leads back to the same choice", async () => {
    const { mandates, review } = await choosesTwo();
    const page = await asCompany().get(review);
    expect(page.text).toContain("Ask 2 institutions to meet");
    const [, back = ""] = /href="(\/company\/introductions\/several\?[^"]*)"/.exec(page.text) ?? [];
    const before = await asCompany().get(back.replaceAll("&amp;", "&"));
    const shown = shownValues(before.text, "several");
    const again = shown.filter(([name]) => name === "mandates").map(([, id]) => id);
    expect(again.sort()).toEqual(mandates.sort());
    expect(shown).toContainEqual(["days", "30"]);
  });

  test("none is asked after one of them can be no longer, and the message stays", async () => {
    const { mandates, sent, review } = await choosesTwo();
    const typed = `${sent}&act=ask&version=1&message=Our+order+book+is+full.`;
    for (const id of [mandates[1], mandates[0]]) {
      await db.update("mandate", id ?? "", { status: "paused" });
      const answer = await unchanged(app.traces, () => asCompany().post(review, typed));
      expect(answer.status).toBe(409);
      expect(answer.text).toContain("Our order book is full.");
      expect(answer.text).not.toContain('value="ask"');
    }
  });
});
