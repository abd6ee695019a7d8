import { describe, expect, test } from "vitest";
import { AGES } from "#app/domain/billing/ageing.ts";
import { DIFFERENCE_KINDS } from "#app/domain/billing/differences.ts";
import { CALL_KINDS, PAYMENT_PROVIDERS } from "#app/domain/billing/providers.ts";
import { locales } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";

describe.each(locales)("the finance admins' texts in %s", (locale) => {
  const words = messagesFor(locale)["billing-admin"];

  test("name each difference, say what it means and what mends it, and no other", () => {
    expect(Object.keys(words.differences).sort()).toEqual([...DIFFERENCE_KINDS].sort());
    for (const texts of Object.values(words.differences)) {
      expect(Object.keys(texts)).toEqual(["name", "meaning", "mend"]);
      expect(Object.values(texts).filter((text) => text.trim() === "")).toEqual([]);
    }
  });

  test("name each call, each provider and each age", () => {
    expect(Object.keys(words.calls).sort()).toEqual([...CALL_KINDS].sort());
    expect(Object.keys(words.providers).sort()).toEqual([...PAYMENT_PROVIDERS].sort());
    expect(Object.keys(words.ages).sort()).toEqual([...AGES].sort());
  });
});
