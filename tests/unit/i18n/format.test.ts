import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPercent } from "#app/i18n/format-percent.ts";
import { locales } from "#app/i18n/locale.ts";
import { formatShareAfter, formatStake } from "#app/i18n/format-stake.ts";
import {
  formatAmount,
  formatCount,
  formatCounted,
  formatDay,
  formatDeadline,
  formatDecimal,
  formatInstant,
  formatMoneyExact,
  formatMoneyRange,
  formatMoneyRounded,
  formatMoneyShort,
  formatMonths,
  formatMonthsRange,
  formatPoints,
  formatRate,
  formatRelative,
  formatShare,
  formatSpread,
  moneyValue,
} from "#app/i18n/format.ts";

const yuan = (amount: number) => BigInt(amount) * 100n;

describe("money in prose", () => {
  test.each([
    [0n, "¥0", "0 元"],
    [yuan(8_500), "¥8,500", "8,500 元"],
    [123_456n, "¥1,234.56", "1,234.56 元"],
    [yuan(48_000), "¥48,000", "4.8万元"],
    [yuan(100_000), "¥0.1M", "10万元"],
    [yuan(278_250), "¥278,250", "278,250 元"],
    [yuan(1_600_000), "¥1.6M", "160万元"],
    [yuan(2_500_000), "¥2.5M", "250万元"],
    [yuan(6_000_000), "¥6.0M", "600万元"],
    [yuan(2_660_000), "¥2.66M", "266万元"],
    [yuan(2_663_500), "¥2,663,500", "266.35万元"],
    [yuan(2_663_512), "¥2,663,512", "2,663,512 元"],
    [yuan(99_999_999), "¥99,999,999", "99,999,999 元"],
    [yuan(100_000_000), "¥100.0M", "1亿元"],
    [yuan(307_400_000), "¥307.4M", "30740万元"],
    [yuan(307_000_000), "¥307.0M", "3.07亿元"],
    [yuan(12_340_000_000), "¥12,340M", "123.4亿元"],
    [-yuan(2_500_000), "−¥2.5M", "−250万元"],
    [-yuan(500), "−¥500", "−500 元"],
  ])("%d fen are %s and %s", (fen, en, zh) => {
    expect(formatMoneyShort("en", fen)).toBe(en);
    expect(formatMoneyShort("zh-CN", fen)).toBe(zh);
  });

  test("states its amount to the fen in both languages, however it is written", () => {
    const read = (text: string): bigint => {
      const digits = /^−?¥?(?<whole>[\d,]+)(?:\.(?<part>\d+))?/u.exec(text)?.groups;
      const places = /M$/u.test(text) ? 8 : /亿元$/u.test(text) ? 10 : /万元$/u.test(text) ? 6 : 2;
      const part = (digits?.part ?? "").padEnd(places, "0");
      return BigInt((digits?.whole ?? "").replaceAll(",", "") + part);
    };
    const amount = fc.oneof(
      fc.bigInt(0n, 10n ** 14n),
      fc.bigInt(0n, 10n ** 8n).map((wan) => wan * 1_000_000n),
    );
    fc.assert(
      fc.property(amount, fc.constantFrom(...locales), (fen, locale) => {
        expect(read(formatMoneyShort(locale, fen))).toBe(fen);
      }),
    );
  });

  test("a sum is rounded half away from zero, and no float loses a fen of a huge amount", () => {
    expect(formatMoneyRounded("en", yuan(1_250_000))).toBe("¥1.3M");
    expect(formatMoneyRounded("zh-CN", yuan(307_400_000))).toBe("3.07亿元");
    expect(formatMoneyRounded("zh-CN", yuan(1_234_567))).toBe("123.46万元");
    expect(formatMoneyRounded("en", yuan(48_123))).toBe("¥48,123");
    expect(formatAmount(123_456_789_012_345_678_901n)).toBe("1,234,567,890,123,456,789.01");
  });
});

describe("exact money", () => {
  test.each([
    [0n, "0.00", "0.00"],
    [5n, "0.05", "0.05"],
    [200_000_000n, "2,000,000.00", "2000000.00"],
    [-1_234_567n, "−12,345.67", "-12345.67"],
  ])("%d fen are %s in a column and %s as a value", (fen, column, value) => {
    expect(formatAmount(fen)).toBe(column);
    expect(moneyValue(fen)).toBe(value);
  });

  test("has its unit outside of tables", () => {
    expect(formatMoneyExact("en", 200_000_000n)).toBe("¥2,000,000.00");
    expect(formatMoneyExact("zh-CN", 200_000_000n)).toBe("2,000,000.00 元");
    expect(formatMoneyExact("en", -100n)).toBe("−¥1.00");
  });
});

describe("ranges of money", () => {
  test.each([
    [yuan(5_000_000), yuan(8_000_000), "¥5M to ¥8M", "500–800万元"],
    [yuan(1_000_000), yuan(10_000_000), "¥1M to ¥10M", "100–1000万元"],
    [yuan(50_000_000), yuan(120_000_000), "¥50M to ¥120M", "5000万元–1.2亿元"],
    [yuan(10_000_000), null, "¥10M or more", "1000万元以上"],
    [null, yuan(5_000_000), "up to ¥5M", "500万元以内"],
    [yuan(3_000_000), yuan(3_000_000), "¥3M", "300万元"],
    [null, null, "any", "不限"],
  ])("from %s to %s fen", (from, to, en, zh) => {
    expect(formatMoneyRange("en", from, to)).toBe(en);
    expect(formatMoneyRange("zh-CN", from, to)).toBe(zh);
  });
});

