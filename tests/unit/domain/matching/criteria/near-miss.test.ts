import { describe, expect, test } from "vitest";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { type FactsChange, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

function nearMiss(change: FactsChange, demand: Partial<MandateTerms> = {}) {
  const match = matchProspect(prospectFacts(change), mandateTerms(demand), today);
  return match.outcome === "near_miss" ? match.nearMiss : null;
}

const set = (field: string, to: unknown, more: object = {}) => ({ field, action: "set", to, ...more });
const reach = (field: string, to: unknown) => ({ field, action: "reach", to });
const add = (field: string, code: string) => ({ field, action: "add", code });
const addAny = (field: string, ...anyOf: string[]) => ({ field, action: "add", anyOf });

describe("the smallest change that turns a near miss", () => {
  test.each<[string, FactsChange, Partial<MandateTerms>, object, object | null]>([
    [
      "amount, above",
      {},
      { amountMaxFen: 400_000_000n },
      set("amountMaxFen", 500_000_000n),
      set("amountMinFen", 400_000_000n),
    ],
    [
      "amount, below",
      {},
      { amountMinFen: 800_000_000n },
      set("amountMinFen", 600_000_000n),
      set("amountMaxFen", 800_000_000n),
    ],
    [
      "term",
      {},
      { termMonthsMin: 36 },
      set("termMonthsMin", 24, { kind: "months" }),
      set("termMonthsMax", 36),
    ],
    [
      "revenue",
      { revenueFen: 900_000_000n },
      {},
      set("minRevenueFen", 900_000_000n),
      reach("revenueFen", 1_000_000_000n),
    ],
    [
      "age",
      { establishedOn: "2024-01-31" },
      { minAgeMonths: 37 },
      set("minAgeMonths", 24, { kind: "years" }),
      { field: "establishedOn", action: "wait", until: "2027-03-25" },
    ],
    [
      "recognition",
      { recognitions: [] },
      {},
      { field: "recognitionsAny", action: "clear" },
      addAny("recognitions", "high_tech_enterprise", "tech_sme"),
    ],
    [
      "security",
      { securities: ["equipment"] },
      {},
      add("securitiesAccepted", "equipment"),
      addAny("securities", "class_one_ip", "receivables"),
    ],
    [
      "instrument",
      { instruments: ["guaranteed_loan"] },
      {},
      add("instruments", "guaranteed_loan"),
      addAny("instruments", "ip_pledge_loan", "unsecured_loan"),
    ],
    [
      "excluded sector",
      { sector: "new-materials/light-alloys" },
      {},
      { field: "sectorsExcluded", action: "remove", code: "new-materials/light-alloys" },
      null,
    ],
    ["stage", { stage: "startup" }, {}, add("stages", "startup"), null],
    ["price", { maxRateBp: 300 }, {}, set("priceMinBp", 300, { kind: "price" }), set("maxRateBp", 330)],
    [
      "revenue in a band, by its edge",
      { revenueFen: { least: 500_000_000n, most: 999_999_999n } },
      {},
      set("minRevenueFen", 500_000_000n),
      reach("revenueFen", 1_000_000_000n),
    ],
  ])("by %s", (_, change, demand, mandateEdit, prospectEdit) => {
    expect(nearMiss(change, demand)).toMatchObject({ mandateEdits: [mandateEdit], prospectEdit });
  });

  test("exists only where one criterion fails and the mandate has capacity", () => {
    expect(nearMiss({})).toBeNull();
    expect(nearMiss({ revenueFen: null, district: null })).toBeNull();
    expect(nearMiss({ revenueFen: 0n, stage: "seed" })).toBeNull();
    expect(nearMiss({ revenueFen: 0n }, { open: false })).toBeNull();
  });
});
