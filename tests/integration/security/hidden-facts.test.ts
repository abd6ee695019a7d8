import { expect, test } from "vitest";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { quarterStart } from "#app/domain/prospects/teaser.ts";
import { addMonths, dayOf } from "#app/lib/days.ts";
import type { Canary } from "#tests/factories/canary.ts";
import { becomesPastOf, earlierFundings } from "#tests/factories/earlier-funders.ts";
import { givenIn } from "#tests/factories/given.ts";
import { alone, choicesIn, movedOn, registerLike } from "#tests/factories/renewed.ts";
import { replaceHiddenFacts } from "#tests/factories/replace-hidden-facts.ts";
import { differences, type CollectedOutput } from "#tests/support/canaries/alike.ts";
import { collectOutput } from "#tests/support/canaries/one-database.ts";
import { opportunityAddresses } from "#tests/support/canaries/ranked-list.ts";
import { canaryDataset, forOthers } from "#tests/support/canaries/canary-dataset.ts";
import { openPairedDatabases } from "#tests/support/canaries/paired-databases.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { sampleOf } from "#tests/support/sample.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/**
 * One dataset twice, with the same ids. In the second every company has other facts and another earlier funder, as far as
 * its teasers of this quarter and the next don't show them. Two companies each have an earlier financing with an
 * institution of its own, swapped in the second. The registers of the second have three companies more, and its
 * unanswered requesters were blocked before.
 */
const databases = openPairedDatabases(async (app) => {
  const build = await builtPages();
  await app.setNow(new Date());
  const testData = await canaryDataset(app, build);
  const given = givenIn(app);
  const funders = [await given.institution(), await given.institution()];
  for (const funder of funders) await given.activeMandate(funder, { amountMaxFen: 5_000_000_000n });
  const funded = await earlierFundings(app, funders);
  const rows: { id: string }[] = await app.sql`select id from mandate`;
  for (const { id: mandateId } of rows)
    await refreshMatchesOfMandate(app.worker, { kind: "system" }, { mandateId });
  // One of them reads most of its e-mails in a digest.
  await app.sql`insert into email_choice (user_id, organization_id, group_name, delivery, chosen_at)
    select ${testData.other.userId}, ${testData.other.institutionId}, unnest(array['introductions', 'offers']),
    'digest', now()`;
  return { build, testData, funders, funded, pages: await testData.pagesOf(["institution", "public"]) };
}, 300_000);

/** The earlier financings become those of these companies, in order. */
async function pastIs(app: TestApp, owners: readonly Canary[]): Promise<void> {
  for (const [nth, { actor }] of owners.entries())
    await becomesPastOf(app, databases.filled.funded[nth]?.companyId ?? "", actor.companyId);
}

/** Makes each waiting institution one that the company had blocked before; returns their number. */
async function stopAsking({ owner }: TestApp): Promise<number> {
  const waiting = "from introduction i where i.status = 'consent_pending' and i.requested_by = 'institution'";
  await owner.query(
    `insert into introduction_stop (company_id, institution_id, stopped_by, stopped_at)
     select distinct on (i.company_id, i.institution_id) i.company_id, i.institution_id, m.user_id, i.requested_at
     ${waiting.replace(" where", " join accounts.member m on m.organization_id = i.company_id where")}`,
  );
  const { rowCount } = await owner.query(
    `insert into unheard_request (introduction_id, company_id) select i.id, i.company_id ${waiting}`,
  );
  return rowCount ?? 0;
}

function count(output: CollectedOutput, where: RegExp, text = /^/): number {
  return [...output].filter(([key, words]) => where.test(key) && text.test(words)).length;
}

