import { beforeEach, describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { translator } from "#app/i18n/translator.ts";
import { approveMandate } from "#app/services/mandates/approve-mandate.server.ts";
import { listMandates } from "#app/services/mandates/list-mandates.server.ts";
import { previewMandate } from "#app/services/mandates/preview-mandate.server.ts";
import { saveMandateDraft } from "#app/services/mandates/save-mandate-draft.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { givenIn } from "#tests/factories/given.ts";
import { mandatesIn } from "#tests/factories/mandates.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses } from "#tests/support/refusals.ts";

/** An institution drafts mandates while it is verified, and learns nothing of the market by it. */
const { app, given, db } = openWith(moderationIn, {}, { isEmptied: true });
const records = givenIn(app);
const content = mandateContent({ validFrom: "2026-01-01", validUntil: "2035-12-31" });
const { startedBy, read } = mandatesIn(app, content);
const web = testWeb(app, builtPages, "en");
const t = translator("en", "mandate");
/** The hint of a limit that removes nothing. */
const none = translator("en", "matching")("fields.minRevenueFen.hint", { count: 0 });

async function drafting() {
  const { institution, admin, caseId } = await given.applied();
  return { institution, admin, caseId, ...(await startedBy(institution)) };
}

describe("an institution that is being verified", () => {
  beforeEach(async () => {
    await records.publishedProspect();
  });

  test("drafts and saves, without a count, a sample, or a change that would add to it", async () => {
    const { institution, mandateId, revision } = await drafting();
    const draft = { terms: { title: "Loans on patents" } };
    await saveMandateDraft(app.web, institution, { mandateId, revision, draft });
    const mandate = await read(institution, mandateId);
    expect(mandate.draft.terms?.title).toBe("Loans on patents");
    expect(mandate.preview).toBeNull();
    expect(mandate.decisionPattern).toBeNull();
    const { mandates } = await listMandates(app.web, institution, { after: null, size: 20 });
    expect(mandates).toMatchObject([{ draftTitle: "Loans on patents", status: "draft", fits: 0 }]);
  });

  test("is refused previews and publication by the services themselves, and changes nothing", async () => {
    const { institution, mandateId, revision } = await drafting();
    const preview = () => previewMandate(app.web, institution, { mandateId, draft: content });
    await refuses("institution-not-active", preview, app.traces);
    const submit = () => submitMandate(app.web, institution, { mandateId, revision, content });
    await refuses("institution-not-active", submit, app.traces);
    const approve = () => approveMandate(app.web, institution, { mandateId, revision });
    await refuses("institution-not-active", approve, app.traces);
  });

  test("opens the pages of its drafts alone, which say why they count nothing", async () => {
    const { institution, mandateId } = await drafting();
    const who = web.browser(web.sessions.institution(institution, "verification_pending"));
    const page = await who.get(`/institution/mandates/${mandateId}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(t("edit.unverified"));
    expect(page.text).not.toContain("act=submit");
    // Nothing was counted, which is not none.
    expect(page.text).not.toContain(none);
    // Its way to the history leads there.
    expect(page.text).toContain(`/institution/mandates/${mandateId}/history`);
    expect((await who.get(`/institution/mandates/${mandateId}/history`)).status).toBe(200);
    const list = await who.get("/institution/mandates");
    expect(list.status).toBe(200);
    const fits = /<td[^>]*data-label="Fit now"[^>]*>(.*?)<\/td>/su.exec(list.text)?.[1];
    expect(fits).toBe("–");
    const dashboard = await who.get("/institution");
    expect(dashboard.status).toBe(200);
    expect(dashboard.text).not.toContain(translator("en", "institution")("dashboard.findOpportunities"));
    // Its start page says what it waits for, not that something was refused.
    expect(dashboard.text).toContain("Your licence is being verified");
    expect(dashboard.text).not.toContain(translator("en", "refusals")("institution-not-active"));
    const counted = await who.get(`/institution/mandates/${mandateId}/preview`);
    expect([counted.status, counted.headers.location]).toEqual([302, "/institution/application?instead=yes"]);
  });

  test("that has not applied yet has nothing to draft for", async () => {
    const applicant = await given.applicant();
    const who = web.browser(web.sessions.institution(applicant, null));
    expect((await who.get("/institution/mandates")).status).toBe(302);
  });

  test("reads its tasks with a mandate's names in both languages, or the one that the draft gives it", async () => {
    const { institution, mandateId, revision } = await drafting();
    const names = { nameZh: "专利贷款", nameEn: "Loans on patents" };
    await db.update("mandate", mandateId, names);
    const named = async () =>
      (await readInstitutionDashboard(app.web, institution)).tasks.map(({ headlineZh, headlineEn }) => [
        headlineZh,
        headlineEn,
      ]);
    const draft = (title: string) => ({ terms: { title } });
    const saved = await saveMandateDraft(app.web, institution, {
      mandateId,
      revision,
      draft: draft(names.nameZh),
    });
    expect(await named()).toEqual([[names.nameZh, names.nameEn]]);
    await saveMandateDraft(app.web, institution, {
      mandateId,
      revision: saved.revision,
      draft: draft("Loans on machines"),
    });
    expect(await named()).toEqual([["Loans on machines", "Loans on machines"]]);
  });

  test("does not find the drafts of others", async () => {
    const { mandateId } = await drafting();
    const other = await drafting();
    await refuses("mandate-not-found", read(other.institution, mandateId));
  });
});

describe("once it is verified", () => {
  const waiting = async () =>
    (await given.queuedJobs()).filter(({ task }) => task === "notify-institution-mandate-drafts-wait");

  test("it is notified that its newest draft waits, which it sees counted and can publish", async () => {
    await records.publishedProspect();
    const { institution, admin, caseId } = await drafting();
    const { mandateId, revision } = await startedBy(institution);
    await verifyInstitution(app.web, admin, { caseId, note: null });
    expect(await waiting()).toMatchObject([{ payload: { mandateId } }]);
    expect((await read(institution, mandateId)).preview).toMatchObject({ all: 1 });
    const who = web.browser(web.sessions.institution(institution));
    expect((await who.get(`/institution/mandates/${mandateId}`)).text).toContain(none);
    const { tasks } = await readInstitutionDashboard(app.web, institution);
    expect(tasks.map(({ kind, id }) => [kind, id])).toContainEqual(["finish_mandate", mandateId]);
    const sent = await submitMandate(app.web, institution, { mandateId, revision, content });
    expect(sent).toEqual({ inForce: true });
  });

  test("without drafts it is notified of the verification alone, and of a changed licence it is not again", async () => {
    const { admin, caseId } = await given.applied();
    await verifyInstitution(app.web, admin, { caseId, note: null });
    expect(await waiting()).toEqual([]);
    expect(await db.rows("mandate")).toEqual([]);
  });

  test("its first steps tick themselves off", async () => {
    const { institution, admin, caseId, mandateId, revision } = await drafting();
    const done = async (actor: InstitutionActor) =>
      (await readInstitutionDashboard(app.web, actor)).firstSteps
        ?.filter(({ isDone }) => isDone)
        .map(({ key }) => key);
    expect(await done(institution)).toEqual(["account"]);
    await verifyInstitution(app.web, admin, { caseId, note: null });
    expect(await done(institution)).toEqual(["account", "verify"]);
    await submitMandate(app.web, institution, { mandateId, revision, content });
    const confirmed = { ...institution, confirmation: { hasFactor: true, isFresh: true } };
    expect(await done(confirmed)).toEqual(["account", "verify", "factor", "mandate"]);
    expect(await done({ ...institution, memberRole: "viewer" })).toEqual(["account"]);
  });
});
