import { describe, expect, test } from "vitest";
import {
  automaticChecks,
  type CheckId,
  type CohortToCheck,
  mayBePublished,
} from "#app/domain/prospects/checks.ts";
import { ownParts } from "#app/domain/identity/own-parts.ts";
import { chineseNameParts, englishNameParts } from "#app/domain/prospects/company-name.ts";
import { findIdentity, type IdentityKind } from "#app/domain/prospects/identity.ts";
import { findPromises } from "#app/domain/prospects/promises.ts";
import { HOSTILE_TEXTS, harmlessText } from "#tests/support/text/hostile-texts.ts";
import { MOST_DELAY_MS, readingTime } from "#tests/support/text/reading-time.ts";
import { companyProfile, prospectContent } from "#tests/factories/domain/content.ts";

const identity = {
  ...companyProfile(),
  website: "https://www.cglaser.cn/about",
  keyPeople: "张伟（总经理）、Wang Lei CTO",
};
const cohort = { place: true, titles: ["high_tech_enterprise"], sharedBy: 9, isRecognisable: false };
const today = "2026-11-25";

describe("the identifying parts of a name", () => {
  test.each([
    ["长春澄光激光科技有限公司（示例）", ["长春澄光激光科技有限公司", "澄光激光科技", "澄光"]],
    ["吉林省松嫩生物技术股份有限公司", ["吉林省松嫩生物技术股份有限公司", "松嫩生物技术", "松嫩"]],
    ["长春科技有限公司", ["长春科技有限公司"]],
  ])("are found: %s", (name, parts) => {
    expect(chineseNameParts(name)).toEqual(parts);
  });

  test("in English are the words that few names have", () => {
    expect(englishNameParts("Changchun Chengguang Laser Technology Co., Ltd (demo)")).toEqual(["chengguang"]);
    expect(englishNameParts("")).toEqual([]);
  });
});

describe("the detector of identifying texts", () => {
  test.each<[string, IdentityKind]>([
    ["由长春澄光激光科技有限公司生产", "company_name"],
    ["我们澄 光的焊接头", "company_name"],
    ["The CHENGGUANG heads weld trays", "company_name"],
    ["Ｃｈｅｎｇｇｕａｎｇ heads", "company_name"],
    ["code 91220101ma0y12340q", "uscc"],
    ["another's code 91220107782600114J", "uscc"],
    ["位于光华路88号", "address"],
    ["call 138 1234 5678", "phone"],
    ["call +86 13812345678", "phone"],
    ["call 0431-87654321", "phone"],
    ["write to sales@laser.example", "email"],
    ["see www.laser.cn", "web_address"],
    ["see cglaser.cn", "web_address"],
    ["官网cglaser.com.cn。", "web_address"],
    ["write to sales@mail.laser.example", "email"],
    ["微信：abc_12345", "messenger"],
    ["团队由张伟带领", "person"],
    ["Led by Wang Lei since 2017", "person"],
    ["联系李娜", "person"],
    ["客户包括松江客车有限公司", "other_company"],
  ])("finds in “%s” a %s", (text, kind) => {
    expect(findIdentity(text, ownParts(identity)).map((finding) => finding.kind)).toContain(kind);
  });

  test.each([
    "Fibre-laser welding heads for battery trays",
    "2025年收入4760万元，同比增长22.4%，研发占比8.6%",
    "Sold 12345678 units; part number 3976; 20% of output is exported.",
    "供应超过200家客户，包括三家整车厂和一家轨道客车厂",
    "A light head of 2 to 6 kW with seam tracking, made in Changchun.",
    "光纤激光焊接头，用于电池托盘",
  ])("finds nothing in “%s”", (text) => {
    expect(findIdentity(text, ownParts(identity))).toEqual([]);
  });
});

describe("the detector of forbidden promises", () => {
  test.each([
    "Orders secured for 2027, repayment guaranteed.",
    "a guaranteed return of 8 %",
    "returns are fully guaranteed",
    "This is risk-free.",
    "no risk at all",
    "capital protected",
    "open to the public",
    "保本保息",
    "承诺收益8%",
    "保证还款",
    "收益有保障",
    "零风险",
    "面向公众募集",
    "年化收益率可达8%",
  ])("finds “%s”", (text) => {
    expect(findPromises(text).length).toBeGreaterThan(0);
  });

  test.each([
    "a guaranteed loan is what we seek",
    "we secured two orders",
    "由担保机构担保本项目贷款",
    "确保本年度产能",
    "基本保持增长",
    "需要担保贷款",
    "The pledge limits the bank's risk.",
  ])("finds none in “%s”", (text) => {
    expect(findPromises(text)).toEqual([]);
  });
});

describe("a text of any content is checked quickly", () => {
  const longest = 1_000;
  const read = (text: string) => () => {
    findIdentity(text, ownParts({ ...identity, keyPeople: text, legalName: text, englishName: text }));
    findPromises(text);
  };

  test.each(HOSTILE_TEXTS)("%s", (_, filled) => {
    const harmless = readingTime(read(harmlessText(longest)));
    expect(readingTime(read(filled(longest))) - harmless).toBeLessThan(MOST_DELAY_MS);
  });
});

