import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CRITERIA } from "#app/domain/matching/criteria/list.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { eligibilityOf, isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateEdit } from "#app/domain/matching/criteria/edits.ts";
import { countGained } from "#app/domain/matching/ranking/gains.ts";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { MarketFit, meanOf } from "#app/domain/matching/learned/market-fit.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { nearMissOf } from "#app/domain/matching/criteria/near-miss.ts";
import { PreviewTable } from "#app/domain/matching/criteria/preview-table.ts";
import { countFits, draftTerms, previewOf } from "#app/domain/matching/criteria/preview.ts";
import { anyFacts, anyTerms, mandateTerms, prospectFacts, today } from "#tests/factories/domain/matching.ts";
import { forAll } from "#tests/support/for-all.ts";

const ids = {
  mandateId: "m",
  institutionId: "i",
  version: 1,
  lawfulInstruments: ["ip_pledge_loan"],
  responsiveness: null,
  firstAnswerDays: null,
  demand: null,
};
const open = {
  open: true,
  validFrom: "0001-01-01",
  validUntil: "9999-12-31",
  budgetLeftFen: 10n ** 14n,
  introductionsLeft: 1,
};

describe("the preview of an unfinished mandate", () => {
  test("has removals per criterion that add up to all, and the rest are the eligible prospects", () =>
    forAll(fc.array(anyFacts, { maxLength: 30 }), anyTerms, (prospects, any) => {
      const terms = { ...any, ...open };
      const preview = previewOf(terms, new PreviewTable(prospects), LAUNCH_MODEL, today);
      const { all, fits, steps } = preview;
      const isOpen = (facts: ProspectFacts) =>
        CRITERIA.some(({ outcome }) => outcome(facts, terms, today) === "possible");
      expect(preview.open).toBe(
        prospects.filter((facts) => isEligible(facts, terms, today) && isOpen(facts)).length,
      );
      expect(all).toBe(prospects.length);
      expect(fits).toBe(prospects.filter((facts) => isEligible(facts, terms, today)).length);
      expect(steps.at(-1)?.left).toBe(fits);
      expect(steps.reduce((sum, { removed }) => sum + removed, fits)).toBe(all);
      expect(countFits(terms, new PreviewTable(prospects), today)).toBe(fits);
    }));

  test("suggests changes that admit the prospects missing by that criterion only; no other change admits more", () =>
    forAll(fc.array(anyFacts, { minLength: 5, maxLength: 30 }), anyTerms, (prospects, any) => {
      const terms = { ...any, ...open };
      const { changes } = previewOf(terms, new PreviewTable(prospects), LAUNCH_MODEL, today);
      const near = prospects.flatMap((facts) => {
        const miss = nearMissOf(eligibilityOf(facts, terms, today), facts, terms, today);
        return miss === null ? [] : [{ ...miss, facts }];
      });
      const gainOf = (edit: MandateEdit, by: string) =>
        countGained(
          [edit],
          terms,
          near.flatMap(({ criterion, facts }) => (criterion === by ? facts : [])),
          today,
        );
      const byField = new Map<string, number>();
      for (const {
        criterion,
        mandateEdits: [edit, ...more],
      } of near) {
        if (edit === undefined || more.length > 0) continue;
        const best = byField.get(edit.field) ?? 0;
        // Of limits the smaller step is shown, as the larger ones contain it.
        const gain = gainOf(edit, criterion);
        byField.set(edit.field, edit.action === "set" ? Math.min(best || gain, gain) : Math.max(best, gain));
      }
      for (const { edit, gain } of changes)
        expect([edit.field, gain]).toEqual([edit.field, byField.get(edit.field)]);
      expect(changes.length).toBe(Math.min(3, byField.size));
    }));

  test("states correctly how many prospects each change admits", () => {
    const near = (prospectId: string, least: bigint, most: bigint) =>
      prospectFacts({ prospectId, revenueFen: { least, most } });
    const prospects = [
      prospectFacts(),
      near("p1", 500_000_000n, 999_999_999n),
      near("p2", 500_000_000n, 999_999_999n),
      near("p3", 100_000_000n, 499_999_999n),
    ];
    const terms = { ...mandateTerms(), ...open };
    const { fits, changes } = previewOf(terms, new PreviewTable(prospects), LAUNCH_MODEL, today);
    expect(fits).toBe(1);
    expect(changes).toEqual([{ edit: { field: "minRevenueFen", action: "set", to: 500_000_000n }, gain: 2 }]);
  });

  test("advises no instrument that the licence does not cover", () => {
    const seeks = (prospectId: string, ...instruments: string[]) =>
      prospectFacts({ prospectId, instruments });
    const prospects = [seeks("p1", "equity"), seeks("p2", "equity"), seeks("p3", "equity", "secured_loan")];
    const terms = { ...mandateTerms({ instruments: ["ip_pledge_loan"] }), ...open };
    const changes = (lawful?: readonly string[]) =>
      previewOf(terms, new PreviewTable(prospects), LAUNCH_MODEL, today, lawful).changes;
    expect(changes()).toEqual([{ edit: { field: "instruments", action: "add", code: "equity" }, gain: 3 }]);
    expect(changes(["ip_pledge_loan", "secured_loan"])).toEqual([
      { edit: { field: "instruments", action: "add", code: "secured_loan" }, gain: 1 },
    ]);
  });

  test("shows the best five prospects first", () => {
    const prospects = Array.from({ length: 8 }, (_, n) =>
      prospectFacts({ prospectId: `p${n}`, rdIntensityBp: 100 * n }),
    );
    const terms = {
      ...mandateTerms({ preferences: [{ kind: "rd_intensity", atLeastBp: 400, weight: 3 }] }),
      ...open,
    };
    const { best } = previewOf(terms, new PreviewTable(prospects), LAUNCH_MODEL, today);
    expect(best.map(({ prospectId }) => prospectId)).toEqual(["p7", "p6", "p5", "p4", "p3"]);
  });

  test("ranks by a model that uses every attribute and has learned from no deals", () =>
    forAll(fc.array(anyFacts, { maxLength: 30 }), anyTerms, (prospects, any) => {
      const terms = { ...any, ...open };
      const { best } = previewOf(terms, new PreviewTable(prospects), LAUNCH_MODEL, today);
      const fit = new MarketFit(
        LAUNCH_MODEL,
        new DealCounts(LAUNCH_MODEL.settings.halfLives),
        [terms],
        today,
      );
      const fitting = prospects.filter((facts) => isEligible(facts, terms, today));
      const utilities = fitting.map((facts) => fit.utilitiesOf(facts, [0]));
      const ranked = fitting.flatMap(({ prospectId }, i) => {
        const own = utilities[i];
        return own === undefined ? [] : [{ prospectId, ...fit.scoreAt(own, 0, meanOf(utilities)) }];
      });
      ranked.sort((a, b) => b.exact - a.exact || (a.prospectId < b.prospectId ? -1 : 1));
      expect(best).toEqual(ranked.slice(0, 5).map(({ prospectId, score }) => ({ prospectId, score })));
    }));

  test("has no constraint for a blank: an empty draft fits all who seek what the licence covers", () => {
    const terms = draftTerms({}, ids);
    expect(
      countFits(
        terms,
        new PreviewTable([prospectFacts(), prospectFacts({ instruments: ["equity"] })]),
        today,
      ),
    ).toBe(1);
  });
});
