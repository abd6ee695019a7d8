import { beforeAll, describe, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { OFFERS_OF_EACH_KIND, offeredTerms } from "#tests/support/offers/offers-of-each-kind.ts";

/** A guarantee after the loan that it is for was accepted. */
const opened = openGiven();
const { app, given, db } = opened;
const web = testWeb(app, builtPages, "en");
const names = { en: "South Lake Bank", "zh-CN": "南湖银行" } as const;

let company: CompanyActor;
let guaranteeId: string;
let equityId: string;
let loanId: string;
beforeAll(async () => {
  const prospect = await given.publishedProspect();
  ({ company } = prospect);
  const offer = async (isMeant: (one: (typeof OFFERS_OF_EACH_KIND)[number]) => boolean) => {
    const one = OFFERS_OF_EACH_KIND.find(isMeant);
    if (one === undefined) throw new Error("no such offer");
    return offeredTerms(opened, prospect, one);
  };
  loanId = await offer(({ by }) => by[1] === names.en);
  guaranteeId = await offer(({ change }) => change?.commitment === "guarantee");
  equityId = await offer(({ terms }) => "instrument" in terms && terms.instrument === "equity");
});

async function openIn(locale: "en" | "zh-CN", path: string) {
  const { status, text } = await web.browser(web.sessions.company(company), locale).get(path);
  expect(status).toBe(200);
  return { words: visibleText(text), ...readPage(text) };
}

test("the review of an acceptance says until when either side can end it, as is true of its kind", async () => {
  const ends = {
    en: ["can release it", "until the investment is paid", "until money is out"],
    "zh-CN": ["可解除担保", "出资前任一方", "放款前任一方"],
  } as const;
  for (const locale of ["en", "zh-CN"] as const) {
    const words = await Promise.all(
      [guaranteeId, equityId, loanId].map((id) => openIn(locale, `/company/offers/${id}/accept`)),
    );
    for (const [of, page] of words.entries())
      expect(ends[locale].filter((end) => page.words.includes(end))).toEqual([ends[locale][of]]);
  }
});

describe.each(["en", "zh-CN"] as const)("once the loan is accepted, in %s", (locale) => {
  const c = translator(locale, "comparison");
  const review = translator(locale, "review.accept");
  const open = (path: string) => openIn(locale, path);
  beforeAll(async () => {
    if ((await db.row("offer", loanId)).status !== "accepted")
      await acceptOffer(app.web, company, { offerId: loanId, version: 1 });
  });

  test("a guarantee names it in the comparison and in the review", async () => {
    const { facts, words } = await open("/company/offers");
    const loan = names[locale];
    expect(facts.get(c("rows.backs"))).toContain(c("agreed", { name: loan }));
    expect(words).not.toMatch(locale === "en" ? /None of your offers is such a loan/ : /暂无此类贷款/);
    expect(words).toContain(locale === "en" ? `What you accepted of ${loan}` : `可为已接受的${loan}`);
    const accept = await open(`/company/offers/${guaranteeId}/accept`);
    expect(accept.words).toMatch(
      locale === "en" ? /could back what you accepted: South Lake Bank/ : /已接受的南湖银行/,
    );
    expect(accept.words).not.toContain(review("beside", { count: 0, agreed: "none" }));
  });
});

test("the review of a signature says until when either side can end it, as is true of its kind", async () => {
  const ends = {
    en: ["can release it", "until the investment is paid", "until money is out"],
    "zh-CN": ["可解除担保", "出资前任一方", "放款前任一方"],
  } as const;
  const ids = [guaranteeId, equityId, loanId];
  for (const id of ids) {
    const { commitment } = await db.row("offer", id);
    const status = "documents_out";
    if ((await db.rows("deal", { offerId: id })).length === 0) await given.dealOf(id, { commitment, status });
    else await db.update("deal", { offerId: id }, { status });
  }
  const deals = await Promise.all(ids.map((offerId) => db.row("deal", { offerId })));
  for (const locale of ["en", "zh-CN"] as const) {
    for (const [of, { id }] of deals.entries()) {
      const { words } = await openIn(locale, `/company/deals/${id}/sign`);
      expect(ends[locale].filter((end) => words.includes(end))).toEqual([ends[locale][of]]);
    }
  }
});
