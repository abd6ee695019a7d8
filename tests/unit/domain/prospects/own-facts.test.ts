import { describe, expect, test } from "vitest";
import { findOwnFacts, type OwnFact, ownFactsOf } from "#app/domain/prospects/own-facts.ts";
import { factualContent as content } from "#tests/factories/domain/factual-content.ts";

const foundIn = (text: string) =>
  findOwnFacts(text, ownFactsOf(content, "2026-11-25")).map(({ kind, found }) => [kind, found]);
const kinds = (text: string) => foundIn(text).map(([kind]) => kind);

describe("a fact in a text that the teaser generalises", () => {
  test.each<[OwnFact, string[]]>([
    [
      "founding_year",
      [
        "公司于2015年底注册",
        "set up in Changchun in 2015",
        "公司成立于2015年，专注激光焊接。",
        "成立於２０１５年",
        "二〇一五年创立",
        "创办于二零一五年六月",
        "2015年6月12日在长春成立",
        "2015-06-12 注册",
        "2015年，公司由三位博士创立",
        "成立时间：2015.06",
        "始建于 2015 年",
        "Founded in 2015 by three engineers.",
        "The company was founded by two engineers in Changchun in June 2015.",
        "Established 2015",
        "Est. 2015, we make lasers.",
        "In business since 2015",
        "In 2015 the company was set up by three doctors",
        "in 2015, three engineers founded the firm",
        "a 2015-founded maker of lasers",
        "Year of foundation: 2015",
      ],
    ],
    [
      "age",
      [
        "公司成立已逾11年",
        "11年老企业",
        "成立11载",
        "成立已超过11年",
        "公司创立十一年，深耕焊接",
        "成立11年来",
        "成立至今已有 11 年",
        "创业12年",
        "十一年前由三位博士成立",
        "公司已有11年发展历史",
        "an 11-year-old company",
        "Our company is eleven years old",
        "in business for 11 years",
        "eleven years since its foundation",
      ],
    ],
    [
      "staff",
      [
        "团队共计86人",
        "我们有八十六位同事",
        "一支86人的团队",
        "员工数量86",
        "员工（含外包）86人",
        "员工人数截至2025年底为86人",
        "an 86-member team",
        "员工86人",
        "现有员工 ８６ 名",
        "八十六名员工",
        "員工總數：86",
        "从业人员86人，其中研发36人",
        "公司共有86人。",
        "团队86人",
        "86 人的企业",
        "去年员工74人",
        "86 employees",
        "eighty-six skilled employees",
        "a staff of 86",
        "We employ 86 people",
        "Headcount: 86",
        "a team of 86, mostly engineers",
        "an 86-person company",
      ],
    ],
    [
      "patents",
      [
        "其中发明12项",
        "发明专利（授权）12项",
        "拥有12项发明专利",
        "授权发明专利十二件",
        "发明专利：12",
        "专利15项（Ⅰ类）",
        "布图设计三项",
        "12 invention patents",
        "twelve granted patents",
        "Invention patents held: 12",
      ],
    ],
    [
      "revenue",
      [
        "2025年营业收入4760万元",
        "收入4,760.32万元",
        "收入由3890万元增至4900万元",
        "营收 0.476 亿元",
        "年销售额四千七百六十万元",
        "revenue of RMB 47.6 million",
        "Revenue was ¥47,603,200.00 in 2025",
        "47.6 million yuan in sales",
      ],
    ],
    ["profit", ["净利润446万元", "a net profit of 4.46 million yuan"]],
    ["assets", ["资产总额6180万元", "total assets of ¥61.8 million"]],
    ["ask", ["拟融资最低523万元", "we seek 5.23 million"]],
    ["rate", ["最高利率4.35%", "可接受年化 4.35%", "a rate of up to 4.35%"]],
    ["ratio", ["资产负债率41.9%", "增长22.4%", "a debt ratio of 41.9%"]],
  ])("is found: %s", (kind, texts) => {
    expect(texts.filter((text) => kinds(text).join() !== kind)).toEqual([]);
  });

  test("is reported as it is written in the text", () => {
    expect(foundIn("公司成立于２０１５年，现有員工八十六人。")).toEqual([
      ["founding_year", "成立于２０１５年"],
      ["staff", "員工八十六人"],
    ]);
  });
});