describe("the automatic checks", () => {
  type Outcomes = Partial<Record<CheckId, string>>;
  const free = {
    claims: 0,
    isVerified: false,
    members: [{ name: "赵敏", email: "zhao@cglaser.cn" }],
    rightTitles: "",
  };
  const outcomes = (content = prospectContent(), shared: CohortToCheck = cohort): Outcomes =>
    Object.fromEntries(
      automaticChecks(content, shared, free, today).map(({ check, outcome }) => [check, outcome]),
    );

  test("find nothing in a good submission", () => {
    expect(new Set(Object.values(outcomes()))).toEqual(new Set(["met"]));
    expect(mayBePublished(automaticChecks(prospectContent(), cohort, free, today))).toBe(true);
  });

  test.each<[string, Parameters<typeof prospectContent>[0], Outcomes]>([
    ["a wrong code", { company: { uscc: "91220101MA0Y12341Q" } }, { uscc: "not_met" }],
    ["a code with an odd inner digit", { company: { uscc: "91220101MA0Y12341U" } }, { uscc: "unknown" }],
    ["a name in a text", { business: { headline: "Heads by Chengguang" } }, { identity: "not_met" }],
    ["one of its people here", { people: { team: "由 Zhao Min 带队" } }, { identity: "not_met" }],
    ["a person in the note", { figures: { note: "Ask 李娜" } }, { identity: "not_met" }],
    ["its own fact in a text", { business: { market: "公司成立于2017年。" } }, { own_facts: "not_met" }],
    ["a promise", { ask: { useOfFunds: "A line; repayment guaranteed" } }, { promises: "not_met" }],
    ["no revenue", { figures: { years: [{ year: 2025 }] } }, { figures: "unknown", amount: "unknown" }],
    [
      "an old report",
      { figures: { years: [{ year: 2022, revenueFen: 900_000_000_000n }] } },
      { figures: "not_met" },
    ],
    [
      "revenue of 3 bn a head",
      { figures: { years: [{ year: 2025, revenueFen: 9_000_000_000n, staff: 3 }] } },
      { figures: "not_met" },
    ],
    ["an ask above the revenue", { ask: { amountMaxFen: 4_800_000_000n } }, { amount: "not_met" }],
    [
      "equity above the revenue",
      { ask: { amountMaxFen: 4_800_000_000n, instruments: ["equity"] } },
      { amount: "met" },
    ],
    [
      "a recognition that ran out",
      { ip: { recognisedUntil: { high_tech_enterprise: "2026-11-24" } } },
      { recognitions: "not_met" },
    ],
  ])("find %s", (_, change, expected) => {
    expect(outcomes(prospectContent(change))).toMatchObject(expected);
  });

  test.each([
    [{ claims: 2, isVerified: false }, "unknown", true],
    [{ claims: 1, isVerified: true }, "not_met", false],
  ])("find a credit code that others have entered, too: %o", (others, outcome, published) => {
    const checks = automaticChecks(prospectContent(), cohort, { ...free, ...others }, today);
    const own = checks.find(({ check }) => check === "uscc_unique");
    expect(own).toMatchObject({ outcome, findings: [{ type: "claimed", ...others }] });
    expect(mayBePublished(checks)).toBe(published);
  });

  test("report the place and the text found", () => {
    const content = prospectContent({ business: { market: "Repayment guaranteed" } });
    const promises = automaticChecks(content, cohort, free, today).find(({ check }) => check === "promises");
    expect(promises?.findings).toEqual([
      { type: "promise", field: "business.market", found: "Repayment guaranteed" },
    ]);
  });

  test("block texts that identify somebody or promise something; other findings are warnings", () => {
    const published = (change: Parameters<typeof prospectContent>[0]) =>
      mayBePublished(automaticChecks(prospectContent(change), cohort, free, today));
    expect(published({ business: { market: "Repayment guaranteed" } })).toBe(false);
    expect(published({ business: { market: "By Chengguang" } })).toBe(false);
    expect(published({ company: { uscc: "91220101MA0Y12341Q" } })).toBe(false);
    expect(published({ company: { uscc: "91220101MA0Y12341U" } })).toBe(true);
    expect(published({ ask: { amountMaxFen: 4_800_000_000n } })).toBe(true);
  });

  test.each([
    [4, false, "not_met", false],
    [5, false, "met", true],
    [1, true, "met", true],
  ])("of a teaser shared by %d, agreed to be recognisable: %s", (sharedBy, isRecognisable, outcome, may) => {
    const checks = automaticChecks(prospectContent(), { ...cohort, sharedBy, isRecognisable }, free, today);
    expect(checks.find(({ check }) => check === "cohort")).toMatchObject({ outcome });
    expect(mayBePublished(checks)).toBe(may);
  });
});
