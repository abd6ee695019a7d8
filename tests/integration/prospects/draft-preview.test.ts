import { describe, expect, test } from "vitest";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { registeredFactsOf } from "#app/domain/prospects/cohort.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { previewProspect } from "#app/services/prospects/preview-prospect.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { toRegisteredColumns } from "#db/queries/organizations/registered-companies.ts";
import { aDraft, companiesIn } from "#tests/factories/companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn, validCode } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";

const today = "2026-11-25";
const { app, db } = openGiven({}, { isEmptied: true, startsAt: new Date(`${today}T04:00:00Z`) });
const companies = companiesIn(app);
const moderation = moderationIn(app);

/** Firms in a register that are like that one, save that they have so many employees. */
async function register(content: ProspectContent, staff: number, codes: readonly string[]) {
  const columns = toRegisteredColumns({ ...registeredFactsOf(content, today), staff });
  for (const code of codes) await db.insert("registeredCompany", { code, companyId: null, ...columns });
}

const some = (count: number) => Array.from({ length: count }, () => validCode());

describe("the preview of an unmoderated draft", () => {
  test("shows all that a teaser can show, whatever companies exist and whose facts and code it has", async () => {
    const target = aContent();
    const writer = await companies.company();
    const prospectId = await companies.prospect(writer);
    const look = async () => {
      const { teaser, disclosure } = await previewProspect(app.web, writer, prospectId);
      return { teaser, disclosure };
    };
    const first = await look();
    expect(first.teaser).toMatchObject({ staff: { from: 50, to: 100 }, place: target.company.district });
    expect(first.disclosure).toMatchObject({ counted: null, coarsened: [] });
    await register(target, 86, some(3));
    await register(target, 30, [target.company.uscc, ...some(20)]);
    expect(await look()).toEqual(first);
    const { admin, caseId } = await moderation.takenProspect(target, { alike: 0 });
    await publishProspect(app.web, admin, { caseId, note: null });
    expect(await look()).toEqual(first);
    await db().deleteFrom("registeredCompany").where("companyId", "is", null).execute();
    await db.update("company", writer.companyId, { uscc: target.company.uscc });
    expect(await look()).toEqual(first);
  });

  test("keeps the generalisation already chosen for a published company that edits its facts", async () => {
    const company = await companies.company();
    const prospectId = await companies.prospect(company);
    await submitProspect(app.web, company, { prospectId, revision: 1 });
    const { id: caseId } = await db.row("moderationCase", { prospectId });
    const content = aContent();
    await register(content, 86, some(3));
    await register(content, 900, some(1));
    const admin = await moderation.admin();
    await takeCase(app.web, admin, caseId);
    await publishProspect(app.web, admin, { caseId, note: null });
    const look = () => previewProspect(app.web, company, prospectId);
    const preview = await look();
    expect(preview.disclosure).toMatchObject({ counted: { sharedBy: 5 }, coarsened: ["staff", "patents"] });
    const draft = aDraft();
    const years = draft.figures?.years?.map((year) => ({ ...year, staff: 900 }));
    await db.update("prospect", prospectId, {
      draft: JSON.stringify(draftJson({ ...draft, figures: { ...draft.figures, years } })),
    });
    await register(content, 900, some(9));
    const edited = await look();
    expect(edited.changed).toEqual(["figures.years"]);
    expect(edited.disclosure).toEqual({ ...preview.disclosure, counted: null });
    expect(edited.teaser?.staff).toBeNull();
  });
});
