import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  countSharedAmong,
  finestView,
  type RegisteredFacts,
  type SharedBy,
  viewOfTeaser,
} from "#app/domain/prospects/cohort.ts";
import { addDays } from "#app/lib/days.ts";
import { countShared, registerCompany, toRegisteredColumns } from "#db/queries/registered-companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { arranging } from "#tests/factories/arranging.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openHouse } from "#tests/support/house.ts";
import { runsOf } from "#tests/support/sample.ts";

const house = openHouse();
const given = moderationIn(house);
const db = arranging(house);
const system = { kind: "system" } as const;
const noon = new Date("2026-11-25T04:00:00Z");
const today = "2026-11-25";

beforeEach(async () => {
  await house.setNow(noon);
  await house.empty();
});

const anyFirm: fc.Arbitrary<RegisteredFacts> = fc.record({
  sector: fc.constantFrom("photonics/laser-devices", "photonics/optical-components", "new-materials/alloys"),
  district: fc.constantFrom("2201/220104", "2201/changchun-new-area", "3205/320505"),
  size: fc.constantFrom("small", "medium", null),
  foundedOn: fc.integer({ min: 0, max: 9_000 }).map((days) => addDays("2002-02-28", days)),
  staff: fc.option(fc.integer({ min: 0, max: 1_200 })),
  patents: fc.option(fc.integer({ min: 0, max: 25 })),
  titles: fc.subarray(["high_tech_enterprise", "little_giant", "tech_sme"]),
});
const textOf = (shared: readonly SharedBy[]) =>
  shared.map(({ mask, companies }) => `${mask}:${companies}`).sort();

/** What a teaser of a firm showed on a day, some of it left out. */
const anyShown = fc.record({
  ...{ coarseSector: fc.boolean(), hasSize: fc.boolean(), hasAge: fc.boolean(), hasStaff: fc.boolean() },
  hasAll: fc.boolean(),
  ageDays: fc.integer({ min: 0, max: 700 }),
});

describe("how many share what a teaser would show", () => {
  test("is counted in SQL as by the law, with all that was shown of the company before", async () => {
    const { prospectId, company } = await given.submittedProspect(aContent(), { alike: 0 });
    await fc.assert(
      fc.asyncProperty(
        anyFirm,
        fc.array(anyFirm, { minLength: 5, maxLength: 60 }),
        fc.array(anyShown, { maxLength: 2 }),
        fc.boolean(),
        async (own, firms, shownOnes, pledgesPatents) => {
          await house.owner.query("delete from registered_company");
          await house.owner.query("delete from shown_teaser");
          await db()
            .insertInto("registeredCompany")
            .values(
              firms.map((facts, at) => ({ code: `F${at}`, companyId: null, ...toRegisteredColumns(facts) })),
            )
            .execute();
          const bandsOf = (one: (typeof shownOnes)[number]) => ({
            sector: one.coarseSector ? (own.sector.split("/")[0] ?? "") : own.sector,
            place: own.district.split("/")[0] ?? "",
            size: one.hasSize ? own.size : null,
            ageYears: one.hasAge ? { from: 3, to: 5 } : null,
            staff: one.hasStaff && own.staff !== null ? { from: 50, to: 100 } : null,
            classOneIp: null,
            recognitions: one.hasAll ? [...own.titles] : own.titles.slice(0, 1),
            hasAllRecognitions: one.hasAll,
          });
          const shown = shownOnes.map((one) => ({ bands: bandsOf(one), on: addDays(today, -one.ageDays) }));
          for (const [at, { bands, on }] of shown.entries()) {
            await house.owner.query(
              `insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage, instruments, ask_most_fen, bands)
                values ($1, $2, now(), $3, $4, $5, 'growth', '{}', 1, $6)`,
              [prospectId, at + 1, on, bands.sector, bands.place, JSON.stringify(bands)],
            );
          }
          const view = finestView(own, today, pledgesPatents);
          const { companyId } = company;
          const counted = await house.worker.withActor(system, (trx) =>
            countShared(trx, { companyId, code: "own", view }),
          );
          const cell = firms.filter(
            (firm) =>
              firm.sector.split("/")[0] === own.sector.split("/")[0] &&
              firm.district.split("/")[0] === own.district.split("/")[0],
          );
          const views = shown.map(({ bands, on }) => viewOfTeaser(bands, on));
          expect(textOf(counted)).toEqual(textOf(countSharedAmong(cell, view, views)));
        },
      ),
      { numRuns: runsOf(60) },
    );
  });

  test("remembers what registers held before, and a company of another code no longer", async () => {
    const content = aContent();
    const { company } = await given.submittedProspect(content, { alike: 0 });
    const other = await given.submittedProspect(content, { alike: 0 });
    const facts: RegisteredFacts = {
      ...{
        sector: "photonics/laser-devices",
        district: "2201/220104",
        size: "small",
        foundedOn: "2019-01-01",
      },
      ...{ staff: 30, patents: 1, titles: [] },
    };
    const moved = { ...facts, district: "2201/changchun-new-area" };
    const register = (code: string, one: RegisteredFacts) =>
      house.worker.withActor(system, (trx) =>
        registerCompany(trx, { companyId: other.company.companyId, code, facts: one }),
      );
    const counted = async () => {
      const found = await house.worker.withActor(system, (trx) =>
        countShared(trx, { companyId: company.companyId, code: "own", view: finestView(moved, today) }),
      );
      return found.reduce((sum, { companies }) => sum + companies, 0);
    };
    await register("A", facts);
    await register("A", moved);
    await register("A", moved);
    const { rows } = await house.owner.query("select district from registered_company order by until");
    expect(rows).toEqual([{ district: facts.district }, { district: moved.district }]);
    // What was shown of the company was shown while the other was in that district, too.
    await house.owner.query(
      `insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage, instruments, ask_most_fen, bands)
        select id, 1, now(), $1, $2, $3, 'growth', '{}', 1, '{"recognitions": [], "hasAllRecognitions": false}'
        from prospect where company_id = $4`,
      [today, facts.sector, facts.district, company.companyId],
    );
    expect(await counted()).toBe(1);
    await register("B", moved);
    expect(await counted()).toBe(0);
  });

  test("is told to nobody but an admin, the system and the company itself", async () => {
    const mine = await given.submittedProspect(aContent(), { alike: 4 });
    const stranger = await given.submittedProspect(aContent(), { alike: 0 });
    const institution = await given.applicant();
    const admin = await given.admin();
    const { companyId } = mine.company;
    const view = finestView(
      {
        ...{
          sector: "photonics/laser-devices",
          district: "2201/220104",
          size: null,
          foundedOn: "2019-01-01",
        },
        ...{ staff: null, patents: null, titles: [] },
      },
      today,
    );
    const asked = (actor: Parameters<typeof house.app.withActor>[0]) =>
      house.app.withActor(actor, (trx) => countShared(trx, { companyId, code: "own", view }));
    expect((await asked(mine.company)).length).toBeGreaterThan(0);
    expect((await asked(admin)).length).toBeGreaterThan(0);
    expect(await asked(stranger.company)).toEqual([]);
    expect(await asked(institution)).toEqual([]);
    for (const actor of [mine.company, institution]) {
      const rows = await house.app.withActor(actor, (trx) =>
        trx.selectFrom("registeredCompany").select("code").execute(),
      );
      expect(rows).toEqual([]);
    }
  });
});
