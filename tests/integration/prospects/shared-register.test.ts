import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countSharedAmong,
  finestView,
  fitsView,
  foundedWithin,
  type RegisteredFacts,
  type RegisterView,
  type SharedBy,
  viewOfTeaser,
} from "#app/domain/prospects/cohort.ts";
import { RECOGNITIONS } from "#app/domain/codes/companies.ts";
import { addDays, type Day, instantOf, monthsBetween } from "#app/lib/days.ts";
import { countShared, toRegisteredColumns } from "#db/queries/organizations/registered-companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";
import { minimumOf, propertyRuns } from "#tests/support/sample.ts";

const noon = new Date("2026-11-25T04:00:00Z");
const { app, db } = openGiven({}, { isEmptied: true, startsAt: noon });
const given = moderationIn(app);
const today = "2026-11-25";

const anyFirm: fc.Arbitrary<RegisteredFacts> = fc.record({
  sector: fc.constantFrom("photonics/laser-devices", "photonics/optical-components", "new-materials/alloys"),
  district: fc.constantFrom("2201/220104", "2201/changchun-new-area", "3205/320505"),
  size: fc.constantFrom("small", "medium", null),
  foundedOn: fc.integer({ min: 0, max: 9_000 }).map((days) => addDays("2002-02-28", days)),
  staff: fc.option(fc.integer({ min: 0, max: 1_200 })),
  patents: fc.option(fc.integer({ min: 0, max: 25 })),
  titles: fc
    .oneof(fc.subarray(["high_tech_enterprise", "little_giant", "tech_sme"]), fc.subarray([...RECOGNITIONS]))
    .map((titles) => titles.sort()),
});
const FIELDS = ["sector", "district", "size", "foundedOn", "staff", "patents", "titles"] as const;

/** A firm that shares some attributes with another, so that some firms share much. */
const like = (own: RegisteredFacts): fc.Arbitrary<RegisteredFacts> =>
  fc
    .tuple(anyFirm, fc.subarray([...FIELDS]))
    .map(([firm, same]) => ({ ...firm, ...Object.fromEntries(same.map((field) => [field, own[field]])) }));

/** What registers held of such a firm, the latest first, and for how many days each has been so. */
const anyStates = (own: RegisteredFacts): fc.Arbitrary<State[]> =>
  fc
    .tuple(fc.array(like(own), { minLength: 1, maxLength: 3 }), fc.array(fc.integer({ min: 1, max: 400 })))
    .map(([all, days]) => {
      let daysAgo = 0;
      return all.map((facts, nth) => ({ facts, daysAgo: (daysAgo += days[nth] ?? 60) }));
    });
interface State {
  facts: RegisteredFacts;
  daysAgo: number;
}
const startOf = (daysAgo: number) => instantOf(addDays(today, -daysAgo)).toISOString();
/** What a register held on a day; of before it began, its first. */
const stateOn = (states: readonly State[], day: Day): RegisteredFacts =>
  (states.find(({ daysAgo }) => addDays(today, -daysAgo) <= day) ?? states.at(-1))?.facts as RegisteredFacts;

/** A firm among others, each with what registers held of it. */
const anyCell = anyFirm.chain((own) =>
  fc.record({ own: fc.constant(own), firms: fc.array(anyStates(own), { minLength: 30, maxLength: 90 }) }),
);
/** From three fifths of a value up to its double. */
const bandAround = (value: number) => ({ from: Math.floor(value * 0.6), to: Math.ceil(value * 2) + 1 });
const textOf = (shared: readonly SharedBy[]) =>
  shared.map(({ mask, companies }) => `${mask}:${companies}`).sort();

