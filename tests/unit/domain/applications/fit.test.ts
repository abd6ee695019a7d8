import { describe, expect, test } from "vitest";
import { countOutcomes, fitOf } from "#app/domain/applications/fit.ts";
import { FIELD_GROUPS, type FieldGroup } from "#app/domain/codes/consents.ts";
import { NOTHING_DEMANDED } from "#app/domain/matching/criteria/demands.ts";
import { explainMatch } from "#app/domain/matching/criteria/explain.ts";
import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";

const day = "2026-12-01";
const mandate = {
  demands: {
    ...NOTHING_DEMANDED,
    minRevenueFen: 5_000_000_000n,
    minAgeMonths: 24,
    recognitionsAny: ["high_tech_enterprise"],
    priceMinBp: 500,
    priceMaxBp: 900,
  },
  preferences: [
    { kind: "debt_ratio" as const, atMostBp: 5_000, weight: 2 },
    { kind: "class_one_ip" as const, atLeast: 5, weight: 1 },
  ],
};

const fit = (groups: readonly FieldGroup[], content: ProspectContent = prospectContent()) =>
  fitOf({ content, groups }, mandate, day);
const lineOf = (criterion: string, groups: readonly FieldGroup[], content?: ProspectContent) =>
  fit(groups, content).find((line) => line.criterion === criterion);

describe("what a consent opens", () => {
  test("is compared exactly, and names its evidence", () => {
    expect(lineOf("revenue", FIELD_GROUPS)).toMatchObject({
      isRequired: true,
      outcome: "not_met",
      companyValue: { type: "fen", min: 4_760_000_000n, max: 4_760_000_000n },
      evidence: { source: "books", year: 2025, isAudited: true },
      provedBy: ["financial_statement", "tax_record"],
    });
    expect(lineOf("debt_ratio", FIELD_GROUPS)).toMatchObject({ isRequired: false, outcome: "met" });
    expect(lineOf("recognition", FIELD_GROUPS)).toMatchObject({
      outcome: "met",
      evidence: { source: "recognition_lists" },
    });
  });

  test("is judged by the matcher's own rules", () => {
    const content = prospectContent();
    const facts = factsOf(content, { prospectId: "", version: 0, acceptedFen: 0n }, day);
    const terms = { ...mandate.demands, preferences: [] } as never;
    const outcomes = explainMatch(facts, terms, day).demands.map(({ criterion, outcome }) => [
      criterion,
      outcome,
    ]);
    const ours = fit(FIELD_GROUPS)
      .filter(({ isRequired, criterion }) => isRequired && criterion !== "price")
      .map(({ criterion, outcome }) => [criterion, outcome]);
    expect(ours).toEqual(outcomes);
  });
});

describe("what a consent does not open", () => {
  test.each([
    ["revenue", "figures"],
    ["debt_ratio", "figures"],
    ["recognition", "ip_and_recognitions"],
    ["class_one_ip", "ip_and_recognitions"],
    ["age", "identity"],
  ] as const)("hides %s without %s, whatever the version holds", (criterion, group) => {
    const groups = FIELD_GROUPS.filter((other) => other !== group);
    expect(lineOf(criterion, groups)).toMatchObject({
      outcome: "possible",
      companyValue: { type: "hidden" },
      evidence: null,
    });
    // The result is the same for every value that stays hidden.
    const other = prospectContent({
      company: { establishedOn: "2026-11-01" },
      figures: { years: [{ year: 2025, revenueFen: 1n }] },
      ip: { rights: {}, recognitions: [], recognisedUntil: {} },
    });
    expect(lineOf(criterion, groups, other)).toEqual(lineOf(criterion, groups));
  });

  test("includes a ceiling on the rate that the company has not published", () => {
    const withCeiling = (rateVisibility: "private" | "published") =>
      prospectContent({ ask: { maxRatePercent: "4.00", rateVisibility } });
    expect(lineOf("price", FIELD_GROUPS, withCeiling("private"))).toBeUndefined();
    expect(lineOf("price", FIELD_GROUPS, withCeiling("published"))).toMatchObject({ outcome: "not_met" });
  });
});

test("counts each outcome once", () => {
  const lines = fit(["identity"]);
  const { met, not_met: missed, possible } = countOutcomes(lines);
  expect(met + missed + possible).toBe(lines.length);
});
