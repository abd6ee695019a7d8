import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { automaticChecks, mayBePublished } from "#app/domain/prospects/checks.ts";
import { findOwnFacts, ownFactsOf } from "#app/domain/prospects/own-facts.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { factualContent as content } from "#tests/factories/domain/factual-content.ts";
import { HOSTILE_TEXTS, harmlessText } from "#tests/support/text/hostile-texts.ts";
import { MOST_DELAY_MS, readingTime } from "#tests/support/text/reading-time.ts";

const today = "2026-11-25";
const found = (text: string) => findOwnFacts(text, ownFactsOf(content, today));

test.each([
  // Other years, numbers and amounts than the company's own: a customer's, mostly.
  "客户成立于2009年，员工120人",
  "a customer founded in 1998 with 300 employees",
  "成立30年的整车厂",
  "拥有7项发明专利",
  "市场规模 120 亿元，客户收入 3 亿元",
  // The company's own numbers, of something else.
  "2015 sets sold since it was founded",
  "2015年获得首批订单",
  "2015 年以来行业需求年增 15%",
  "since 2015 demand has grown",
  "sold in 86 cities",
  "覆盖86个城市、86位客户",
  "成品率 86%，86 台设备",
  "a yield of 86%; team of 86% engineers",
  "平均从业 11 年",
  "11 years in the field on average",
  "质保 11 年，11年以上寿命",
  "Machines run for 11 years",
  "交货期 12 周，12 项检测",
  "12 products, 12 customers",
  "12 utility patents",
  "研发人员 36 人",
  "拟融资 4760 万元，用于新产线",
  "收入的 86% 来自整车厂",
  // Round amounts reveal no more than a band, and one or two patents may be some of more.
  "收入约 4800 万元，近 5000 万元",
  "由一项发明专利保护",
  // Facts of others: founded, applied for or aimed at.
  "2015年创业大赛一等奖",
  "2015年注册商标",
  "创始人创业十年",
  "12项发明专利申请中",
  "目标营收3500万元",
  "申请资金4760万元，用于提升营收",
])("“%s” states none of the company's own facts", (text) => {
  expect(found(text)).toEqual([]);
});

test("the texts of a good submission state none of the company's own facts", () => {
  const { business, people, ask, ...others } = prospectContent();
  const facts = ownFactsOf({ business, people, ask, ...others }, today);
  const texts = [...Object.values(business), people.team, ask.useOfFunds];
  expect(texts.flatMap((text) => findOwnFacts(text, facts))).toEqual([]);
});

test("property: a founding year, a headcount and a number of patents are found if and only if they are the company's own", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2024 }), fc.integer({ min: 3, max: 9_999 }), (year, count) => {
      const facts = ownFactsOf(content, today);
      const kindsOf = (text: string) => findOwnFacts(text, facts).map(({ kind }) => kind);
      for (const text of [`成立于${year}年`, `${year}年成立`, `founded in ${year}`]) {
        expect(kindsOf(text)).toEqual(year === facts.foundedIn ? ["founding_year"] : []);
      }
      for (const text of [`员工${count}人`, `${count.toLocaleString("en")} employees`]) {
        expect(kindsOf(text)).toEqual(facts.staff.has(BigInt(count)) ? ["staff"] : []);
      }
      expect(kindsOf(`${count}项发明专利`)).toEqual(facts.patents.has(BigInt(count)) ? ["patents"] : []);
    }),
    {
      examples: [
        [2015, 86],
        [2015, 12],
        [2014, 15],
      ],
    },
  );
});

test("facts that a company agreed to reveal are reported, and block nothing", () => {
  const cohort = { sharedBy: 9, isRecognisable: false, place: true, titles: [] };
  const onRecord = { claims: 0, isVerified: false, members: [], rightTitles: "" };
  const sent = prospectContent({ people: { team: "A staff of 86." } });
  const checks = automaticChecks(sent, { ...cohort, isRecognisable: true }, onRecord, today);
  expect(checks.find(({ check }) => check === "own_facts")).toMatchObject({
    outcome: "not_met",
    blocking: false,
    findings: [{ type: "own_fact", field: "people.team", kind: "staff", found: "staff of 86" }],
  });
  expect(mayBePublished(checks)).toBe(true);
  expect(mayBePublished(automaticChecks(sent, cohort, onRecord, today))).toBe(false);
});

describe("a text of any content is read quickly", () => {
  const longest = 1_000;
  const read = (text: string) => () => findOwnFacts(text, ownFactsOf(content, today));

  test.each([
    ...HOSTILE_TEXTS,
    [
      "years of foundation",
      (length: number) => "成立于2015年founded in 2015 ".repeat(length).slice(0, length),
    ],
    ["numbers", (length: number) => "员工86 收入4760万元 12项发明专利".repeat(length).slice(0, length)],
    ["tens and hundreds", (length: number) => "十百千".repeat(length).slice(0, length)],
  ] as const)("%s", (_, filled) => {
    const harmless = readingTime(read(harmlessText(longest)));
    expect(readingTime(read(filled(longest))) - harmless).toBeLessThan(MOST_DELAY_MS);
  });
});