/** What a teaser of a firm showed on a day, partly omitted. */
const anyShown = fc.record({
  coarseSector: fc.boolean(),
  hasSize: fc.boolean(),
  hasAge: fc.boolean(),
  hasStaff: fc.boolean(),
  hasAll: fc.boolean(),
  hasPatents: fc.boolean(),
  pledges: fc.boolean(),
  ageDays: fc.integer({ min: 0, max: 700 }),
});
/** Mostly several teasers, one after the other: what they show together is the hard case. */
const anyShownOnes = fc.oneof(
  { weight: 1, arbitrary: fc.array(anyShown, { maxLength: 1 }) },
  { weight: 4, arbitrary: fc.array(anyShown, { minLength: 2, maxLength: 4 }) },
);

describe("the number of companies that share a teaser", () => {
  test("is the same in SQL and in the domain function, with all that was shown of the company before", async () => {
    const { prospectId, company } = await given.submittedProspect(aContent(), { alike: 0 });
    let met = 0;
    await fc.assert(
      fc.asyncProperty(
        anyCell,
        anyShownOnes,
        fc.boolean(),
        async ({ own, firms }, shownOnes, pledgesPatents) => {
          await app.sql`delete from registered_company`;
          await app.sql`delete from shown_teaser`;
          await db.insertAll(
            "registeredCompany",
            firms.flatMap((states, at) =>
              states.map(({ facts, daysAgo }, nth) => ({
                code: `F${at}`,
                companyId: null,
                ...toRegisteredColumns(facts),
                ...(nth === 0 ? {} : { until: startOf(states[nth - 1]?.daysAgo ?? 0) }),
                ...(nth === states.length - 1 ? {} : { since: startOf(daysAgo) }),
              })),
            ),
          );
          const bandsOf = (one: (typeof shownOnes)[number]) => ({
            sector: one.coarseSector ? (own.sector.split("/")[0] ?? "") : own.sector,
            place: own.district.split("/")[0] ?? "",
            size: one.hasSize ? own.size : null,
            founded: one.hasAge
              ? foundedWithin(
                  bandAround(Math.max(0, monthsBetween(own.foundedOn, today) / 12 - one.ageDays / 365)),
                  addDays(today, -one.ageDays),
                )
              : null,
            staff: one.hasStaff && own.staff !== null ? bandAround(own.staff) : null,
            classOneIp: one.hasPatents && own.patents !== null ? { from: 1, to: null } : null,
            recognitions: one.hasAll ? [...own.titles] : own.titles.slice(0, 1),
            hasAllRecognitions: one.hasAll,
          });
          const shown = shownOnes.map((one) => ({
            bands: bandsOf(one),
            on: addDays(today, -one.ageDays),
            pledges: one.pledges,
          }));
          for (const [at, { bands, on, pledges }] of shown.entries()) {
            await app.sql`insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place,
              stage, instruments, ask_most_fen, bands, pledges_patents)
              values (${prospectId}, ${at + 1}, ${instantOf(on)}, ${on}, ${bands.sector}, ${bands.place},
              'growth', '{}', 1, ${JSON.stringify(bands)}, ${pledges})`;
          }
          const view = finestView(own, today, pledgesPatents);
          const { companyId } = company;
          const counted = await app.worker.withActor(system, (trx) =>
            countShared(trx, { companyId, code: "own", view }),
          );
          const views = shown.map(({ bands, on, pledges }) =>
            viewOfTeaser({ ...bands, securities: pledges ? ["class_one_ip"] : null }, on),
          );
          const others = firms.flatMap((states) => {
            const firm = states[0]?.facts as RegisteredFacts;
            const isOfCell =
              firm.sector.split("/")[0] === own.sector.split("/")[0] &&
              firm.district.split("/")[0] === own.district.split("/")[0];
            const mayBeIt = shown.every(({ on }, nth) =>
              fitsView(stateOn(states, on), views[nth] as RegisterView),
            );
            return isOfCell && mayBeIt ? [firm] : [];
          });
          expect(textOf(counted)).toEqual(textOf(countSharedAmong(others, view, [])));
          if (shown.length > 1 && counted.length > 0) met += 1;
        },
      ),
      { numRuns: propertyRuns(100) },
    );
    expect(met).toBeGreaterThan(minimumOf(30));
  });
});
