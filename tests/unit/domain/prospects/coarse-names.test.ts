import { describe, expect, test } from "vitest";
import { coarseNames, type ShownNames } from "#app/domain/prospects/coarse-names.ts";
import { HOSTILE_TEXTS, harmlessText } from "#tests/support/text/hostile-texts.ts";
import { MOST_DELAY_MS, readingTime } from "#tests/support/text/reading-time.ts";

const nothing: ShownNames = { place: false, titles: [] };
const foundIn = (text: string, shown: ShownNames = nothing) =>
  coarseNames(text, { city: "2201", shown }).map(({ kind, found }) => [kind, found]);

describe("names that a teaser omits", () => {
  test.each([
    "国家高新技术企业",
    "高新技術企業",
    "国家高企",
    "入选专精特新“小巨人”",
    "小巨人企业",
    "面向省级专精特新企业的软件",
    "吉林省瞪羚企业",
    "拟申报制造业单项冠军",
    "a national high-tech enterprise",
    "a new and high-technology enterprise",
    "a “Little Giant” of its trade",
  ])("“%s” names a title", (text) => {
    expect(foundIn(text).map(([kind]) => kind)).toEqual(["title"]);
  });

  test.each(["位于净月", "长春净月高新区的厂房", "淨月開發區", "our plant in Jingyue", "客户位于南关区"])(
    "“%s” names a district",
    (text) => {
      expect(foundIn(text).map(([kind]) => kind)).toEqual(["district"]);
    },
  );

  test.each(["服务86家高新技术企业", "高新技术企业客户占三成", "朝阳产业，经二道工序", "昆山的客户"])(
    "“%s” names none",
    (text) => {
      expect(foundIn(text)).toEqual([]);
    },
  );

  const text = "位于净月的专精特新“小巨人”和高新技术企业";
  test("are those not shown; there are none before that is chosen", () => {
    expect(foundIn(text).map(([kind]) => kind)).toEqual(["title", "title", "district"]);
    expect(foundIn(text, { place: true, titles: ["little_giant"] })).toEqual([["title", "高新技术企业"]]);
    expect(foundIn(text, { place: true, titles: ["little_giant", "high_tech_enterprise"] })).toEqual([]);
    expect(foundIn(text, null)).toEqual([]);
  });

  test.each([
    ...HOSTILE_TEXTS,
    ["titles", (length: number) => "专精特新小巨人".repeat(length).slice(0, length)] as const,
  ])("are found quickly in a text of %s", (_, filled) => {
    const longest = 1_000;
    const read = (of: string) => () => foundIn(of);
    const harmless = readingTime(read(harmlessText(longest)));
    expect(readingTime(read(filled(longest))) - harmless).toBeLessThan(MOST_DELAY_MS);
  });
});
