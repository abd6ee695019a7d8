import { describe, expect, test } from "vitest";
import { INTRODUCTION_STATUSES } from "#app/domain/introductions/lifecycle.ts";
import { maskForOtherSide, whyNotWrite, whyNotWriteAs } from "#app/domain/introductions/messages.ts";

const now = new Date("2026-11-25T02:00:00Z");
const consent = (fieldGroups: string[] = ["identity"]) => ({
  fieldGroups,
  expiresAt: new Date("2026-12-25T16:00:00Z"),
});
const over = { fieldGroups: ["identity", "contacts"], expiresAt: now };
const text = "长春测试光电有限公司 13800138000";

const company = { kind: "company", own: [] } as const;

describe("messages may be written", () => {
  const reasons = {
    requested: "consent-missing",
    consent_pending: "consent-missing",
    consented: null,
    converted: null,
    declined_by_company: "introduction-wrong-state",
    declined_by_institution: "introduction-wrong-state",
    lapsed: "introduction-lapsed",
    revoked: "introduction-wrong-state",
  } as const;
  test.each(INTRODUCTION_STATUSES)("in an introduction that is %s", (status) => {
    expect(whyNotWrite(status, consent(), now)).toBe(reasons[status]);
  });

  test("by nobody after the consent has expired, to the instant, or without a consent", () => {
    expect(whyNotWrite("consented", over, now)).toBe("consent-not-in-force");
    expect(whyNotWrite("converted", null, now)).toBe("consent-not-in-force");
    // Each side reads its own sentence.
    expect(whyNotWriteAs("institution", "consented", over, now)).toBe("consent-not-in-force");
    expect(whyNotWriteAs("company", "consented", over, now)).toBe("own-consent-over");
    expect(whyNotWriteAs("company", "revoked", null, now)).toBe("own-consent-over");
    expect(whyNotWriteAs("company", "consented", consent(), now)).toBeNull();
  });
});

describe("the other side of a thread", () => {
  test("before consent reads no contact details, and nothing that identifies the company", () => {
    expect(maskForOtherSide(text, company, null, now).text).toBe("*** ***");
    expect(maskForOtherSide(text, company, over, now).text).toBe("*** ***");
    expect(maskForOtherSide(text, { kind: "institution" }, null, now).text).toBe("长春测试光电有限公司 ***");
  });

  test("under a consent reads a company's contact details if it names them, and an institution's always", () => {
    expect(maskForOtherSide(text, company, consent(), now)).toEqual({
      text: "长春测试光电有限公司 ***",
      masked: ["phone"],
    });
    expect(maskForOtherSide(text, company, consent(["identity", "contacts"]), now).text).toBe(text);
    expect(maskForOtherSide(text, { kind: "institution" }, consent(), now).text).toBe(text);
  });
});
