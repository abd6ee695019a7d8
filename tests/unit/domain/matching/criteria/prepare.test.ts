import { describe, expect, test } from "vitest";
import { demandsOf } from "#app/domain/matching/criteria/demands.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import { addDays } from "#app/lib/days.ts";
import { demandColumns } from "#db/queries/mandates/demand-columns.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import { dayOn } from "#tests/factories/days.ts";
import { mandateContent, prospectContent } from "#tests/factories/domain/content.ts";
import { exactly, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

const state = { prospectId: "P-2417", version: 3, acceptedFen: 0n };
const row = {
  ...demandColumns(mandateContent().terms),
  id: "M-0142",
  number: 142n,
  institutionId: "i-1",
  version: 3,
  status: "active",
  preferences: [],
  budgetFen: 12_000_000_000n,
  reservedFen: 7_350_000_000n,
  drawnFen: 0n,
  introductionCap: 12,
  validFrom: dayOn(-300),
  validUntil: dayOn(1_000),
  openIntroductions: 7,
  institutionStatus: "active",
  firstAnswerDays: "1.1",
  responsiveness: 92,
} as const;

describe("the facts of a prospect", () => {
  test("are read from its content", () => {
    expect(factsOf(prospectContent(), state, today)).toEqual(prospectFacts());
  });

  test("count the remaining ask", () => {
    expect(factsOf(prospectContent(), { ...state, acceptedFen: 400_000_000n }, today)).toMatchObject({
      amountMinFen: 200_000_000n,
      amountMaxFen: 200_000_000n,
    });
  });

  test("count a recognition through its last day", () => {
    const last = dayOn(600);
    expect(factsOf(prospectContent(), state, last).recognitions).toEqual(["high_tech_enterprise"]);
    expect(factsOf(prospectContent(), state, addDays(last, 1)).recognitions).toEqual([]);
  });

  test("treat a blank as unknown and a zero as known", () => {
    const blank = prospectContent({ figures: { years: [{ year: 2025 }] }, ip: { rights: {} } });
    expect(factsOf(blank, state, today)).toMatchObject({
      revenueFen: null,
      classOneIp: null,
      rdIntensityBp: null,
    });
    const zero = prospectContent({
      figures: { years: [{ year: 2025, revenueFen: 0n }] },
      ip: { rights: { new_drug: 0 } },
    });
    expect(factsOf(zero, state, today)).toMatchObject({ revenueFen: exactly(0n), classOneIp: exactly(0) });
  });
});

describe("the terms of a mandate", () => {
  test("are read from its row and its remaining capacity, the budget rounded", () => {
    const { validFrom, validUntil } = row;
    expect(toMandateTerms(row)).toEqual(
      mandateTerms({ validFrom, validUntil, budgetLeftFen: 5_000_000_000n }),
    );
  });

  test("are the same from its content and its row, and leave open what isn't stated", () => {
    const { terms } = mandateContent({
      priceMinPercent: undefined,
      minRevenueFen: undefined,
      termMonthsMin: undefined,
    });
    const open = { priceMinBp: null, minRevenueFen: null, termMonthsMin: null };
    expect(demandsOf(terms)).toMatchObject(open);
    expect(toMandateTerms({ ...row, ...demandColumns(terms) })).toMatchObject(demandsOf(terms));
  });

  test("never have a negative budget left", () => {
    const spent = { ...row, reservedFen: 99_000_000_000n, openIntroductions: 40 };
    expect(toMandateTerms(spent)).toMatchObject({ budgetLeftFen: 0n, introductionsLeft: 0 });
  });
});

test("a prospect whose content fits a mandate's is eligible for it", () => {
  const match = matchProspect(factsOf(prospectContent(), state, today), toMandateTerms(row), today);
  expect(match).toMatchObject({ outcome: "eligible" });
});
