import { describe, expect, test } from "vitest";
import { dealTitle, nameOfOther, type NamedDeal, partyOfDeal } from "#app/shared/deal-steps/title.server.ts";

const deal: NamedDeal = {
  commitment: "capital",
  instrument: "ip_pledge_loan",
  amountFen: 500_000_000n,
  acceptedAt: new Date("2026-11-25T02:00:00Z"),
  companyNameZh: "春晖激光",
  companyNameEn: "Chunhui Laser",
  institutionNameZh: "松辽银行",
  institutionNameEn: "Songliao Bank",
  headlineZh: "激光加工设备",
  headlineEn: "Laser processing machines",
  purpose: "equipment",
};
const unnamed = { ...deal, companyNameZh: null, companyNameEn: null };
const bare = { ...unnamed, headlineZh: null, headlineEn: null, purpose: null };

describe("the title of a deal", () => {
  test("names the other side and the purpose", () => {
    expect(dealTitle("en", deal, "company")).toBe("IP pledge loan from Songliao Bank: Equipment");
    expect(dealTitle("en", deal, "institution")).toBe("IP pledge loan to Chunhui Laser: Equipment");
    expect(dealTitle("zh-CN", deal, "institution")).toBe("春晖激光：知识产权质押贷款（购置设备）");
    const guarantee = { ...deal, commitment: "guarantee" } as const;
    expect(dealTitle("en", guarantee, "institution")).toBe("Guarantee for Chunhui Laser: Equipment");
  });

  test("falls back to the published teaser while the consent names nobody, and then to amount and day, never to a number", () => {
    expect(dealTitle("en", unnamed, "institution")).toBe(
      "IP pledge loan to Laser processing machines: Equipment",
    );
    expect(dealTitle("en", bare, "institution")).toBe("IP pledge loan of ¥5.0M, accepted on 25 Nov 2026");
    expect(dealTitle("zh-CN", bare, "institution")).toBe("知识产权质押贷款 500万元（2026年11月25日接受）");
    for (const one of [unnamed, bare])
      for (const locale of ["en", "zh-CN"] as const)
        expect(dealTitle(locale, one, "institution")).not.toMatch(/Chunhui|春晖/);
  });

  test("a headline names the deal in lists, and does nothing in sentences", () => {
    expect(partyOfDeal("en", unnamed, "institution")).toBe("Laser processing machines");
    expect(nameOfOther("en", unnamed, "institution")).toBe("");
    expect(partyOfDeal("en", unnamed, "company")).toBe("Songliao Bank");
  });
});
