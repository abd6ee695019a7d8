import { expect, test } from "vitest";
import { labelsIn } from "#app/i18n/labels.ts";
import { translator } from "#app/i18n/translator.ts";
import { shortReasonFormatter } from "#app/shared/short-reason-words.ts";

test.each([
  ["en", "Ask met in full, at least ¥10M", "Ask met in full, misses floor ¥10M"],
  ["zh-CN", "融资额已全部落实，下限 1000万元", "融资额已全部落实，不符合下限 1000万元"],
] as const)(
  "an ask with nothing left is said to be met, in %s, and no amount to be",
  (locale, near, missed) => {
    const format = shortReasonFormatter({
      locale,
      t: translator(locale, "matching.short"),
      chips: translator(locale, "matching.chips"),
      names: translator(locale, "matching.criteria"),
      values: translator(locale, "matching.values"),
      term: labelsIn(locale),
      reader: "institution",
    });
    const mandateValue = { type: "fen", min: 1_000_000_000n, max: null } as const;
    const companyValue = { type: "fen", min: 0n, max: 0n } as const;
    const compared = { kind: "amount", mandateValue, companyValue, evidence: null };
    const apart = { points: -8, own: -8, common: 0, outcome: "not_met" } as const;
    expect(format({ ...compared, apart: null })).toBe(near);
    expect(format({ ...compared, apart })).toBe(missed);
  },
);
