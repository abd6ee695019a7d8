import fc from "fast-check";
import { expect, test } from "vitest";
import { DEMANDS } from "#app/domain/matching/criteria/demands.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { factsOfTeaser } from "#app/domain/matching/criteria/prepare.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { generalised } from "#tests/factories/domain/generalisation.ts";
import { mandateTerms, today } from "#tests/factories/domain/matching.ts";

const banded = DEMANDS.filter(({ edges = [] }) => edges.length > 0);
const yuan = fc.bigInt(1n, 900_000_000n).map((amount) => amount * 100n);
const contents = fc
  .record({
    revenueFen: yuan,
    before: yuan,
    rd: yuan,
    assets: yuan,
    debts: yuan,
    staff: fc.integer({ min: 1, max: 900 }),
  })
  .map(({ revenueFen, before, rd, assets, debts, staff }) =>
    prospectContent({
      figures: {
        years: [
          { year: 2024, revenueFen: before },
          {
            year: 2025,
            revenueFen,
            rdExpenseFen: rd < revenueFen ? rd : revenueFen,
            totalAssetsFen: assets,
            totalLiabilitiesFen: debts,
            staff,
          },
        ],
      },
    }),
  );

test("what an institution would have to change is at an edge of a band, and names no figure of a company", () => {
  const moved = new Set<string>();
  fc.assert(
    fc.property(contents, fc.constantFrom(...banded), fc.nat(), (content, { name, edges = [] }, at) => {
      const facts = factsOfTeaser(
        toTeaser(content, generalised(), today),
        { prospectId: "p", version: 1 },
        today,
      );
      const limit = edges[at % edges.length];
      const terms = mandateTerms({ minRevenueFen: null, minAgeMonths: null, [name]: limit });
      const match = matchProspect(facts, terms, today);
      if (match.outcome !== "near_miss") return;
      for (const edit of match.nearMiss.mandateEdits) {
        if (edit.action !== "set" || edit.field !== name) continue;
        moved.add(name);
        expect([0, 0n, ...edges], name).toContain(edit.to);
      }
    }),
    { numRuns: 3_000 },
  );
  expect(moved.size).toBe(banded.length);
});
