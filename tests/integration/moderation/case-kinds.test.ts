import { expect, test } from "vitest";
import { sendInstitutionToVerification, sendProspectToModeration } from "#db/queries/moderation/cases.ts";
import { listCases } from "#app/services/moderation/list-cases.server.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { caseFilterSchema } from "#app/domain/moderation/queue.ts";
import { aContent } from "#tests/factories/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";

/** A case stays what it was when it was opened, whatever is live by then. */
const { app, db, given } = openWith(moderationIn, {}, { isEmptied: true });

const later = () => ({
  dueAt: new Date(app.web.now().getTime() + 2 * 86_400_000),
  now: new Date(app.web.now().getTime() + 1_000),
  isDemonstration: false,
});

test("the case of a first submission is not one of a change once a change is live, nor compared with it", async () => {
  const { company, prospectId, caseId, admin } = await given.takenProspect(aContent());
  await publishProspect(app.web, admin, { caseId, note: null });
  const companyId = company.companyId;
  const content = JSON.stringify(draftJson(aContent({ business: { market: "新市场。" } })));
  await db.insert("prospectVersion", {
    prospectId,
    version: 2,
    companyId,
    content,
    submittedBy: company.userId,
  });
  const change = await app.web.withActor(company, (trx) =>
    sendProspectToModeration(trx, { prospectId, companyId, version: 2, ...later() }),
  );
  const kindsNow = async () =>
    Object.fromEntries(
      await Promise.all(
        [caseId, change.caseId].map(async (id) => {
          const { submission } = await readCase(app.web, admin, id);
          return [id, [submission?.isFirst, submission?.liveVersion]] as const;
        }),
      ),
    );
  expect(await kindsNow()).toEqual({ [caseId]: [true, null], [change.caseId]: [false, 1] });
  await takeCase(app.web, admin, change.caseId);
  await publishProspect(app.web, admin, { caseId: change.caseId, note: null });
  expect(await kindsNow()).toEqual({ [caseId]: [true, null], [change.caseId]: [false, null] });
  const { page } = await listCases(app.web, admin, caseFilterSchema.parse({ view: "decided" }));
  expect(Object.fromEntries(page.rows.map(({ id, isFirst }) => [id, isFirst]))).toEqual({
    [caseId]: true,
    [change.caseId]: false,
  });
});

test("the case of a first verification is not one of a change of licence once one is verified", async () => {
  const { institution, admin, caseId } = await given.applied();
  await verifyInstitution(app.web, admin, { caseId, note: null });
  const { institutionId } = institution;
  await db.insert("institutionApplication", {
    institutionId,
    version: 2,
    content: (await db.row("institutionApplication", { institutionId, version: 1 })).content as string,
    submittedBy: institution.userId,
  });
  const change = await app.web.withActor(institution, (trx) =>
    sendInstitutionToVerification(trx, { institutionId, version: 2, ...later() }),
  );
  const isFirst = async (id: string) => (await readCase(app.web, admin, id)).application?.isOfFirst;
  expect([await isFirst(caseId), await isFirst(change.caseId)]).toEqual([true, false]);
  await db.update("institution", institutionId, { verifiedAt: later().dueAt, version: 2 });
  expect([await isFirst(caseId), await isFirst(change.caseId)]).toEqual([true, false]);
});
