import { describe, expect, test } from "vitest";
import { matterTitle } from "#app/shared/matter-title.server.ts";

const named = {
  companyNameZh: "春晖激光",
  companyNameEn: null,
  headlineZh: "激光加工设备",
  headlineEn: "Laser processing machines",
};
const teaser = { ...named, companyNameZh: null };
const closed = { ...teaser, headlineZh: null, headlineEn: null };
const offer = {
  kind: "offer",
  commitment: "capital",
  instrument: "ip_pledge_loan",
  amountFen: 500_000_000n,
} as const;
const introduction = {
  kind: "introduction",
  mandateNameZh: "科技信用贷款",
  mandateNameEn: "Unsecured technology loans",
} as const;

describe("the title of a matter in its institution's lists", () => {
  test("is the company as far as the consent names it, else its published teaser", () => {
    for (const own of [offer, introduction]) {
      expect(matterTitle("zh-CN", named, own)).toBe("春晖激光");
      expect(matterTitle("en", teaser, own)).toBe("Laser processing machines");
    }
  });

  test("is what the institution wrote itself where nothing is open, and never a number alone", () => {
    expect(matterTitle("en", closed, offer)).toBe("IP pledge loan of ¥5.0M");
    expect(matterTitle("zh-CN", closed, offer)).toBe("知识产权质押贷款 500万元");
    expect(matterTitle("en", closed, { ...offer, commitment: "guarantee" })).toBe("Guarantee of ¥5.0M");
    expect(matterTitle("en", closed, { ...offer, amountFen: 0n })).toBe("IP pledge loan");
    expect(matterTitle("en", closed, introduction)).toBe("Introduction under “Unsecured technology loans”");
    expect(matterTitle("zh-CN", closed, { ...introduction, kind: "application" })).toBe(
      "“科技信用贷款”下的融资申请",
    );
  });

  test("says nothing of the mandate that has no name", () => {
    const nameless = { ...introduction, mandateNameZh: null, mandateNameEn: null };
    expect(matterTitle("en", closed, nameless)).toBe("Introduction to a company");
    expect(matterTitle("zh-CN", closed, { ...nameless, kind: "application" })).toBe("企业融资申请");
  });
});
