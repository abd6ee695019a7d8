import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { offeredTerms } from "#tests/support/offers/offers-of-each-kind.ts";
import { refuses } from "#tests/support/refusals.ts";

/** An open offer whose mandate's budget went to other deals: it stands, and its acceptance is refused. */
const opened = openGiven();
const { app, given, db } = opened;
const web = testWeb(app, builtPages, "en");
const own = { amountFen: undefined, termMonths: undefined };

/** In any unit: the budget, what is taken of it, and what is left. */
const FIGURES = /7[,.]?65[,.]?4|4[,.]?00[,.]?8|3[,.]?64[,.]?6/u;
/** Markup without what is random or of now, in which any digits may stand. */
const RANDOM =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{12}\.[0-9a-f]{12}|\b\d{13}\b|nonce=\\?"[^"]*"|\/assets\/[\w.-]+/gu;
const withoutIds = (html: string): string => html.replace(RANDOM, "");
const SHORT = { budgetFen: yuan(7_654_321), reservedFen: yuan(4_008_000) };

let company: CompanyActor;
let prospect: Awaited<ReturnType<typeof given.publishedProspect>>;
let cheapest: string;
let mandateId: string;
beforeEach(async () => {
  prospect = await given.publishedProspect();
  ({ company } = prospect);
  await db.update("prospect", prospect.id, { targetFen: yuan(8_000_000), soughtFen: yuan(9_000_000) });
  const lend = (name: string, ratePercent: string, amountFen: bigint) =>
    offeredTerms(opened, prospect, {
      by: [name, name],
      ratePercent,
      terms: { amountFen: String(amountFen) },
    });
  cheapest = await lend("Cheap Bank", "2.10", yuan(5_000_000));
  await lend("Second Bank", "4.10", yuan(3_000_000));
  await lend("Third Bank", "5.10", yuan(2_000_000));
  ({ mandateId } = await db.row("offer", cheapest));
});

async function open(path: string, locale: "en" | "zh-CN" = "en") {
  const { status, text } = await web.browser(web.sessions.company(company), locale).get(path);
  expect(status).toBe(200);
  return { words: visibleText(text), html: text, ...readPage(text) };
}

/** The names under the answers: what is cheapest, and the first pair. */
const best = ({ facts }: Awaited<ReturnType<typeof open>>, locale: "en" | "zh-CN", count: number) => {
  const t = translator(locale, "comparison");
  const label = t("tagOf", { label: t("tags.annualCost"), count });
  const cheapestOf = facts.get(t("answers.of", { label, kind: t("kinds.loan") }));
  return [cheapestOf?.[0] ?? "none", facts.get(t("combinations.title"))?.[0] ?? "none"];
};

