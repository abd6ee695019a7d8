import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CodeList, CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import { CAPACITY_GATES, CRITERIA } from "#app/domain/matching/criteria/list.ts";
import { REASON_KINDS } from "#app/domain/matching/ranking/reason.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import { locales } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { lengthOfReason, shortReasonFormatter } from "#app/shared/short-reason-words.ts";
import en from "#app/i18n/messages/en/terms.json" with { type: "json" };

const every = [
  ...new Set<string>([
    ...CRITERIA.map(({ id }) => id),
    ...CAPACITY_GATES.map(({ id }) => id),
    ...REASON_KINDS,
    "first_answer",
  ]),
];
const most = { en: 8, "zh-CN": 16 };
const formatterOf = (locale: (typeof locales)[number], isRounded = false) =>
  shortReasonFormatter({
    locale,
    t: translator(locale, "matching.short"),
    chips: translator(locale, "matching.chips"),
    names: translator(locale, "matching.criteria"),
    values: translator(locale, "matching.values"),
    term: labelsIn(locale),
    unknown: isRounded ? "notGiven" : "notShown",
    isRounded,
  });

const range = <N>(of: fc.Arbitrary<N>) =>
  fc.record({ min: fc.option(of), max: fc.option(of) }) as fc.Arbitrary<{ min: N | null; max: N | null }>;
const lists: readonly CodeList[] = [
  "instruments",
  "sectors",
  "districts",
  "stages",
  "securities",
  "recognitions",
];
const codesOf = (list: CodeList) =>
  fc.uniqueArray(fc.constantFrom(...Object.keys(en[list])), { maxLength: 9 });
const numbers = fc.oneof(
  range(fc.bigInt({ min: 0n, max: 99_999_999_999_99n })).map((ends) => ({ type: "fen" as const, ...ends })),
  ...(["months", "percentBp", "count", "workingDays"] as const).map((type) =>
    range(fc.integer({ min: 0, max: 99_999 })).map((ends) => ({ type, ...ends })),
  ),
);
const valueArb: fc.Arbitrary<CriterionValue> = fc.oneof(
  fc.constantFrom<CriterionValue>({ type: "any" }, { type: "unknown" }, { type: "hidden" }),
  fc
    .constantFrom(...lists)
    .chain((list) => codesOf(list).map((codes) => ({ type: "codes" as const, list, codes }))),
  fc.record({
    type: fc.constant("sectors" as const),
    included: codesOf("sectors"),
    excluded: codesOf("sectors"),
  }),
  numbers,
  fc.record({ type: fc.constant("score" as const), value: fc.nat(100) }),
  fc.constant<CriterionValue>({ type: "flag", value: false }),
  fc.constant<CriterionValue>({ type: "days", from: "2026-01-01", until: null }),
);
const evidenceArb = fc.record({
  deals: fc.integer({ min: 3, max: 9_999 }),
  of: fc.integer({ min: 3, max: 9_999 }),
  times: fc.integer({ min: 1, max: 9_999 }).map((tenths) => tenths / 10),
  isExact: fc.boolean(),
});

describe.each(locales)("a reason in %s", (locale) => {
  test.each(every)("of %s has few words, whatever it compares, to each reader", (kind) => {
    for (const isRounded of [false, true]) {
      const words = formatterOf(locale, isRounded);
      fc.assert(
        fc.property(
          valueArb,
          valueArb,
          fc.option(evidenceArb),
          fc.constantFrom(null, -7, 7),
          (mandateValue, companyValue, evidence, points) => {
            const text = words({ kind, mandateValue, companyValue, evidence, points });
            expect(lengthOfReason(locale, text), text).toBeLessThanOrEqual(most[locale]);
            expect(text).not.toMatch(/undefined|null|\{|matching\./u);
          },
        ),
        { numRuns: 60 },
      );
    }
  });

  test.each(every)("of %s that compares one code has few words, whichever code", (kind) => {
    const words = formatterOf(locale);
    for (const list of lists) {
      for (const code of Object.keys(en[list])) {
        const value = { type: "codes", list, codes: [code] } as const;
        const text = words({ kind, mandateValue: value, companyValue: value, evidence: null, points: null });
        expect(lengthOfReason(locale, text), text).toBeLessThanOrEqual(most[locale]);
      }
    }
  });

  test.each(every)("of %s has its figure and its limit, if these are numbers", (kind) => {
    const words = formatterOf(locale);
    const floor = { type: "fen", min: 1_000_000_000n, max: null } as const;
    const band = { type: "fen", min: 1_200_000_000n, max: 1_500_000_000n } as const;
    const isSwapped = kind === "price" || kind === "price_room" || kind === "first_answer";
    const text = words({
      kind,
      mandateValue: isSwapped ? band : floor,
      companyValue: isSwapped ? floor : band,
      evidence: null,
      points: 3,
    });
    const [limit, figure] =
      locale === "en" ? ["floor ¥10M", "¥12M–¥15M"] : ["下限 1000万元", "1200–1500万元"];
    expect(text).toContain(limit);
    if (kind !== "responsiveness") expect(text).toContain(figure);
  });
});

test.each([
  ["en", "Revenue ¥12M, floor ¥10M"],
  ["zh-CN", "营业收入 1200万元，下限 1000万元"],
] as const)("reads as people say it in %s", (locale, text) => {
  const mandateValue = { type: "fen", min: 1_000_000_000n, max: null } as const;
  const companyValue = { type: "fen", min: 1_200_000_000n, max: 1_200_000_000n } as const;
  expect(
    formatterOf(locale)({ kind: "revenue", mandateValue, companyValue, evidence: null, points: 2 }),
  ).toBe(text);
});
