import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEligible } from "#app/domain/matching/eligibility.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { countFits, draftTerms, previewOf } from "#app/domain/matching/preview.ts";
import { anyFacts, anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";

const ids = {
  ...{ mandateId: "m", institutionId: "i", version: 1, lawfulInstruments: ["ip_pledge_loan"] },
  ...{ responsiveness: null, firstAnswerDays: null, demand: null },
};
const open = {
  open: true,
  validFrom: "0001-01-01",
  validUntil: "9999-12-31",
  budgetLeftFen: 10n ** 14n,
  introductionsLeft: 1,
};

describe("who would fit a mandate that is being written", () => {
  test("what each criterion removes adds up to all, and what is left is what the law allows", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }), anyTerms, (prospects, any) => {
        const terms = { ...any, ...open };
        const { all, fits, steps } = previewOf(terms, prospects, LAUNCH_MODEL, today);
        expect(all).toBe(prospects.length);
        expect(fits).toBe(prospects.filter((facts) => isEligible(facts, terms, today)).length);
        expect(steps.at(-1)?.left).toBe(fits);
        expect(steps.reduce((sum, { removed }) => sum + removed, fits)).toBe(all);
        expect(countFits(terms, prospects, today)).toBe(fits);
      }),
    );
  });

  test("each change brings in as many as it says", () => {
    const near = (prospectId: string, least: bigint, most: bigint) =>
      prospectFacts({ prospectId, revenueFen: { least, most } });
    const prospects = [
      prospectFacts(),
      near("p1", 500_000_000n, 999_999_999n),
      near("p2", 500_000_000n, 999_999_999n),
      near("p3", 100_000_000n, 499_999_999n),
    ];
    const terms = { ...mandateTerms(), ...open };
    const { fits, changes } = previewOf(terms, prospects, LAUNCH_MODEL, today);
    expect(fits).toBe(1);
    expect(changes).toEqual([{ edit: { field: "minRevenueFen", action: "set", to: 500_000_000n }, gain: 2 }]);
  });

  test("the best come first, five at most", () => {
    const prospects = Array.from({ length: 8 }, (_, n) =>
      prospectFacts({ prospectId: `p${n}`, rdIntensityBp: 100 * n }),
    );
    const terms = {
      ...mandateTerms({ preferences: [{ kind: "rd_intensity", atLeastBp: 400, weight: 3 }] }),
      ...open,
    };
    const { best } = previewOf(terms, prospects, LAUNCH_MODEL, today);
    expect(best.map(({ prospectId }) => prospectId)).toEqual(["p7", "p6", "p5", "p4", "p3"]);
  });

  test("a blank constrains nothing: an empty draft fits whoever seeks what the licence covers", () => {
    const terms = draftTerms({}, ids);
    expect(
      previewOf(terms, [prospectFacts(), prospectFacts({ instruments: ["equity"] })], LAUNCH_MODEL, today)
        .fits,
    ).toBe(1);
  });
});