describe.each(["en", "zh-CN"] as const)(
  "an offer for which its mandate's budget is short, in %s",
  (locale) => {
    const t = translator(locale, "comparison");

    test("is called nothing and paired with none where offers are compared, says why, and tells no figure", async () => {
      const [lowest, pair] = best(await open("/company/offers", locale), locale, 3);
      expect(lowest).toContain("Cheap Bank");
      expect(pair).toContain("Cheap Bank + Second Bank");

      await db.update("mandate", mandateId, SHORT);
      const page = await open("/company/offers", locale);
      expect(best(page, locale, 2)).toEqual([expect.stringContaining("Second Bank"), "none"]);
      expect(page.words).not.toContain(t("combinations.title"));
      expect(page.words).toContain(t("lead", { count: 2, over: 0, short: 1, held: 0 }));
      // In words, and in its column of the table.
      expect(page.words.split(t("budgetShort"))).toHaveLength(3);
      expect(withoutIds(page.html)).not.toMatch(FIGURES);
    });

    test("says in the review of its acceptance what the refusal would say, asks for nothing, and tells no figure", async () => {
      await db.update("mandate", mandateId, SHORT);
      const refusal = translator(locale, "refusals")("mandate-budget-short");
      const path = `/company/offers/${cheapest}`;
      const review = await open(`${path}/accept`, locale);
      expect(review.words).toContain(refusal);
      expect(review.html).not.toContain('name="typedAmount"');
      expect(review.html).not.toContain('value="accept"');
      expect(review.words).not.toContain(translator(locale, "review")("follows"));
      const page = await open(path, locale);
      expect(page.words).toContain(refusal);
      expect(page.html).not.toContain(`${path}/accept`);
      for (const { html } of [review, page]) expect(withoutIds(html)).not.toMatch(FIGURES);
      await refuses(
        "mandate-budget-short",
        () => acceptOffer(app.web, company, { offerId: cheapest, version: 1 }),
        app.traces,
      );
    });

    test("is a task to answer it, not to decide on it", async () => {
      const tasks = translator(locale, "company.home.tasks");
      const plain = (text: string) => text.replaceAll(" ", "");
      const said = plain(
        tasks.markup("decideShortText", { sum: () => formatMoneyShort(locale, yuan(5_000_000)) }),
      );
      const institution = "Cheap Bank";
      const before = await open("/company", locale);
      expect(before.words).toContain(tasks("decide", { institution }));
      expect(plain(before.words)).not.toContain(said);
      await db.update("mandate", mandateId, SHORT);
      const { words, html } = await open("/company", locale);
      expect(words).toContain(tasks("decideOver", { institution }));
      expect(plain(words)).toContain(said);
      expect(withoutIds(html)).not.toMatch(FIGURES);
    });
  },
);

test.each(["active", "exhausted", "paused", "expired"] as const)(
  "under a mandate that is %s, an offer is compared and accepted by what is left of the budget alone",
  async (status) => {
    await db.update("mandate", mandateId, { ...SHORT, status });
    const short = await listOffersAsCompany(app.web, company, own);
    expect(short.combinations).toEqual([]);
    expect(await readOfferAsCompany(app.web, company, cheapest)).toMatchObject({
      isAcceptable: false,
      whyNotAccept: "mandate-budget-short",
    });
    await db.update("mandate", mandateId, { budgetFen: SHORT.reservedFen + yuan(5_000_000) });
    const { combinations } = await listOffersAsCompany(app.web, company, own);
    expect(combinations.map(({ ids }) => ids.includes(cheapest))).toEqual([true]);
    expect(await readOfferAsCompany(app.web, company, cheapest)).toMatchObject({
      isAcceptable: true,
      whyNotAccept: null,
    });
  },
);

test("two offers under one mandate are a pair only if its budget is enough for both", async () => {
  const { institutionId, introductionId } = await db.row("offer", cheapest);
  // A consent that has ended leaves its offer open beside that of the next introduction.
  await db.update("introduction", introductionId, { status: "revoked" });
  const institution = { ...(await given.institution()), institutionId };
  const mandate = { id: mandateId, institution };
  const next = await given.issuedOffer(prospect, mandate, { amountFen: yuan(4_000_000) });
  const isPair = async () => {
    const { combinations, groups } = await listOffersAsCompany(app.web, company, own);
    expect(groups.flatMap(({ best }) => best.annualCost?.of ?? [])).toEqual([4]);
    return combinations.some(({ ids }) => ids.includes(cheapest) && ids.includes(next.id));
  };
  await db.update("mandate", mandateId, { budgetFen: yuan(8_999_999), reservedFen: 0n });
  expect(await isPair()).toBe(false);
  await db.update("mandate", mandateId, { budgetFen: yuan(9_000_000) });
  expect(await isPair()).toBe(true);
});

test("no company learns of the budget by another's offer", async () => {
  await db.update("mandate", mandateId, SHORT);
  const isShort = async (actor: CompanyActor) => {
    const { rows } = await app.web.withActor(actor, (trx) =>
      sql`select is_budget_short(array[${cheapest}::uuid]) as is_short`.execute(trx),
    );
    return rows;
  };
  expect(await isShort(company)).toEqual([{ isShort: true }]);
  expect(await isShort(await given.company())).toEqual([{ isShort: false }]);
});
