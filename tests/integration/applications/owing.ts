import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { explainMissingFile } from "#app/services/applications/explain-missing-file.server.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { requestItems } from "#app/services/applications/request-items.server.ts";
import type { DocumentsContext } from "#app/services/context.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { handsOver } from "#tests/factories/hand-over.ts";
import { testDatabase } from "#tests/factories/test-database.ts";

const begun = new Date("2026-11-25T02:00:00Z");
const asked = new Date("2026-12-02T02:00:00Z");
/** When the tests provide the items. */
export const providedAt = new Date("2026-12-10T02:00:00Z");

/** Applications whose decision clock is stopped at 15 working days, since their company owes items. */
export function owingIn(app: TestApp, company: CompanyActor, institution: InstitutionActor) {
  const db = testDatabase(app);
  const applications = applicationsIn(app, company, institution);
  const application = (id: string) => db.row("application", id);
  const items = (id: string) => db.rows("applicationItem", { applicationId: id }, "id");

  async function owing(...codes: RequestedItem[]) {
    await app.setNow(begun);
    const { id, introductionId } = await applications.submitted();
    await applications.complete(id);
    await app.setNow(asked);
    await requestItems(app.web, institution, {
      applicationId: id,
      items: codes,
      words: "Stamped",
      dueOn: addDays(dayOf(asked), 7),
    });
    await app.setNow(providedAt);
    const rows = await items(id);
    return {
      id,
      introductionId,
      item: (code: RequestedItem) => rows.find((one) => one.code === code)?.id ?? "",
    };
  }

  return {
    owing,
    complete: applications.complete,
    application,
    items,
    /** All rows that a refusal must not change. */
    state: async (id: string) => ({ application: await application(id), items: await items(id) }),
    /** As the institution reads the items. */
    seen: async (id: string) => (await readApplicationAsInstitution(app.web, institution, id)).items,
    upload: (item: string, bytes = pdf(), ctx: DocumentsContext = app.web) =>
      handsOver(ctx, company, { item }, { bytes }),
    without: (applicationId: string, itemId: string, reason = "Not yet due.", as = company) =>
      explainMissingFile(app.web, as, { applicationId, itemId, reason }),
  };
}
