import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CodeList, CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import { CAPACITY_GATES, CRITERIA } from "#app/domain/matching/criteria/list.ts";
import { dimensionOf } from "#app/domain/matching/learned/reason-kinds.ts";
import { type ReasonKind, REASON_KINDS } from "#app/domain/matching/ranking/reason.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import { locales } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { shortReasons } from "#app/domain/matching/ranking/short-reasons.ts";
import { lengthOfReason, shortReasonFormatter } from "#app/shared/short-reason-words.ts";
import { anyFacts, anyTerms } from "#tests/factories/domain/matching.ts";
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
const formatterOf = (locale: (typeof locales)[number], reader: "institution" | "company" = "institution") =>
  shortReasonFormatter({
    locale,
    t: translator(locale, "matching.short"),
    chips: translator(locale, "matching.chips"),
    names: translator(locale, "matching.criteria"),
    values: translator(locale, "matching.values"),
    term: labelsIn(locale),
    reader,
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

const apartArb = fc
  .record({
    own: fc.integer({ min: -99, max: 99 }),
    common: fc.integer({ min: -99, max: 99 }),
    outcome: fc.constantFrom("met" as const, "not_met" as const, null),
    demanded: fc.constantFrom("met" as const, "possible" as const, "any" as const),
  })
  .filter(({ own, common }) => own !== common)
  .map((apart) => ({ ...apart, points: apart.own - apart.common }));
const everyApart = ([3, -3] as const).flatMap((points) =>
  (["met", "not_met", null] as const).map((outcome) => ({ points, own: 10 + points, common: 10, outcome })),
);

describe.each(locales)("a reason in %s", (locale) => {
  test.each(every)("of %s has few words, whatever it compares, to each reader", (kind) => {
    for (const reader of ["institution", "company"] as const) {
      const words = formatterOf(locale, reader);
      fc.assert(
        fc.property(
          valueArb,
          valueArb,
          dimensionOf(kind as ReasonKind) === null ? fc.constant(null) : fc.option(evidenceArb),
          fc.option(apartArb),
          (mandateValue, companyValue, evidence, apart) => {
            const text = words({ kind, mandateValue, companyValue, evidence, apart });
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
        for (const apart of [null, ...everyApart]) {
          const text = words({ kind, mandateValue: value, companyValue: value, evidence: null, apart });
          expect(lengthOfReason(locale, text), text).toBeLessThanOrEqual(most[locale]);
        }
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
      apart: { points: 3, own: 5, common: 2, outcome: "met" },
    });
    const [limit, figure] =
      locale === "en" ? ["at least ¥10M", "¥12M–¥15M"] : ["下限 1000万元", "1200–1500万元"];
    expect(text).toContain(limit);
    if (kind !== "responsiveness") expect(text).toContain(figure);
  });
});

const percent = (min: number | null, max: number | null) => ({ type: "percentBp", min, max }) as const;
const district = (...codes: string[]) => ({ type: "codes", list: "districts", codes }) as const;
const any = { type: "any" } as const;
/** A number with its minus sign. */
const said = (number = "") => Number(number.replace("−", "-"));
const none = { mandateValue: any, companyValue: any, evidence: null };
const apart = (own: number, common: number, outcome: "met" | "not_met" | null) => ({
  own,
  common,
  outcome,
  points: own - common,
});

test.each<[string, Parameters<ReturnType<typeof formatterOf>>[0], string, string]>([
  [
    "a limit that is missed",
    {
      ...none,
      kind: "rd_intensity",
      companyValue: percent(100, 300),
      mandateValue: percent(800, null),
      apart: apart(-3, 0, "not_met"),
    },
    "R&D share 1%–3%, misses floor 8%",
    "研发费用占比 1%–3%，不符合下限 8%",
  ],
  [
    "a limit that is missed, for which the rest of the list loses more",
    {
      ...none,
      kind: "rd_intensity",
      companyValue: percent(100, 300),
      mandateValue: percent(800, null),
      apart: apart(-1, -2, "not_met"),
    },
    "R&D share 1%–3%, misses floor 8%, costs less",
    "研发费用占比 1%–3%，不符合下限 8%，扣分较少",
  ],
  [
    "a limit that is met, for which the rest of the list has more",
    {
      ...none,
      kind: "rd_intensity",
      companyValue: percent(800, 1200),
      mandateValue: percent(800, null),
      apart: apart(2, 4, "met"),
    },
    "R&D share 8%–12%, at least 8%, adds less",
    "研发费用占比 8%–12%，下限 8%，加分较少",
  ],
  [
    "a district within a wanted one",
    {
      ...none,
      kind: "district",
      companyValue: district("2201/220103"),
      mandateValue: district("2201"),
      apart: apart(11, 0, "met"),
    },
    "District Kuancheng, in all of Changchun",
    "所在区县 宽城区，属长春市全域",
  ],
  [
    "a district that no statement is behind",
    { ...none, kind: "district", companyValue: district("2201/220103"), apart: apart(15, 4, null) },
    "District Kuancheng: 15 points, typically 4",
    "所在区县 宽城区：15 分，一般 4 分",
  ],
  [
    "what has no value",
    { ...none, kind: "combination", apart: apart(-12, -4, null) },
    "Overall profile: −12 points, typically −4",
    "综合条件：−12 分，一般 −4 分",
  ],
  [
    "deals of the institution",
    {
      ...none,
      kind: "amount",
      evidence: { deals: 6, of: 15, times: 3.3, isExact: true },
      apart: apart(5, 2, null),
    },
    "Amount: 6 of your 15 deals, 3.3× usual",
    "金额：贵机构 15 笔中 6 笔相近，平均的 3.3 倍",
  ],
])("%s reads in both languages", (_, compared, en, zh) => {
  expect([formatterOf("en")(compared), formatterOf("zh-CN")(compared)]).toEqual([en, zh]);
});

describe.each(locales)("the words of a row's reasons in %s", (locale) => {
  const words = formatterOf(locale);
  const says =
    locale === "en"
      ? { misses: /misses|none of|wanted (?!$)/u, costs: /costs less$/u, adds: /adds less$/u }
      : { misses: /不符合|不在所需|要求 /u, costs: /扣分较少$/u, adds: /加分较少$/u };
  const limitSaid =
    /(?:[,:] |[，：])(?:misses |不符合)?(?:floor|ceiling|at least|at most|range|exactly|下限|上限|范围|须为) /u;
  const pointsArb = fc.uniqueArray(
    fc.record({ kind: fc.constantFrom(...REASON_KINDS), points: fc.integer({ min: -20, max: 20 }) }),
    { selector: ({ kind }) => kind, maxLength: 12 },
  );

  test("agree with the sign of their points, whatever is common to the list", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, pointsArb, pointsArb, (facts, terms, parts, all) => {
        const common = Object.fromEntries(all.map(({ kind, points }) => [kind, points]));
        for (const reason of shortReasons({ parts, common }, facts, terms)) {
          const { points, own, common: typical, outcome } = reason;
          expect(points).toBe(own - typical);
          expect(points).not.toBe(0);
          const text = words({ ...reason, apart: reason });
          const isMissed = says.misses.test(text);
          // A statement is named only where the points of the pair itself go its way.
          if (outcome !== null) expect(outcome, text).toBe(own > 0 ? "met" : "not_met");
          if (isMissed) expect(outcome, text).toBe("not_met");
          if (points > 0) expect(says.adds.test(text), text).toBe(false);
          if (points < 0) expect(says.costs.test(text), text).toBe(false);
          // A missed limit beside points for it, or a met one beside points against it, says why.
          if (points > 0 && isMissed) expect(text).toMatch(says.costs);
          const hasLimit = limitSaid.test(text);
          if (points < 0 && hasLimit && !isMissed) expect(text).toMatch(says.adds);
          const stated = /(−?\d+) (?:points?|分)[,，] ?(?:typically|一般) (−?\d+)/u.exec(text);
          if (stated) expect(Math.sign(said(stated[1]) - said(stated[2])), text).toBe(Math.sign(points));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("name a limit only where the company's value stands to it as they say", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, pointsArb, (facts, terms, parts) => {
        for (const reason of shortReasons({ parts, common: {} }, facts, terms)) {
          const { outcome, mandateValue: limit, companyValue: has, kind } = reason;
          if (outcome === null || limit.type === "any") continue;
          if (limit.type !== has.type || !("min" in limit) || !("min" in has)) continue;
          const [one, other] = ["price_room", "first_answer"].includes(kind) ? [limit, has] : [has, limit];
          const isUnder = other.min !== null && (one.max ?? one.min ?? 0) < other.min;
          const isOver = other.max !== null && (one.min ?? one.max ?? 0) > other.max;
          if (outcome === "met") expect([kind, isUnder, isOver]).toEqual([kind, false, false]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ["en", "Revenue ¥12M, at least ¥10M"],
  ["zh-CN", "营业收入 1200万元，下限 1000万元"],
] as const)("reads as people say it in %s", (locale, text) => {
  const mandateValue = { type: "fen", min: 1_000_000_000n, max: null } as const;
  const companyValue = { type: "fen", min: 1_200_000_000n, max: 1_200_000_000n } as const;
  const apart = { points: 2, own: 2, common: 0, outcome: "met" } as const;
  expect(formatterOf(locale)({ kind: "revenue", mandateValue, companyValue, evidence: null, apart })).toBe(
    text,
  );
});
