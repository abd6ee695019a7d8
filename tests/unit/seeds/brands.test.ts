import { describe, expect, test } from "vitest";
import { ownParts } from "#app/domain/identity/own-parts.ts";
import { chineseNameParts } from "#app/domain/prospects/company-name.ts";
import { findIdentity } from "#app/domain/prospects/identity.ts";
import { catalogue } from "#db/seeds/city/companies.ts";
import zh from "#app/i18n/messages/zh-CN/terms.json" with { type: "json" };

/** What others of these branches call themselves. */
const more = ["光谱", "光谱仪器", "光谱分析仪器", "红外光谱技术", "光栅", "光学镀膜", "质谱仪"];
const trades = Object.values(catalogue).flatMap(({ trades: of }) => of);

test.each(["长春", "吉林省", "长春市", "昆山", "张家港市", "公主岭市", "苏州工业园区", "长春高新区", ""])(
  "a brand after “%s” is found in a company's own words, in characters and in pinyin, whatever its trade",
  (place) => {
    const passed = trades.flatMap(({ zh, en }) => {
      const parts = ownParts({
        legalName: `${place}朔翰${zh}有限公司（示例）`,
        englishName: `Changchun Shuohan ${en} (demo)`,
      });
      const texts = ["朔翰的产品供应三家整车厂", "Heads by Shuo Han", "由shuohan生产"];
      return texts.filter((text) => findIdentity(text, parts).length === 0);
    });
    expect(passed).toEqual([]);
  },
);

describe("the words of its trade, which many names share, are no part of a company's name", () => {
  const branches = Object.values(zh.sectors)
    .flatMap((name) => name.split(/[、和与及]/u))
    .filter((word) => word.length >= 2 && !word.startsWith("其他"));

  test.each([...new Set([...trades.map(({ zh: words }) => words), ...branches, ...more])])("%s", (trade) => {
    const legalName = `长春朔翰${trade}有限公司（示例）`;
    const parts = chineseNameParts(legalName);
    expect(parts.filter((part) => !part.includes("朔翰"))).toEqual([]);
    expect(findIdentity(`我们的${trade}供应三家整车厂`, ownParts({ legalName }))).toEqual([]);
    expect(findIdentity(`朔翰${trade}`, ownParts({ legalName }))).not.toEqual([]);
  });

  test("in English: of each trade, and of a maker of spectrometers", () => {
    const flagged = [...trades.map(({ en }) => en), "Spectrum Instruments", "Spectral Imaging"].filter(
      (trade) => {
        const parts = ownParts({ englishName: `Changchun Shuohan ${trade} (demo)` });
        return findIdentity(`We make ${trade} for car makers`, parts).length > 0;
      },
    );
    expect(flagged).toEqual([]);
  });

  test("but a brand that holds such a word, or begins with one, is still its name", () => {
    for (const [legalName, text] of [
      ["长春光谱澜科有限公司", "光谱澜科供应三家整车厂"],
      ["长春澜科光谱有限公司", "澜科供应三家整车厂"],
      ["长春澜谱光谱仪器有限公司", "由澜谱生产"],
      ["长春长光澜谱仪器有限公司", "由澜谱生产"],
    ] as const) {
      expect(findIdentity(text, ownParts({ legalName })), legalName).not.toEqual([]);
    }
  });
});
