import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASK, maskContactDetails } from "#app/domain/introductions/contact-details.ts";
import { MESSAGE_LONGEST } from "#app/domain/introductions/messages.ts";
import { harmlessText, HOSTILE_TEXTS } from "#tests/support/text/hostile-texts.ts";
import { maskByPatterns } from "#tests/support/text/mask-by-patterns.ts";
import { ordinaryText } from "#tests/support/text/ordinary-text.ts";
import { MOST_DELAY_MS, readingTime } from "#tests/support/text/reading-time.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("contact details", () => {
  test.each([
    ["a mobile number", "Call 13800138000 after six", "Call *** after six", ["phone"]],
    ["one drawn apart", "138 0013-8000", "***", ["phone"]],
    ["digit by digit", "1 3 8 0 0 1 3 8 0 0 0", "***", ["phone"]],
    ["full-width", "电话１３８００１３８０００，谢谢", "电话***，谢谢", ["phone"]],
    ["in Chinese figures", "一三八〇〇一三八〇〇〇联系", "***联系", ["phone"]],
    ["with its country", "+86 138 0013 8000", "***", ["phone"]],
    ["a landline", "(0431) 8512 3456 转 8", "*** 转 8", ["phone"]],
    ["of another country", "+44 20 7946 0958", "***", ["phone"]],
    ["a service number", "400-810-8888", "***", ["phone"]],
    ["an e-mail address", "mail wang.li@example.com.cn now", "mail *** now", ["email"]],
    ["one written out", "wang(at)example(dot)com", "***", ["email"]],
    ["with a full-width sign", "wang＠example.com", "***", ["email"]],
    ["a web address", "见 https://example.cn/a?b=1，谢谢", "见 ***，谢谢", ["web_address"]],
    ["a host alone", "官网example.com。", "官网***。", ["web_address"]],
    ["a messenger", "加微信：wangli_88 聊", "加*** 聊", ["messenger"]],
    ["a messenger's number", "QQ 12345678", "***", ["messenger"]],
    ["several", "a@b.cn, 13800138000", "***, ***", ["email", "phone"]],
  ])("%s is masked", (_, text, expected, masked) => {
    expect(maskContactDetails(text)).toEqual({ text: expected, masked });
  });

  test.each([
    "13,500,000,000 yuan, 500–800万元, 4.01 %, LPR+65 BP",
    "2026-11-30 18:00, P-2417, 第三期，一百二十万元",
    "We chat about 15 items; the wechat groups of our customers grow.",
    "账期 60–90 天，前五大客户占 62.5%。",
  ])("%s is not masked", (text) => {
    expect(maskContactDetails(text, { companies: true })).toEqual({ text, masked: [] });
  });

  test("are masked together with what identifies a company, where requested", () => {
    const text = "长春测试光电有限公司，硅谷大街 1198 号，912201010000000000";
    expect(maskContactDetails(text).masked).toEqual([]);
    expect(maskContactDetails(text, { companies: true })).toEqual({
      text: "***，***，***",
      masked: ["address", "uscc", "company_name"],
    });
  });

  test("property: masking twice removes nothing more, and the remaining text keeps its order", () => {
    const parts = fc.constantFrom("13800138000", "a@b.com", " ", "，", "账期", "𠮷", "①", "www.a.cn", "x1");
    forAll(fc.array(parts, { maxLength: 12 }), (words) => {
      const text = words.join("");
      const once = maskContactDetails(text);
      expect(maskContactDetails(once.text).text).toBe(once.text);
      let at = 0;
      for (const part of once.text.split(MASK)) {
        const found = text.indexOf(part, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found + part.length;
      }
    });
  });

  test("property: the detector finds all that the patterns for single details find", () =>
    forAll(1_000, ordinaryText, fc.boolean(), (text, companies) => {
      const { text: masked } = maskContactDetails(text, { companies });
      expect(maskByPatterns(masked, { identity: companies }).masked).toEqual([]);
    }));

  test.each(HOSTILE_TEXTS)("in a message of %s are masked quickly, and masked again quickly", (_, filled) => {
    const text = filled(MESSAGE_LONGEST);
    const masked = maskContactDetails(text, { companies: true }).text;
    const harmless = readingTime(() =>
      maskContactDetails(harmlessText(MESSAGE_LONGEST), { companies: true }),
    );
    expect(readingTime(() => maskContactDetails(text, { companies: true })) - harmless).toBeLessThan(
      MOST_DELAY_MS,
    );
    expect(readingTime(() => maskContactDetails(masked, { companies: true })) - harmless).toBeLessThan(
      MOST_DELAY_MS,
    );
  });

  test("nested in one another without end are all hidden", () => {
    expect(maskContactDetails("vx12345678".repeat(20))).toEqual({ text: MASK, masked: ["messenger"] });
    expect(maskContactDetails("vx12345678 ".repeat(3)).text).toBe("*** *** *** ");
  });
});
