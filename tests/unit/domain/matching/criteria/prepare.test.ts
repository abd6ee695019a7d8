import { describe, expect, test } from "vitest";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { factsOf, mandateTermsOf } from "#app/domain/matching/criteria/prepare.ts";
import { addDays } from "#app/lib/days.ts";
import { dayOn } from "#tests/factories/days.ts";
import { mandateContent, prospectContent } from "#tests/factories/domain/content.ts";
import { exactly, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

const state = { prospectId: "P-2417", version: 3, acceptedFen: 0n };
const mandateState = {
  mandateId: "M-0142",
  institutionId: "i-1",
  version: 3,
  open: true,
  usedFen: 7_350_000_000n,
  openIntroductions: 7,
  firstAnswerDays: 1.1,
  responsiveness: 92,
  demand: null,
};

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
  test("are read from its content and its remaining capacity", () => {
    const content = mandateContent();
    const { validFrom, validUntil } = content.terms;
    const { preferences, ...terms } = mandateTerms({ validFrom, validUntil });
    expect(preferences).toEqual([]);
    expect(mandateTermsOf(content, mandateState)).toMatchObject(terms);
  });

  test("leave open what isn't stated", () => {
    const content = mandateContent({
      priceMinPercent: undefined,
      minRevenueFen: undefined,
      termMonthsMin: undefined,
    });
    expect(mandateTermsOf(content, mandateState)).toMatchObject({
      priceMinBp: null,
      minRevenueFen: null,
      termMonthsMin: null,
    });
  });

  test("never have a negative budget left", () => {
    const spent = { ...mandateState, usedFen: 99_000_000_000n, openIntroductions: 40 };
    expect(mandateTermsOf(mandateContent(), spent)).toMatchObject({
      budgetLeftFen: 0n,
      introductionsLeft: 0,
    });
  });
});

test("a prospect whose content fits a mandate's is eligible for it", () => {
  const match = matchProspect(
    factsOf(prospectContent(), state, today),
    mandateTermsOf(mandateContent(), mandateState),
    today,
  );
  expect(match).toMatchObject({ outcome: "eligible" });
});
