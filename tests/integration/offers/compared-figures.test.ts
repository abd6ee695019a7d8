import { beforeAll, describe, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { translator } from "#app/i18n/translator.ts";
import { asksFor } from "#tests/factories/asks.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText, withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { OFFERS_OF_EACH_KIND, offeredTerms } from "#tests/support/offers/offers-of-each-kind.ts";

/** Offers of one kind compared at one amount and term: whatever is said of them is of that amount, or says otherwise. */
const opened = openGiven();
const { app, db, given } = opened;
const web = testWeb(app, builtPages, "en");

let company: CompanyActor;
beforeAll(async () => {
  const prospect = await given.publishedProspect();
  await asksFor(app, prospect.id, 500_000_000n, 2_000_000_000n);
  for (const offered of OFFERS_OF_EACH_KIND) await offeredTerms(opened, prospect, offered);
  const note = OFFERS_OF_EACH_KIND.find(({ by }) => by[1] === "Snow Ridge Ventures");
  await offeredTerms(opened, prospect, {
    ...note,
    by: ["长白创投", "Changbai Ventures"],
    terms: { ...note?.terms, amountFen: "700000000" },
  });
  company = prospect.company;
});

async function open(locale: "en" | "zh-CN", query: string) {
  const { status, text } = await web
    .browser(web.sessions.company(company), locale)
    .get(`/company/offers${query}`);
  expect(status).toBe(200);
  const html = withoutScripts(text);
  const section = (kind: string) => html.split(/<h2 id="/u).find((part) => part.startsWith(`${kind}"`)) ?? "";
  const cards = (kind: string) =>
    [
      ...(/<ul class="offer-words">.*?<\/ul>/su.exec(section(kind))?.[0] ?? "").matchAll(/<li>.*?<\/li>/gsu),
    ].map(([card]) => ({
      sentence: visibleText(/<p>.*?<\/p>/su.exec(card)?.[0] ?? ""),
      meta: visibleText(/<p class="meta">.*?<\/p>/su.exec(card)?.[0] ?? ""),
    }));
  const cells = (kind: string, label: string) => readPage(section(kind)).facts.get(label) ?? [];
  return { section, cards, cells };
}

const amounts = (cells: readonly string[]) => cells.filter((cell) => /^\d+\.\d\d$/u.test(cell));
const firstRate = (text: string) => Number(/(\d+\.\d\d)%/u.exec(text)?.[1] ?? NaN);

describe.each(["en", "zh-CN"] as const)("compared at another amount and term, in %s", (locale) => {
  const c = translator(locale, "comparison");
  const query = locale === "en" ? "?unit=million&amount=3&months=12" : "?unit=wan&amount=300&months=12";
  const mark = c("issuedValue", { value: "|" }).split("|")[0]?.trim() ?? "";

  test("a note's conversion is restated with its payments, and says what it is as offered", async () => {
    const { cells, section } = await open(locale, query);
    const converted = amounts(cells("note", c("rows.owed")));
    expect(converted).toHaveLength(2);
    expect(converted).toEqual(amounts(cells("note", c("rows.last"))));
    const shares = cells("note", c("rows.conversion"));
    expect(new Set(shares.map(firstRate)).size).toBe(1);
    for (const share of shares) expect(share).toContain(mark);
    // The bars and their table are of the same conversion.
    const kept = cells("note", c("dilution.today"))
      .map(firstRate)
      .filter((rate) => rate < 100);
    expect(kept).toEqual(shares.map((share) => Number((100 - firstRate(share)).toFixed(2))));
    expect(section("note")).not.toContain(c("asOffered") + "</");
  });

  test("an owner has one colour in all charts of shares, and no other owner has it", async () => {
    const { section } = await open(locale, "");
    const items = [
      ...section("equity").matchAll(
        /<rect class="(?<series>series-\w+)" width="12"[^>]*><\/rect><\/svg>(?<owner>[^<]*)/gu,
      ),
    ].map(({ groups }) => [groups?.["series"], (groups?.["owner"] ?? "").split(/[\s:：]*\d/u)[0]] as const);
    expect(items.length).toBeGreaterThan(6);
    const pairs = new Set(items.map((pair) => pair.join(" ")));
    expect(new Set(items.map(([series]) => series)).size).toBe(pairs.size);
    expect(new Set(items.map(([, owner]) => owner)).size).toBe(pairs.size);
  });

  test.each([
    ["loan", "annualCost"],
    ["guarantee", "fees"],
    ["equity", "given"],
  ] as const)(
    "the figure that a label of a %s is true of stands beside it, the lowest of all",
    async (kind, measure) => {
      const { cards } = await open(locale, query);
      const all = cards(kind);
      const tags = c(`tags.${measure}`);
      const figures = all.map(({ meta }) => firstRate(meta));
      if (kind !== "guarantee") {
        expect(figures.every((rate) => rate > 0)).toBe(true);
        const best = all.filter(({ meta }) => meta.includes(tags));
        expect(best.map(({ meta }) => firstRate(meta))).toEqual([Math.min(...figures)]);
      }
      for (const { sentence } of all) expect(sentence.startsWith(mark)).toBe(true);
    },
  );

  test("one offer alone is not called as offered at another amount, nor restated at its own", async () => {
    const at = await open(locale, query);
    const note = (section: string) => visibleText(section).split(c("leads.factoring"))[0];
    expect(note(at.section("factoring"))).not.toContain(c("asOffered"));
    const own = await open(locale, "");
    expect(note(own.section("factoring"))).toContain(c("asOffered"));
    expect(own.cards("factoring").map(({ sentence }) => sentence.startsWith(mark))).toEqual([false]);
  });
});

describe("a note of which a part is repaid before it may be converted", () => {
  let owner: CompanyActor;
  let offerId: string;
  beforeAll(async () => {
    const prospect = await given.publishedProspect();
    await asksFor(app, prospect.id, 100_000_000n, 2_000_000_000n);
    const note = OFFERS_OF_EACH_KIND.find(({ by }) => by[1] === "Snow Ridge Ventures");
    const terms = { ...note?.terms, repaymentMethod: "equal_principal" };
    await offeredTerms(opened, prospect, { ...note, by: ["雪原创投", "Snowfield Ventures"], terms });
    owner = prospect.company;
    ({ id: offerId } = await db.row("offer", { prospectId: prospect.id }));
  });

  test.each(["en", "zh-CN"] as const)("says so wherever its share stands, in %s", async (locale) => {
    const t = translator(locale, "offer.conversion");
    const browser = web.browser(web.sessions.company(owner), locale);
    for (const path of [`/company/offers/${offerId}`, `/company/offers/${offerId}/accept`]) {
      const { facts } = readPage((await browser.get(path)).text);
      expect(facts.get(t("share"))).toEqual(["0.17%"]);
      expect([...(facts.get(t("repaid")) ?? [])].length).toBeGreaterThan(0);
    }
    const words = visibleText((await browser.get("/company/offers")).text);
    // In words, and beside what is converted.
    expect(words.split(t("rest"))).toHaveLength(3);
  });

  test("and a note that is repaid in one sum says nothing of it", async () => {
    const { section } = await open("en", "");
    expect(section("note")).not.toContain(translator("en", "offer.conversion")("rest"));
  });
});
