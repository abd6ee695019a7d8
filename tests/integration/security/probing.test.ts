import { describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { Preference } from "#app/domain/matching/criteria/facts.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { previewMandate } from "#app/services/mandates/preview-mandate.server.ts";
import { renewTeasers } from "#app/services/prospects/renew-teasers.server.ts";
import type { OpportunityFilter } from "#db/queries/matching/opportunity-filter.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";
import { publishedContent } from "#tests/factories/published-content.ts";

/**
 * A competitor's probes of one company: limits, preferences, previews, versions, filters and clocks of its choosing, as
 * often as it likes. For two companies with equal teasers it gets byte-identical answers; for one with another teaser it
 * gets others, so that the probes work.
 */
const { app, given } = openGiven({}, { isEmptied: true });
const million = (yuan: number) => BigInt(Math.round(yuan * 100)) * 1_000_000n;

const known = prospectContent({ ip: { recognisedUntil: {} } });
const figuresOf = (revenue: number, debts: number) => ({
  years: [
    {
      year: 2025,
      audited: true,
      staff: 86,
      revenueFen: million(revenue),
      rdExpenseFen: million(revenue * 0.085),
      totalAssetsFen: million(revenue * 1.3),
      totalLiabilitiesFen: million(revenue * debts),
    },
  ],
});
/** The three differ in every figure; the first two have equal teasers. */
const companies = {
  one: content({ revenue: 31.2, debts: 0.54, founded: "2016-02-03", least: 5.02, most: 5.9, rate: "4.10" }),
  twin: content({ revenue: 49.7, debts: 0.57, founded: "2018-10-30", least: 5.4, most: 5.6, rate: "6.80" }),
  other: content({ revenue: 8.1, debts: 0.2, founded: "2022-02-03", least: 1.02, most: 1.4, rate: "4.10" }),
} as const;

function content(of: {
  revenue: number;
  debts: number;
  founded: string;
  least: number;
  most: number;
  rate: string;
}): ProspectContent {
  return {
    ...known,
    company: { ...known.company, establishedOn: of.founded },
    figures: figuresOf(of.revenue, of.debts),
    ask: {
      ...known.ask,
      amountMinFen: million(of.least),
      amountMaxFen: million(of.most),
      maxRatePercent: of.rate,
    },
  };
}

type Tool = (bank: InstitutionActor, prospectId: string) => Promise<unknown>;

/** A probe's result for each company, alone in an empty city, without ids. */
async function answersOf(tool: Tool): Promise<Record<keyof typeof companies, string>> {
  const answers: [string, string][] = [];
  for (const [name, of] of Object.entries(companies)) {
    await app.empty();
    await app.setNow(new Date("2026-11-25T02:00:00Z"));
    const bank = await given.institution();
    const { id } = await publishedContent(app, of);
    const text = JSON.stringify(await tool(bank, id), (_, one: unknown) =>
      typeof one === "bigint" ? `${one}n` : one,
    );
    answers.push([
      name,
      text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id").replace(/"number":\d+/g, ""),
    ]);
  }
  return Object.fromEntries(answers) as Record<keyof typeof companies, string>;
}

async function revealNothing(tool: Tool): Promise<void> {
  const { one, twin, other } = await answersOf(tool);
  expect(twin).toBe(one);
  expect(other).not.toBe(one);
}

const mandateOf = (bank: InstitutionActor, change: Parameters<typeof given.activeMandate>[1] = {}) =>
  given.activeMandate(bank, {
    amountMinFen: null,
    amountMaxFen: null,
    validFrom: "2020-01-01",
    validUntil: "2099-12-31",
    ...change,
  });
const listed = async (bank: InstitutionActor, mandateId: string, filter: OpportunityFilter = {}) => {
  await refreshMatchesOfMandate(app.worker, system, { mandateId });
  const of = { mandateId, filter, sort: "fit", after: null } as const;
  const fit = await listOpportunities(app.web, bank, { ...of, view: "fit" });
  const near = await listOpportunities(app.web, bank, { ...of, view: "near" });
  return [fit.opportunities, near.opportunities];
};
const revenues = [1, 5, 10, 29.9, 30, 31, 33, 37.5, 40, 45, 49, 49.9, 50, 60].map(million);

describe("an institution learns nothing of a blind company", () => {
  test("by the margins of a preference, threshold after threshold", () =>
    revealNothing(async (bank, prospectId) => {
      const answers: unknown[] = [];
      for (const atLeastFen of revenues) {
        const preferences: Preference[] = [
          { kind: "revenue", atLeastFen, weight: 3 },
          { kind: "debt_ratio", atMostBp: 5_000 + answers.length * 60, weight: 2 },
          { kind: "age", atLeastMonths: 90 + answers.length * 3, weight: 1 },
        ];
        const { id } = await mandateOf(bank, {
          preferences: JSON.stringify(preferences, (_, one: unknown) =>
            typeof one === "bigint" ? `${one}` : one,
          ),
        });
        await refreshMatchesOfMandate(app.worker, system, { mandateId: id });
        answers.push(await readOpportunity(app.web, bank, { prospect: prospectId, mandate: id }));
      }
      return answers;
    }));

  test("by twenty minimums of one kind at once", () =>
    revealNothing(async (bank, prospectId) => {
      const preferences = revenues.map((fen) => ({ kind: "revenue", atLeastFen: `${fen}`, weight: 1 }));
      const { id } = await mandateOf(bank, { preferences: JSON.stringify(preferences) });
      await refreshMatchesOfMandate(app.worker, system, { mandateId: id });
      return [
        await readOpportunity(app.web, bank, { prospect: prospectId, mandate: id }),
        await listed(bank, id),
      ];
    }));

  test("by a search through previews", () =>
    revealNothing(async (bank) => {
      const { id: mandateId } = await mandateOf(bank);
      const answers: unknown[] = [];
      for (const minRevenueFen of revenues) {
        for (const terms of [
          { minRevenueFen },
          { minAgeMonths: 90 + answers.length },
          { amountMaxFen: minRevenueFen / 9n },
        ])
          answers.push(await previewMandate(app.web, bank, { mandateId, draft: { terms } }));
      }
      return answers;
    }));

  test("by one version of a mandate after another, or its price", () =>
    revealNothing(async (bank) => {
      const { id } = await mandateOf(bank);
      const answers: unknown[] = [];
      for (const [at, minRevenueFen] of revenues.entries()) {
        await testDatabase(app)()
          .updateTable("mandate")
          .set({ minRevenueFen, priceMinPercent: (3 + at / 3).toFixed(2), version: at + 2 })
          .where("id", "=", id)
          .execute();
        answers.push(await listed(bank, id));
      }
      return answers;
    }));

  test("by filters", () =>
    revealNothing(async (bank) => {
      const { id } = await mandateOf(bank);
      const filters: OpportunityFilter[] = [
        ...[5.1, 5.3, 5.5, 5.7, 6].map((most) => ({ askToFen: million(most) })),
        ...[4.9, 5.1, 5.5, 5.8, 6.1].map((least) => ({ askFromFen: million(least) })),
        ...["photonics", "photonics/laser-devices", "photonics/sensors"].map((sector) => ({ sector })),
        ...["2201", "2201/changchun-new-area", "2201/220104"].map((district) => ({ district })),
        ...["high_tech_enterprise", "little_giant"].map((recognition) => ({ recognition })),
      ];
      const answers: unknown[] = [];
      for (const filter of filters) answers.push(await listed(bank, id, filter));
      return answers;
    }));

  test("by waiting for a birthday", () =>
    revealNothing(async (bank) => {
      const { id } = await mandateOf(bank, { minAgeMonths: 102 });
      const answers: unknown[] = [];
      for (const day of ["2026-11-26", "2026-12-03", "2026-12-31"]) {
        await app.setNow(new Date(`${day}T02:00:00Z`));
        await renewTeasers(app.worker, system);
        answers.push(await listed(bank, id));
      }
      return answers;
    }));
});
