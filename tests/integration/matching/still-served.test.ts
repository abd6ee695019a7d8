import { beforeAll, expect, test } from "vitest";
import { CRITERIA } from "#app/domain/matching/criteria/list.ts";
import { isCertain, isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { dayOf } from "#app/lib/days.ts";
import { listTeaserFacts, listMandateTerms } from "#db/queries/matching/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import { changchun } from "#db/seeds/city/cities.ts";
import { insertCity } from "#scripts/datasets/insert-city.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** The cost of judging by teasers, on a demonstration city: no fitting pair is lost, and lists stay useful. */
const app = openTestApp();
const system = { kind: "system" } as const;
const today = dayOf(new Date());

interface Prospect {
  shown: ProspectFacts;
  /** The company's own exact facts, its age on the teaser's date. */
  own: ProspectFacts;
}
let prospects: Prospect[];
let mandates: { terms: MandateTerms; exact: MandateTerms }[];

beforeAll(async () => {
  await insertCity(app.databaseUrl, new Date(), { ...changchun, companies: 400, part: 400 });
  await app.worker.withActor(system, async (trx) => {
    const facts = new Map(
      (await listTeaserFacts(trx, null, 10_000)).map((row) => [row.prospectId, toProspectFacts(row)]),
    );
    const rows = await trx
      .selectFrom("teaser")
      .innerJoin("prospect", "prospect.id", "teaser.prospectId")
      .innerJoin("prospectVersion as v", (join) =>
        join.onRef("v.prospectId", "=", "prospect.id").onRef("v.version", "=", "teaser.version"),
      )
      .select(["prospect.id", "prospect.acceptedFen", "teaser.version", "teaser.shownOn", "v.content"])
      .execute();
    prospects = rows.flatMap(({ id, acceptedFen, version, shownOn, content }) => {
      const shown = facts.get(id);
      if (shown === undefined) return [];
      const state = { prospectId: id, version, acceptedFen };
      return [{ shown, own: factsOf(prospectContentSchema.parse(content), state, shownOn) }];
    });
    mandates = (await listMandateTerms(trx)).map((row) => {
      const terms = toMandateTerms(row);
      return { terms, exact: { ...terms, budgetLeftFen: row.budgetFen - row.reservedFen - row.drawnFen } };
    });
  });
}, 180_000);

/** Criteria for which the teaser shows less than a band: hidden, coarse, or the company's own limit on price. */
function isHidden(id: string, { shown, own }: Prospect): boolean {
  if (id === "price") return true;
  if (id === "sector") return shown.sector !== own.sector;
  if (id === "district") return shown.district !== own.district;
  if (id === "revenue") return shown.revenueFen === null;
  if (id === "age") return shown.ageMonths === null;
  return id === "recognition" && !shown.hasAllRecognitions;
}

test("every pair that fits by exact figures is listed, and most listed pairs fit by exact figures", () => {
  const count = { exact: 0, listed: 0, fits: 0, fitsAsFarAsShown: 0 };
  const lost: string[] = [];
  for (const prospect of prospects) {
    const { shown, own } = prospect;
    for (const { terms, exact } of mandates) {
      const fits = isCertain(own, exact, today);
      const isListed = isEligible(shown, terms, today);
      if (fits) count.exact += 1;
      if (fits && !isListed) lost.push(`${shown.prospectId} ${terms.mandateId}`);
      if (!isListed) continue;
      count.listed += 1;
      if (fits) count.fits += 1;
      const missed = CRITERIA.filter(({ outcome }) => outcome(own, exact, today) !== "met");
      if (missed.every(({ id }) => isHidden(id, prospect))) count.fitsAsFarAsShown += 1;
    }
  }
  const of = (some: number) => Math.round((1_000 * some) / count.listed) / 10;
  process.stdout.write(
    `${prospects.length} prospects × ${mandates.length} mandates: ${count.exact} pairs fit exactly, ${count.listed} are listed; ` +
      `of those ${of(count.fits)} % fit exactly, ${of(count.fitsAsFarAsShown)} % with price and hidden attributes aside\n`,
  );
  expect(lost).toEqual([]);
  expect(count.exact).toBeGreaterThan(100);
  expect(of(count.fits)).toBeGreaterThanOrEqual(72);
  expect(of(count.fitsAsFarAsShown)).toBeGreaterThanOrEqual(88);
});