describe("rates and shares", () => {
  test.each([
    ["4.01", "4.01%"],
    ["4.015", "4.02%"],
    ["3", "3.00%"],
    ["0.004999", "0.00%"],
    ["-0.2", "−0.20%"],
    ["-0.001", "0.00%"],
  ])("a rate of %s percent is %s", (percent, text) => {
    expect(formatRate(percent)).toBe(text);
  });

  test.each([
    ["5.4951", "5.4951%"],
    ["0.0049", "0.0049%"],
    ["5.5000", "5.50%"],
    ["100", "100.00%"],
  ])("an agreed percentage of %s is %s", (percent, text) => {
    expect(formatPercent(percent)).toBe(text);
  });

  test.each([
    ["59.22", "59.2%"],
    ["100", "100%"],
    ["99.96", "100%"],
    ["0", "0%"],
  ])("a share of %s percent is %s", (percent, text) => {
    expect(formatShare(percent)).toBe(text);
  });

  test.each([
    [1_250, "12.50%"],
    [7, "0.07%"],
    [0, "<0.01%"],
    [10_000, ">99.99%"],
  ])("the stake of %i basis points that money buys is %s", (basisPoints, text) => {
    expect(formatStake(basisPoints)).toBe(text);
  });

  test.each([
    ["pool", 0, "0.00%"],
    ["founders", 0, "<0.01%"],
    ["new_investor", 10_000, ">99.99%"],
    ["founders", 7_500, "75.00%"],
  ])("a %s of %i basis points has %s after the money came in", (holder, afterBp, text) => {
    expect(formatShareAfter({ holder, afterBp })).toBe(text);
  });

  test("the difference of two rates is in points, a spread in basis points", () => {
    expect(formatPoints("en", "-0.2")).toBe("−0.20 percentage points");
    expect(formatPoints("zh-CN", "-0.2")).toBe("下降 0.20 个百分点");
    expect(formatPoints("zh-CN", "0.15")).toBe("上升 0.15 个百分点");
    expect(formatSpread("en", 65)).toBe("LPR + 65 bp");
    expect(formatSpread("zh-CN", -10)).toBe("LPR 减 10 个基点");
  });

  test("reject what is not a decimal", () => {
    expect(() => formatRate("4,01")).toThrow("not a decimal");
  });
});

test("a list that is counted to a thousand has more than a thousand above that", () => {
  expect(formatCounted(0)).toBe("0");
  expect(formatCounted(1_000)).toBe("1,000");
  expect(formatCounted(1_001)).toBe("1,000+");
});

test("counts and decimals are grouped", () => {
  expect(formatCount(1212)).toBe("1,212");
  expect(formatCount(1_234_567n)).toBe("1,234,567");
  expect(formatDecimal("1.35", 1)).toBe("1.4");
});

test("terms are in months", () => {
  expect(formatMonths("en", 1)).toBe("1 month");
  expect(formatMonths("zh-CN", 24)).toBe("24 个月");
  expect(formatMonthsRange("en", 12, 36)).toBe("12 to 36 months");
  expect(formatMonthsRange("zh-CN", 12, 36)).toBe("12–36 个月");
  expect(formatMonthsRange("zh-CN", 12, null)).toBe("12 个月以上");
});

describe("dates and instants", () => {
  test("show the year of a date unless it is obvious", () => {
    expect(formatDay("en", "2026-11-30")).toBe("30 Nov 2026");
    expect(formatDay("en", "2026-11-30", 2026)).toBe("30 Nov");
    expect(formatDay("zh-CN", "2026-11-30")).toBe("2026年11月30日");
    expect(formatDay("zh-CN", "2026-01-05", 2026)).toBe("1月5日");
    expect(() => formatDay("en", "30/11/2026")).toThrow("not a day");
  });

  test("show an instant in Shanghai's time, also over midnight", () => {
    expect(formatInstant("en", new Date("2026-11-30T16:05:00Z"))).toBe("1 Dec 2026, 00:05");
    expect(formatInstant("zh-CN", new Date("2026-11-26T09:00:00Z"))).toBe("2026年11月26日 17:00");
  });

  test("show a deadline with its weekday and hour", () => {
    const now = new Date("2026-11-25T01:00:00Z");
    expect(formatDeadline("en", new Date("2026-11-27T09:00:00Z"), now)).toBe("Fri 27 Nov, 17:00");
    expect(formatDeadline("zh-CN", new Date("2026-11-27T09:00:00Z"), now)).toBe("11月27日 17:00");
    expect(formatDeadline("zh-CN", new Date("2027-01-04T09:00:00Z"), now)).toBe("2027年1月4日 17:00");
  });

  test.each([
    [10, "just now", "刚刚"],
    [-10, "just now", "刚刚"],
    [60, "1 minute ago", "1 分钟前"],
    [3 * 60, "3 minutes ago", "3 分钟前"],
    [3600, "1 hour ago", "1 小时前"],
    [26 * 3600, "1 day ago", "1 天前"],
    [-3 * 86_400, "in 3 days", "3 天后"],
  ])("%d seconds before now", (seconds, en, zh) => {
    const now = new Date("2026-11-25T08:00:00Z");
    const then = new Date(now.getTime() - seconds * 1000);
    expect(formatRelative("en", then, now)).toBe(en);
    expect(formatRelative("zh-CN", then, now)).toBe(zh);
  });
});