test("two databases with other hidden facts serve institutions and the public the same bytes, also over the end of a quarter", async () => {
  const { build, testData, funders, pages } = databases.filled;
  const { canaries, mandates, bank, other } = testData;
  // All but the one whose consent is in force.
  const renewedOn = quarterStart(addMonths(dayOf(new Date()), 3));
  const unknown = movedOn(
    canaries.filter(({ at }) => at !== forOthers),
    renewedOn,
  );
  const [one, two] = [testData.canary(63), testData.canary(66)];
  const teaserOf = (at: number) => `/institution/opportunities/${testData.canary(at).prospectId}`;
  const isTable = (path: string) => /\.(pdf|csv)$/.test(path);
  const some = sampleOf(pages, 5).filter((path) => !isTable(path));
  // By then the first archives are listed with their sizes, which depend on the timestamps in them.
  const again = sampleOf(some, 4).filter((path) => path !== "/account/export");
  const [every = "", everyAsTable = ""] = opportunityAddresses(mandates).filter(
    (path) => !path.includes("&"),
  );
  const dataset = {
    build,
    institutions: [bank, other, ...funders],
    paused: testData.canary(61),
    begun: new Date(Math.ceil(Date.now() / 60_000) * 60_000),
    pages: [...pages.filter(isTable), ...some],
    lists: sampleOf(opportunityAddresses(mandates), 8),
    // Every teaser is in one list. Read by themselves are one that omits each kind of fact, and one each that passes
    // a band's edge, loses a title and keeps it.
    renewed: {
      on: renewedOn,
      pages: [...pages.filter(isTable), ...again, ...[7, 17, 27, 67, 87, 60, 45, 46].map(teaserOf)],
      lists: [...new Set([every, everyAsTable, ...sampleOf(opportunityAddresses(mandates), 40)])],
    },
  };
  const [asItWas, otherwise] = databases.apps;
  const first = await collectOutput(asItWas, {
    ...dataset,
    async happen() {
      await pastIs(asItWas, [one, two]);
      await replaceHiddenFacts(asItWas, unknown, { isOther: false, renewedOn });
    },
  });
  let counts = new Map<string, number>();
  let stopped = 0;
  const second = await collectOutput(otherwise, {
    ...dataset,
    async happen() {
      await pastIs(otherwise, [two, one]);
      await registerLike(otherwise, [132, 136, 140].map(testData.canary));
      stopped = await stopAsking(otherwise);
      counts = await replaceHiddenFacts(otherwise, unknown, { renewedOn });
    },
  });
  // The sharing companies are counted again: the choice by that count is published, the count is not.
  const [choices, otherChoices] = [
    await choicesIn(asItWas, renewedOn),
    await choicesIn(otherwise, renewedOn),
  ];
  expect(otherChoices.map(({ choice }) => choice)).toEqual(choices.map(({ choice }) => choice));
  expect(differences(first, second)).toEqual([]);

  // The comparison is meaningful: many facts differ, and everything was read.
  expect(stopped).toBeGreaterThan(1);
  const inBands = ["staff", "patents", "figures", "founded", "ask", "rate"].map((fact) => counts.get(fact));
  expect(Math.min(...inBands.map((companies) => companies ?? 0))).toBeGreaterThan(150);
  const withheld = ["sector", "place", "titles", "size", "withheld staff", "withheld patents"];
  expect(withheld.filter((fact) => (counts.get(fact) ?? 0) < 2)).toEqual([]);
  expect(count(first, / \//)).toBeGreaterThan(300);
  expect(count(first, /\.pdf$/, /^200/)).toBeGreaterThan(0);
  expect(count(first, /\.csv(\?|$)/, /^200/)).toBeGreaterThan(10);
  expect(count(first, /archive: tables\//)).toBeGreaterThan(40);
  expect(count(first, /^email/)).toBeGreaterThan(20);
  expect(count(first, /hears of a pause/, /lists/)).toBe(4);

  // On the quarter's first day, too: every teaser was renewed and many changed, titles ended, two were paused.
  expect(choices.filter(({ isRenewed }) => !isRenewed)).toEqual([]);
  expect(choices.filter(({ edition }) => edition > 1).length).toBeGreaterThan(40);
  const countsDiffer = choices.filter(({ sharedBy }, nth) => sharedBy !== otherChoices[nth]?.sharedBy);
  expect(countsDiffer.length).toBeGreaterThan(15);
  for (const at of alone)
    expect(choices.map(({ choice }) => choice)).toContainEqual(
      expect.stringContaining(`${testData.canary(at).prospectId} paused`),
    );
  expect(counts.get("ends")).toBeGreaterThan(70);
  expect(count(first, /hears of a night/, /lists/)).toBe(4);
  expect(count(first, /renewed: \//)).toBeGreaterThan(150);
  expect(count(first, /renewed:.*\.csv(\?|$)/, /^200/)).toBeGreaterThan(5);
  expect(count(first, /renewed: archive: tables\//)).toBeGreaterThan(40);
  expect(count(first, /^email renewed/)).toBeGreaterThan(count(first, /^email \d/));
}, 1_800_000);
