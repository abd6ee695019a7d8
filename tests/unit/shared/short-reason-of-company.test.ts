import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CodeList, CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import { criterionOf } from "#app/domain/matching/criteria/list.ts";
import { withDemand } from "#app/domain/matching/ranking/demanded-reasons.ts";
import { REASON_KINDS } from "#app/domain/matching/ranking/reason.ts";
import { shortReasons } from "#app/domain/matching/ranking/short-reasons.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import { type Locale, locales } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { lengthOfReason, shortReasonFormatter } from "#app/shared/short-reason-words.ts";
import { anyFacts, anyTerms } from "#tests/factories/domain/matching.ts";

const day = "2026-11-30";
const formatterOf = (locale: Locale, reader: "institution" | "company") =>
  shortReasonFormatter({
    locale,
    t: translator(locale, "matching.short"),
    chips: translator(locale, "matching.chips"),
    names: translator(locale, "matching.criteria"),
    values: translator(locale, "matching.values"),
    term: labelsIn(locale),
    reader,
  });
const codes = (list: CodeList, ...all: string[]): CriterionValue => ({ type: "codes", list, codes: all });
const fen = (min: bigint | null, max: bigint | null): CriterionValue => ({ type: "fen", min, max });
const any: CriterionValue = { type: "any" };
const apart = (own: number) => ({ own, common: 0, points: own, outcome: null });

describe.each(locales)("a company's reason in %s", (locale) => {
  const words = formatterOf(locale, "company");
  const pointsArb = fc.uniqueArray(
    fc.record({ kind: fc.constantFrom(...REASON_KINDS), points: fc.integer({ min: -20, max: 20 }) }),
    { selector: ({ kind }) => kind, maxLength: 12 },
  );

  test("names the limit of the mandate, never points, and no demand that its own figures miss", () => {
    fc.assert(
      fc.property(anyFacts, anyTerms, pointsArb, (facts, terms, parts) => {
        for (const reason of shortReasons({ parts, common: {} }, facts, terms)) {
          const row = withDemand(reason, facts, terms, day);
          const text = words({ ...row, apart: row });
          expect(text).not.toMatch(/points?\b|typically|\d 分|一般/u);
          expect(lengthOfReason(locale, text), text).toBeLessThanOrEqual(locale === "en" ? 8 : 16);
          const criterion = criterionOf(row.kind);
          if (row.outcome !== null || criterion === undefined || !criterion.isStated(facts, terms)) continue;
          const outcome = criterion.outcome(facts, terms, day);
          expect(row.demanded).toBe(outcome === "not_met" ? undefined : outcome);
          if (outcome === "not_met") expect(row.mandateValue).toEqual(any);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test.each<[string, Parameters<ReturnType<typeof formatterOf>>[0], string, string]>([
  [
    "a demand that is met",
    {
      kind: "revenue",
      companyValue: fen(820_000_000n, 820_000_000n),
      mandateValue: fen(500_000_000n, null),
      evidence: null,
      apart: { ...apart(4), demanded: "met" },
    },
    "Revenue ¥8.2M, at least ¥5M",
    "营业收入 820万元，下限 500万元",
  ],
  [
    "a demand that is met, where the average mandate of the list has more points",
    {
      kind: "amount",
      companyValue: fen(500_000_000n, 600_000_000n),
      mandateValue: fen(100_000_000n, 1_000_000_000n),
      evidence: null,
      apart: { ...apart(-4), demanded: "met" },
    },
    "Amount ¥5M–¥6M, range ¥1M–¥10M, adds less",
    "金额 500–600万元，范围 100–1000万元，加分较少",
  ],
  [
    "one of several instruments that are accepted",
    {
      kind: "instrument",
      companyValue: codes("instruments", "unsecured_loan", "ip_pledge_loan"),
      mandateValue: codes("instruments", "ip_pledge_loan", "equity_pledge_loan"),
      evidence: null,
      apart: { ...apart(4), demanded: "met" },
    },
    "Instrument IP pledge loan, one of 2 wanted",
    "融资方式：属所需 2 项之一",
  ],
  [
    "what the mandate does not limit",
    {
      kind: "sector",
      companyValue: codes("sectors", "photonics"),
      mandateValue: any,
      evidence: null,
      apart: { ...apart(4), demanded: "any" },
    },
    "Sector Photonics, any accepted",
    "所属行业 光电信息，机构不限",
  ],
  [
    "what has no figure",
    { kind: "combination", companyValue: any, mandateValue: any, evidence: null, apart: apart(13) },
    "Overall profile: closer fit than most funders",
    "综合条件：较多数机构更契合",
  ],
  [
    "how many deals a funder made",
    { kind: "activity", companyValue: any, mandateValue: any, evidence: null, apart: apart(-6) },
    "Funds less, or less lately, than most",
    "放款较多数机构更少或更早",
  ],
  [
    "how a funder answers",
    {
      kind: "responsiveness",
      companyValue: any,
      mandateValue: { type: "score", value: 82 },
      evidence: null,
      apart: apart(1),
    },
    "Responsiveness 82 of 100",
    "响应度 82，满分 100",
  ],
  [
    "an instrument that is not offered",
    {
      kind: "instrument",
      companyValue: codes("instruments", "unsecured_loan"),
      mandateValue: codes("instruments", "guaranteed_loan"),
      evidence: null,
      apart: null,
    },
    "Seeks unsecured loan; offers guaranteed loan",
    "需信用贷款，仅提供融资担保贷款",
  ],
  [
    "several instruments of which none is offered",
    {
      kind: "instrument",
      companyValue: codes("instruments", "unsecured_loan", "guaranteed_loan", "ip_pledge_loan"),
      mandateValue: codes("instruments", "equity", "finance_lease"),
      evidence: null,
      apart: null,
    },
    "Seeks unsecured loan +2; offers equity investment/finance lease",
    "需信用贷款等 3 项，仅提供股权投资等 2 项",
  ],
  [
    "securities of which none is accepted",
    {
      kind: "security",
      companyValue: codes("securities", "equipment", "inventory"),
      mandateValue: codes("securities", "real_estate", "receivables"),
      evidence: null,
      apart: null,
    },
    "Security equipment/inventory, accepted real estate/receivables",
    "担保 设备、存货，接受不动产、应收账款",
  ],
])("%s reads in both languages to a company", (_, compared, en, zh) => {
  expect([formatterOf("en", "company")(compared), formatterOf("zh-CN", "company")(compared)]).toEqual([
    en,
    zh,
  ]);
});

test("an institution reads of its own offer which instruments a near miss seeks", () => {
  const near = {
    kind: "instrument",
    companyValue: codes("instruments", "unsecured_loan", "guaranteed_loan"),
    mandateValue: codes("instruments", "equity"),
    evidence: null,
    apart: null,
  };
  expect(formatterOf("en", "institution")(near)).toBe(
    "Seeks unsecured loan/guaranteed loan; offered equity investment",
  );
  expect(formatterOf("zh-CN", "institution")(near)).toBe("需信用贷款等 2 项，仅提供股权投资");
});
