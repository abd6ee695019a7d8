import { beforeAll, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { moneyValue } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText, withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { OFFERS_OF_EACH_KIND, offeredTerms } from "#tests/support/offers/offers-of-each-kind.ts";
import { withCount } from "#tests/support/with-count.ts";

/** The comparison as a company reads it, in the states that it can be in. */
const opened = openGiven();
const { app, given, db } = opened;
const web = testWeb(app, builtPages, "en");
const t = translator("en", "comparison");
const own = { amountFen: undefined, termMonths: undefined };

async function open(company: CompanyActor, query = "", asks = "en") {
  const { status, text } = await web
    .browser(web.sessions.company(company), asks)
    .get(`/company/offers${query}`);
  expect(status).toBe(200);
  return { html: withoutScripts(text), ...readPage(text) };
}
async function prospectOf(target: bigint, sought: bigint) {
  const prospect = await given.publishedProspect();
  await db.update("prospect", prospect.id, { targetFen: target, soughtFen: sought });
  return prospect;
}

let all: CompanyActor;
beforeAll(async () => {
  const prospect = await prospectOf(500_000_000n, 1_000_000_000n);
  for (const offered of OFFERS_OF_EACH_KIND) await offeredTerms(opened, prospect, offered);
  await offeredTerms(opened, prospect, { by: ["旧银行", "Old Bank"], terms: {}, change: { lapsed: true } });
  all = prospect.company;
});

test("offers of each kind stand in their own section, all of them counted, the ended one folded away", async () => {
  const { html, facts } = await open(all);
  expect(html).toContain(t("lead", { count: OFFERS_OF_EACH_KIND.length, over: 0, short: 0, held: 0 }));
  for (const kind of ["loan", "lease", "line", "factoring", "note", "guarantee", "equity"] as const)
    expect(html).toContain(`<h2 id="${kind}">${t(`kinds.${kind}`)}</h2>`);
  expect(html).toMatch(/<details class="more"><summary>One offer<\/summary>.*Old Bank/su);
  // Equity has a column of its own: shares, not a rate.
  expect(facts.get(t("rows.share"))).toEqual(["9.09%", "8.33%"]);
  expect(facts.get(translator("en", "offer")("equity.holders.investors"))).toContain("18.00% → 14.70%");
});

test("labels name the best of those that are compared, and the fastest is not called lowest", async () => {
  const { facts, html } = await open(all);
  const lowest = t("best.annualCost", { count: 3 });
  expect(facts.get(t("rows.annual"))?.filter((text) => text.includes(lowest))).toHaveLength(1);
  expect(
    facts.get(t("rows.promised"))?.filter((text) => text.includes(t("best.promised", { count: 2 }))),
  ).toEqual([`within 8 working days of the acceptance ${t("best.promised", { count: 2 })}`]);
  expect(html).toContain(t("tagOf", { label: t("tags.given"), count: 2 }));
  // One line, one lease and one note: nothing to be the best of.
  expect(html).not.toContain(t("best.annualCost", { count: 1 }));
});

test("each offer is explained in a sentence with exact amounts, in both languages", async () => {
  const { html } = await open(all);
  expect(html).toContain(
    "You receive ¥5,952,000 within 8 working days of accepting (¥6.0M less ¥48,000 paid at the start)",
  );
  expect(html).toContain("It stands for 80.0%, ¥4.8M, of a loan of ¥6.0M over 24 months");
  expect(html).toContain("You may draw up to ¥5.0M. With 60.00% of it in use, ¥3.0M, you pay");
  const { html: chinese } = await open(all, "", "zh-CN");
  expect(chinese).toContain("接受后 12 个工作日内到账 598.2万元（600万元扣除期初支付的 1.8万元）");
  expect(chinese).toContain("为他人发放的 600万元、24 个月贷款担保 80.0%，即 480万元；本身不放款");
});

test("pairs that fill what is sought show their amount, cost and shares", async () => {
  const { facts } = await open(all);
  const pairs = [...facts.keys()].filter((label) => label.includes(" + "));
  expect(pairs.length).toBeGreaterThan(2);
  expect(pairs.length).toBeLessThanOrEqual(6);
  expect(facts.get("Hun River Bank + Changguang Fund")).toEqual(
    expect.arrayContaining(["10000000.00", "9.09%"]),
  );
});

test("the answers come first: what is cheapest, fastest, takes least, and what two bring; figures are folded", async () => {
  const { html, facts } = await open(all);
  const label = (measure: "annualCost" | "given", kind: "loan" | "equity", count: number) =>
    t("answers.of", { label: t("tagOf", { label: t(`tags.${measure}`), count }), kind: t(`kinds.${kind}`) });
  expect(facts.get(label("annualCost", "loan", 3))?.[0]).toMatch(/\d\.\d\d% a year, all in$/u);
  expect(facts.get(label("given", "equity", 2))?.[0]).toMatch(/\d\.\d\d% of the company$/u);
  expect(facts.get(t("combinations.title"))?.[0]).toContain(" + ");
  expect(html.indexOf('class="answers"')).toBeLessThan(html.indexOf('id="loan"'));
  expect(html.match(/<details class="more more--narrow"><summary>/gu)).toHaveLength(7);
  const { html: payments } = await open(all, "?payments=open");
  expect(payments).toContain('<details class="more more--narrow" open="">');
  // What the sum of a pair consists of stands beside it.
  expect(html).toContain(t("combinations.costs.two-loans"));
  expect(html).toMatch(/¥\d\.\dM \+ ¥\d\.\dM; /u);
});

test("an offer of a suspended institution is listed apart, with its name and the way to its page", async () => {
  const prospect = await prospectOf(500_000_000n, 900_000_000n);
  const offerId = await offeredTerms(opened, prospect, { by: ["丁银行", "Fourth Bank"], terms: {} });
  const { institutionId, number } = await db.row("offer", offerId);
  await db.update("institution", institutionId, { status: "suspended" });
  const { html } = await open(prospect.company);
  const named = `O-${String(number).padStart(4, "0")}`;
  expect(html).toContain(t("unanswerable", { count: 1 }));
  expect(html).toContain(`<a href="/company/offers/${offerId}">${named} of Fourth Bank</a>`);
  expect(html.split("Fourth Bank")).toHaveLength(2);
  await db.update("institution", institutionId, { status: "active" });
  const { html: again } = await open(prospect.company);
  expect(again).not.toContain(t("unanswerable", { count: 1 }));
  expect(again).toContain("Fourth Bank");
});

test("an offer on hold stays in view, says so, and is in no pair", async () => {
  const prospect = await prospectOf(500_000_000n, 900_000_000n);
  const bank = { by: ["甲银行", "First Bank"], terms: {} } as const;
  await offeredTerms(opened, prospect, bank);
  const held = await offeredTerms(opened, prospect, {
    by: ["乙银行", "Second Bank"],
    terms: { amountFen: "300000000" },
  });
  expect((await open(prospect.company)).html).toContain(t("combinations.title"));
  const mandate = await given.activeMandate();
  const taken = await given.issuedOffer(prospect, mandate, { status: "accepted" });
  const { id: heldByDealId } = await given.dealOf(taken.id);
  await db.update("offer", held, { heldByDealId });
  const { html } = await open(prospect.company);
  expect(html).toContain(t("onHold"));
  // Counted, but not among those that stand.
  expect(html).toContain(t("lead", { count: 1, over: 0, short: 0, held: 1 }));
  expect(html).not.toContain(t("combinations.title"));
});

test("an offer that cannot be compared at an amount says why, and leaves the rest its labels", async () => {
  const { html } = await open(all, "?amount=0.00005&unit=million");
  expect(html).toContain(t("why.below-residual"));
  expect((await open(all, "?amount=-1&unit=million")).html).toContain('aria-invalid="true"');
});

test("a viewer compares as an owner does, and may answer none", async () => {
  const viewer = { ...all, memberRole: "viewer" } as const;
  const [own, read] = [await open(all), await open(viewer)];
  expect([...read.facts]).toEqual([...own.facts]);
  const [offerId = ""] = /(?<=\/company\/offers\/)[0-9a-f-]{36}/u.exec(read.html) ?? [];
  const { text } = await web.browser(web.sessions.company(viewer)).get(`/company/offers/${offerId}`);
  expect(text).toContain("Your role in the organization doesn&#x27;t allow this.");
  expect(text).not.toMatch(/value="(?:counter|decline)"/u);
});

test("what was answered or has ended in another tab is folded away at the next look, and its page says so and leads on", async () => {
  const prospect = await prospectOf(500_000_000n, 900_000_000n);
  const bank = { by: ["丙银行", "Third Bank"], terms: {} } as const;
  const offerId = await offeredTerms(opened, prospect, bank);
  expect((await open(prospect.company)).html).toContain(t("lead", { count: 1, over: 0, short: 0, held: 0 }));
  for (const status of ["declined", "withdrawn", "superseded", "expired"] as const) {
    await db.update("offer", offerId, { status });
    const { html } = await open(prospect.company);
    expect(html).toContain(t("empty.title"));
    expect(html).toMatch(/<details class="more"><summary>One offer<\/summary>.*Third Bank/su);
    const { text } = await web
      .browser(web.sessions.company(prospect.company))
      .get(`/company/offers/${offerId}`);
    const answer = translator("en", "offer.answer");
    const title =
      status === "superseded"
        ? answer("closed")
        : answer(`closedBy.${status}`, { institution: "Third Bank" });
    const answered = withoutScripts(text).split('<section class="decision"')[1]?.split("</section>")[0];
    expect(answered).toContain(`<h2 id="answer">${title}</h2>`);
    const { introductionId } = await db.row("offer", offerId);
    expect(answered).toContain(`href="/company/introductions/${introductionId}"`);
    expect(answered).toContain('href="/company/offers"');
  }
});

test("an offer that has ended leads its institution to the introduction, an open one does not", async () => {
  const { institution, offerId } = await given.offered();
  const { introductionId } = await db.row("offer", offerId);
  const answer = translator("en", "offer.answer");
  const link = new RegExp(
    `href="/institution/introductions/${introductionId}"[^>]*>${answer("toIntroduction")}<`,
    "u",
  );
  const page = async () =>
    (await web.browser(web.sessions.institution(institution)).get(`/institution/offers/${offerId}`)).text;
  expect(await page()).not.toMatch(link);
  for (const status of ["declined", "withdrawn", "superseded", "expired"] as const) {
    await db.update("offer", offerId, { status });
    const text = await page();
    expect(visibleText(text)).toContain(translator("en", "offer")("withdraw.closed"));
    expect(text).toMatch(link);
  }
});

test("without an offer the page says how one comes", async () => {
  const prospect = await given.publishedProspect();
  const { html } = await open(prospect.company);
  expect(html).toContain(t("empty.title"));
  expect(html).not.toContain("<table");
});

test("two hundred offers are all in reach, in a bounded page of few statements", async () => {
  const prospect = await prospectOf(500_000_000n, 1_000_000_000n);
  for (let number = 0; number < 200; number += 1) {
    await given.issuedOffer(prospect, await given.activeMandate(), {
      amountFen: BigInt(number + 1) * 10_000_000n,
    });
  }
  const { read, asked } = await withCount(() => listOffersAsCompany(app.web, prospect.company, own));
  const { groups } = read;
  expect(groups.map(({ offers }) => offers.length)).toEqual([200]);
  expect(asked).toBeLessThanOrEqual(3);
  const { html } = await open(prospect.company);
  expect(new Set(html.match(/\/company\/offers\/[0-9a-f-]{36}/gu)).size).toBe(200);
  expect(html.match(/<th role="columnheader"/gu)).toHaveLength(5 + 4);
  expect(html.length).toBeLessThan(250_000);
  const { html: last } = await open(prospect.company, "?part=loan.50");
  expect(last).toContain(t("rest.next", { from: 1, to: 4 }));
  expect(last).not.toContain(t("rest.next", { from: 197, to: 200 }));
  for (const part of ["loan.51", "loan.0", "equity.2", "x"]) {
    expect((await open(prospect.company, `?part=${part}`)).html).toContain(
      t("rest.next", { from: 5, to: 8 }),
    );
  }
});

test("a guarantee that has ended is listed with what it guaranteed, not with its loan", async () => {
  const prospect = await prospectOf(500_000_000n, 900_000_000n);
  const guarantee = OFFERS_OF_EACH_KIND.find(({ change }) => change?.commitment === "guarantee");
  const offerId = await offeredTerms(opened, prospect, guarantee ?? expect.fail("none is offered"));
  await db.update("offer", offerId, { status: "declined" });
  const { html } = await open(prospect.company);
  const [, ended = ""] = html.split('id="ended"');
  expect(ended).toContain(moneyValue(480_000_000n));
  expect(ended).not.toContain(moneyValue(600_000_000n));
});
