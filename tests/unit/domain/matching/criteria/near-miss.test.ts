import { describe, expect, test } from "vitest";
import type { MandateEdit, ProspectEdit } from "#app/domain/matching/criteria/edits.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { type FactsChange, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

function nearMiss(change: FactsChange, demand: Partial<MandateTerms> = {}) {
  const match = matchProspect(prospectFacts(change), mandateTerms(demand), today);
  return match.outcome === "near_miss" ? match.nearMiss : null;
}

describe("the smallest change that turns a near miss", () => {
  test.each<[string, FactsChange, Partial<MandateTerms>, MandateEdit[], ProspectEdit | null]>([
    [
      "amount, above",
      {},
      { amountMaxFen: 400_000_000n },
      [{ field: "amountMaxFen", action: "set", to: 500_000_000n }],
      { field: "amountMinFen", action: "set", to: 400_000_000n },
    ],
    [
      "amount, below",
      {},
      { amountMinFen: 800_000_000n },
      [{ field: "amountMinFen", action: "set", to: 600_000_000n }],
      { field: "amountMaxFen", action: "set", to: 800_000_000n },
    ],
    [
      "term",
      {},
      { termMonthsMin: 36 },
      [{ field: "termMonthsMin", action: "set", to: 24, kind: "months" }],
      { field: "termMonthsMax", action: "set", to: 36 },
    ],
    [
      "revenue",
      { revenueFen: 900_000_000n },
      {},
      [{ field: "minRevenueFen", action: "set", to: 900_000_000n }],
      { field: "revenueFen", action: "reach", to: 1_000_000_000n },
    ],
    [
      "age",
      { establishedOn: "2024-01-31" },
      { minAgeMonths: 37 },
      [{ field: "minAgeMonths", action: "set", to: 24, kind: "years" }],
      { field: "establishedOn", action: "wait", until: "2027-03-25" },
    ],
    [
      "recognition",
      { recognitions: [] },
      {},
      [{ field: "recognitionsAny", action: "clear" }],
      { field: "recognitions", action: "add", anyOf: ["high_tech_enterprise", "tech_sme"] },
    ],
    [
      "security",
      { securities: ["equipment"] },
      {},
      [{ field: "securitiesAccepted", action: "add", code: "equipment" }],
      { field: "securities", action: "add", anyOf: ["class_one_ip", "receivables"] },
    ],
    [
      "instrument",
      { instruments: ["guaranteed_loan"] },
      {},
      [{ field: "instruments", action: "add", code: "guaranteed_loan" }],
      { field: "instruments", action: "add", anyOf: ["ip_pledge_loan", "unsecured_loan"] },
    ],
    [
      "excluded sector",
      { sector: "new-materials/light-alloys" },
      {},
      [{ field: "sectorsExcluded", action: "remove", code: "new-materials/light-alloys" }],
      null,
    ],
    ["stage", { stage: "startup" }, {}, [{ field: "stages", action: "add", code: "startup" }], null],
    [
      "price",
      { maxRateBp: 300 },
      {},
      [{ field: "priceMinBp", action: "set", to: 300, kind: "price" }],
      { field: "maxRateBp", action: "set", to: 330 },
    ],
    [
      "revenue in a band, by its edge",
      { revenueFen: { least: 500_000_000n, most: 999_999_999n } },
      {},
      [{ field: "minRevenueFen", action: "set", to: 500_000_000n }],
      { field: "revenueFen", action: "reach", to: 1_000_000_000n },
    ],
  ])("by %s", (_, change, demand, mandateEdits, prospectEdit) => {
    expect(nearMiss(change, demand)).toMatchObject({ mandateEdits, prospectEdit });
  });

  test("exists only where one criterion fails and the mandate has room", () => {
    expect(nearMiss({})).toBeNull();
    expect(nearMiss({ revenueFen: null, district: null })).toBeNull();
    expect(nearMiss({ revenueFen: 0n, stage: "seed" })).toBeNull();
    expect(nearMiss({ revenueFen: 0n }, { open: false })).toBeNull();
  });
});
