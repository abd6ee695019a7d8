import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { reviewOffer } from "#app/services/offers/review-offer.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { setSecondPerson } from "#app/services/organizations/set-second-person.server.ts";
import { formatMoneyExact, formatMoneyRange } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { asksFor } from "#tests/factories/asks.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses } from "#tests/support/refusals.ts";

/** An ask of 14.5 to 18.2 million, which its teaser publishes as 10 to 20 million. */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
const [LEAST, MOST] = [yuan(14_500_000), yuan(18_200_000)];

async function begun() {
  const { prospect, mandate, institution } = await given.pair();
  await asksFor(app, prospect.id, LEAST, MOST);
  await db.update("mandate", mandate.id, { amountMaxFen: yuan(50_000_000), budgetFen: yuan(90_000_000) });
  const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
  const offerId = async () => {
    const offer = await startOffer(app.web, institution, { introductionId, instrument: "ip_pledge_loan" });
    return offer.offerId;
  };
  const drafted = async (offer: string, amountFen: bigint) => {
    const { revision } = await db.row("offerDraft", { offerId: offer });
    await saveOfferDraft(app.web, institution, {
      offerId: offer,
      revision,
      ...typedSheet(sheetToIssue(amountFen)),
    });
    const { standing, draft } = await readOfferAsInstitution(app.web, institution, offer);
    const verdict = standing?.ask.find(({ of }) => of === "amount")?.verdict;
    return { verdict, whyNotSend: draft?.whyNotSend };
  };
  const accepted = async (amountFen: bigint) => {
    const { id } = await given.rivalOffer(prospect, { amountFen });
    await acceptOffer(app.web, prospect.company, { offerId: id, version: 1 });
  };
  return { prospect, institution, introductionId, offerId, drafted, accepted };
}

test("a draft starts with what its consent shows, and no more can be reviewed, issued or revised", async () => {
  const { prospect, institution, offerId: start, drafted } = await begun();
  const offerId = await start();
  const { terms } = await readOfferAsInstitution(app.web, institution, offerId);
  expect(terms.amountFen).toBe(MOST);

  expect(await drafted(offerId, yuan(20_000_000))).toEqual({
    verdict: "above",
    whyNotSend: "offer-exceeds-ask",
  });
  const issue = (amountFen: bigint) =>
    issueOffer(app.web, institution, { offerId, ...sheetToIssue(amountFen) });
  const { revision } = await db.row("offerDraft", { offerId });
  const review = () =>
    reviewOffer(app.web, institution, { offerId, revision, ...sheetToIssue(yuan(20_000_000)) });
  for (const act of [review, () => issue(yuan(20_000_000)), () => issue(MOST + 1n)])
    await refuses("offer-exceeds-ask", act, app.traces);

  expect(await drafted(offerId, MOST)).toEqual({ verdict: "within", whyNotSend: null });
  await issue(MOST);
  await reviseOffer(app.web, institution, { offerId, from: "version" });
  await refuses("offer-exceeds-ask", () => issue(MOST + 1n), app.traces);
  await issue(MOST);
  const { dealId } = await acceptOffer(app.web, prospect.company, { offerId, version: 2 });
  expect((await db.row("deal", dealId)).amountFen).toBe(MOST);
});

test.each(["en", "zh-CN"] as const)(
  "the builder names the ask as the consent shows it, in %s",
  async (locale) => {
    const { institution, offerId: start, accepted, prospect } = await begun();
    const offerId = await start();
    const page = async () => {
      const browser = web.browser(web.sessions.institution(institution), locale);
      return visibleText((await browser.get(`/institution/offers/${offerId}?view=write`)).text);
    };
    const t = translator(locale, "offer.builder.price");
    const words = await page();
    expect(words).toContain(t("asked", { range: formatMoneyRange(locale, LEAST, MOST) }));

    // Part of it is accepted elsewhere: what is left is 7.9 million, and is published as 8.
    await accepted(yuan(10_300_000));
    const left = { amountMinFen: yuan(7_000_000), amountMaxFen: yuan(8_000_000) };
    await db.update("teaser", { prospectId: prospect.id }, left);
    const after = await page();
    expect(after).toContain(
      t("asked", { range: formatMoneyRange(locale, left.amountMinFen, left.amountMaxFen) }),
    );
    expect(after).not.toMatch(/7\.9|790/);
  },
);

