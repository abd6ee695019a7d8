import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { passChange } from "#app/shared/pass-change.ts";

test.each([
  ["en", ", ", "amount", "From tomorrow your lists rank this amount lower"],
  ["en", ", ", "amount_or_term", "From tomorrow your lists rank this amount and tenor lower"],
  [
    "en",
    ", ",
    "out_of_mandate",
    "From tomorrow your lists rank this sector, district, stage and instrument lower",
  ],
  ["zh-CN", "、", "out_of_mandate", "次日起，本机构列表中同类行业、区县、阶段和融资方式的排名略降"],
  ["en", ", ", "quota_exhausted", "Your rankings stay as they are"],
] as const)("what a pass changes is named (%s)", (locale, comma, code, said) => {
  expect(passChange(translator(locale, "matching.opportunities.pass"), code, comma)).toBe(said);
});
