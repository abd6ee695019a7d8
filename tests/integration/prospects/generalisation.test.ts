import { addDays } from "#app/lib/days.ts";
import { describe, expect, test } from "vitest";
import { finestView, type RegisteredFacts, SHARED_BITS, TITLE_BIT } from "#app/domain/prospects/cohort.ts";
import {
  countShared,
  registerCompany,
  toRegisteredColumns,
} from "#db/queries/organizations/registered-companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";

const noon = new Date("2026-11-25T04:00:00Z");
const { app, db } = openGiven({}, { isEmptied: true, startsAt: noon });
const given = moderationIn(app);
const today = "2026-11-25";

describe("the number of companies that share a teaser", () => {
  test("is zero for a title that SQL doesn't know", async () => {
    const { prospectId, company } = await given.submittedProspect(aContent(), { alike: 0 });
    await app.sql`delete from registered_company`;
    const facts: RegisteredFacts = {
      sector: "photonics/laser-devices",
      district: "2201/220104",
      size: null,
      foundedOn: "2019-01-01",
      staff: null,
      patents: null,
      titles: ["gone", "tech_sme"],
    };
    await db.insert("registeredCompany", { code: "A", companyId: null, ...toRegisteredColumns(facts) });
    const { companyId } = company;
    const counted = async (titles: string[]) => {
      const view = finestView({ ...facts, titles }, today);
      return app.worker.withActor(system, (trx) => countShared(trx, { companyId, code: "own", view }));
    };
    const plain = SHARED_BITS.noMore - 1;
    expect(await counted(["gone", "tech_sme"])).toEqual([{ mask: plain | (TITLE_BIT << 1), companies: 1 }]);
    expect(await counted(["tech_sme"])).toEqual([{ mask: plain | TITLE_BIT, companies: 1 }]);
    expect(await counted([])).toEqual([{ mask: plain, companies: 1 }]);
    await app.sql`insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage,
      instruments, ask_most_fen, bands)
      values (${prospectId}, 1, now(), ${today}, 'photonics', '2201', 'growth', '{}', 1,
      '{"recognitions": ["gone"], "hasAllRecognitions": false}')`;
    expect(await counted([])).toEqual([]);
  });

  test("includes companies of earlier registers, and none under a replaced code", async () => {
    const content = aContent();
    const { company } = await given.submittedProspect(content, { alike: 0 });
    const other = await given.submittedProspect(content, { alike: 0 });
    const facts: RegisteredFacts = {
      sector: "photonics/laser-devices",
      district: "2201/220104",
      size: "small",
      foundedOn: "2019-01-01",
      staff: 30,
      patents: 1,
      titles: [],
    };
    const moved = { ...facts, district: "2201/changchun-new-area" };
    const register = (code: string, one: RegisteredFacts) =>
      app.worker.withActor(system, (trx) =>
        registerCompany(trx, { companyId: other.company.companyId, code, facts: one }),
      );
    const counted = async () => {
      const found = await app.worker.withActor(system, (trx) =>
        countShared(trx, { companyId: company.companyId, code: "own", view: finestView(moved, today) }),
      );
      return found.reduce((sum, { companies }) => sum + companies, 0);
    };
    /** Shown so of the company in the district of before. */
    const show = (on = today) =>
      app.sql`insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage,
      instruments, ask_most_fen, bands)
      select id, 1, app_clock_now(), ${on}, ${facts.sector}, ${facts.district}, 'growth', '{}', 1,
      '{"recognitions": [], "hasAllRecognitions": false}'
      from prospect where company_id = ${company.companyId}`;
    await register("A", facts);
    await show();
    await register("A", moved);
    await register("A", moved);
    const rows = await app.sql`select district from registered_company order by until`;
    expect(rows).toEqual([{ district: facts.district }, { district: moved.district }]);
    // The other was in that district when this was shown of the company.
    expect(await counted()).toBe(1);
    // An edit of a hidden fact shows the same on the same date, and reveals nothing more.
    await show();
    expect(await counted()).toBe(1);
    await show(addDays(today, 30));
    expect(await counted()).toBe(0);
    await app.sql`delete from shown_teaser`;
    expect(await counted()).toBe(1);
    await register("B", moved);
    await app.sql`update registered_company set district = ${facts.district}`;
    expect(await counted()).toBe(1);
    expect(await app.sql`select code from registered_company`).toEqual([{ code: "B" }]);
  });

  test("is visible to admins, the system and the company itself only", async () => {
    const mine = await given.submittedProspect(aContent(), { alike: 4 });
    const stranger = await given.submittedProspect(aContent(), { alike: 0 });
    const institution = await given.applicant();
    const admin = await given.admin();
    const { companyId } = mine.company;
    const view = finestView(
      {
        sector: "photonics/laser-devices",
        district: "2201/220104",
        size: null,
        foundedOn: "2019-01-01",
        staff: null,
        patents: null,
        titles: [],
      },
      today,
    );
    const asked = (actor: Parameters<typeof app.web.withActor>[0]) =>
      app.web.withActor(actor, (trx) => countShared(trx, { companyId, code: "own", view }));
    expect((await asked(mine.company)).length).toBeGreaterThan(0);
    expect((await asked(admin)).length).toBeGreaterThan(0);
    expect(await asked(stranger.company)).toEqual([]);
    expect(await asked(institution)).toEqual([]);
    for (const actor of [mine.company, institution]) {
      const rows = await app.web.withActor(actor, (trx) =>
        trx.selectFrom("registeredCompany").select("code").execute(),
      );
      expect(rows).toEqual([]);
    }
  });
});