test("what was accepted elsewhere limits an offer as it is published, whatever the ask", async () => {
  const { institution, offerId: start, accepted } = await begun();
  const offerId = await start();
  await accepted(yuan(10_300_000));
  const issue = (amountFen: bigint) =>
    issueOffer(app.web, institution, { offerId, ...sheetToIssue(amountFen) });
  await refuses("offer-exceeds-ask", () => issue(yuan(8_000_000) + 1n), app.traces);
  await issue(yuan(8_000_000));
});

test("an institution whose consent has ended is shown what is published", async () => {
  const { institution, offerId: start, introductionId } = await begun();
  const offerId = await start();
  await db.update("consent", { introductionId }, { revokedAt: new Date() });
  const { offer } = await readOfferAsInstitution(app.web, institution, offerId);
  expect(offer.asked).toEqual({ minFen: yuan(10_000_000), maxFen: yuan(20_000_000) });
});

describe.each(["en", "zh-CN"] as const)(
  "of which less is sought by the time of its approval, in %s",
  (locale) => {
    const t = translator(locale, "offer.over");
    const money = (fen: bigint) => formatMoneyExact(locale, fen);
    const said = (approved: "yes" | "no") =>
      t("sheet", { commitment: "capital", amount: money(MOST), most: money(yuan(8_000_000)), approved });

    async function asked() {
      const { institution: maker, offerId: start, accepted, prospect } = await begun();
      const offerId = await start();
      await setSecondPerson(app.web, maker, yuan(4_000_000));
      const checker = { ...maker, userId: randomUUID() };
      const revision = async () => (await db.row("offerDraft", { offerId })).revision;
      await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheetToIssue(MOST) });
      const approve = async () => approveOffer(app.web, checker, { offerId, revision: await revision() });
      const lessIsLeft = async () => {
        await accepted(yuan(10_300_000));
        const left = { amountMinFen: yuan(7_000_000), amountMaxFen: yuan(8_000_000) };
        await db.update("teaser", { prospectId: prospect.id }, left);
      };
      const read = async (view: "approval" | "review") => {
        const browser = web.browser(web.sessions.institution(checker), locale);
        const { status, text } = await browser.get(`/institution/offers/${offerId}?view=${view}`);
        expect(status).toBe(200);
        return { text, words: visibleText(text) };
      };
      return { maker, offerId, approve, lessIsLeft, read };
    }

    test("it is not approved, and its page says how much is", async () => {
      const { approve, lessIsLeft, read } = await asked();
      expect((await read("approval")).text).toContain('value="approve"');
      await lessIsLeft();
      await refuses("offer-exceeds-ask", approve, app.traces);
      const { text, words } = await read("approval");
      expect(words).toContain(said("no"));
      expect(text).not.toContain('value="approve"');
      expect(words).not.toMatch(/7\.9M|7,900,000|790 ?万/u);
    });

    test("an approved one is not issued, and its review says why in place of a refusal", async () => {
      const { maker, offerId, approve, lessIsLeft, read } = await asked();
      await approve();
      await lessIsLeft();
      const { text, words } = await read("review");
      expect(words).toContain(said("yes"));
      expect(words).not.toContain(translator(locale, "refusals")("offer-exceeds-ask"));
      expect(words).not.toContain(translator(locale, "review")("follows"));
      expect(text).not.toContain('value="issue"');
      expect(text).toContain(`/institution/offers/${offerId}?view=write`);
      await refuses(
        "offer-exceeds-ask",
        () => issueOffer(app.web, maker, { offerId, asApproved: true }),
        app.traces,
      );
    });
  },
);
