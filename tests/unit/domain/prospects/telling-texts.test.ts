import { describe, expect, test } from "vitest";
import { whyNotName, whyNotTell } from "#app/domain/prospects/telling-texts.ts";
import { factualContent } from "#tests/factories/domain/factual-content.ts";
import { today } from "#tests/factories/domain/matching.ts";

const withText = (team: string) => ({ ...factualContent, people: { ...factualContent.people, team } });
const [all, none] = [
  { place: true, titles: factualContent.ip.recognitions },
  { place: false, titles: [] },
];
const teaser = { day: today, isRecognisable: false };

describe("texts that tell what a teaser keeps coarse", () => {
  test.each([
    ["员工共 86 人", all, "prospect-texts-tell", null],
    ["公司成立 11 年", none, "prospect-texts-tell", null],
    ["国家级“小巨人”企业", all, null, null],
    ["国家级“小巨人”企业", none, "prospect-texts-tell", "prospect-texts-tell"],
    ["位于净月", none, "prospect-texts-tell", "prospect-texts-tell"],
  ])("“%s” beside %o: %s before it is shown, %s once it is", (text, shown, before, once) => {
    expect(whyNotTell(withText(text), { ...teaser, shown })).toBe(before);
    expect(whyNotName(withText(text), { ...teaser, shown })).toBe(once);
    const agreed = { ...teaser, shown, isRecognisable: true };
    expect([whyNotTell(withText(text), agreed), whyNotName(withText(text), agreed)]).toEqual([null, null]);
  });
});
