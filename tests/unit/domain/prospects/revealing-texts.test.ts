import { describe, expect, test } from "vitest";
import { findRevealedNames, whyNotShowTexts } from "#app/domain/prospects/revealing-texts.ts";
import { factualContent } from "#tests/factories/domain/factual-content.ts";
import { today } from "#tests/factories/domain/matching.ts";

const withText = (team: string) => ({ ...factualContent, people: { ...factualContent.people, team } });

describe("texts that state what the teaser generalises", () => {
  test("block the publication of the company's own numbers, unless it has agreed", () => {
    const content = withText("员工共 86 人，国家级“小巨人”企业");
    expect(whyNotShowTexts(content, { day: today, isRecognisable: false })).toBe("prospect-texts-tell");
    expect(whyNotShowTexts(content, { day: today, isRecognisable: true })).toBeNull();
    expect(whyNotShowTexts(withText("员工共 87 人"), { day: today, isRecognisable: false })).toBeNull();
  });

  test("have the same titles and districts reported whatever the company has", () => {
    const content = withText("位于净月，服务专精特新企业");
    const { company, ip } = content;
    const other = {
      ...content,
      company: { ...company, district: "2201/220104" as const },
      ip: { ...ip, recognitions: [] },
    };
    const nothing = { place: false, titles: [] };
    expect(findRevealedNames(content, nothing).map(({ found }) => found)).toEqual(["专精特新", "净月"]);
    expect(findRevealedNames(other, nothing)).toEqual(findRevealedNames(content, nothing));
  });
});
