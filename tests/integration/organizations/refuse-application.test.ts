import { expect, test } from "vitest";
import { returnInstitution } from "#app/services/moderation/return-institution.server.ts";
import { refuseInstitution } from "#app/services/moderation/refuse-institution.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { dayOn } from "#tests/factories/days.ts";
import { anApplication, moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

const { app, db } = openGiven();
const given = moderationIn(app);
const web = testWeb(app, builtPages, "en");
const words = "The number is not in the register of the regulator.";

async function inHand() {
  const applied = await given.applied();
  const path = `/admin/cases/${applied.caseId}`;
  const statusOf = async () => (await db.row("institution", applied.institution.institutionId)).status;
  return { ...applied, path, statusOf, browser: web.browser(web.sessions.admin(applied.admin.userId)) };
}

test("the case of a first application leads to the review of its refusal, and refuses to end it without", async () => {
  const { path, browser, admin, caseId, statusOf } = await inHand();
  const page = await browser.get(path);
  expect(page.text).toContain(`${path}/refuse`);
  expect(page.text).not.toContain('value="refuse"');
  const posted = { act: "decide-institution", version: "1", verdict: "refuse", codes: "other", note: words };
  const refused = await unchanged(app.traces, () => browser.post(path, posted));
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("The refusal of a first application ends it for good");
  expect(refused.text).toContain(words);
  await refuses(
    "application-refusal-unreviewed",
    () => refuseInstitution(app.web, admin, { caseId, reasonCodes: ["other"], note: words, reviewed: null }),
    app.traces,
  );
  expect(await statusOf()).toBe("verification_pending");
});

test("its review names what ends, asks for a reason, and refuses the application", async () => {
  const { path, browser, statusOf } = await inHand();
  const review = await browser.get(`${path}/refuse`);
  expect(review.text).toContain("The application ends for good");
  expect(review.text).toContain("nothing more than this decision");
  const sent = { ...Object.fromEntries(shownValues(review.text, "refuse")), act: "refuse" };
  const without = await unchanged(app.traces, () => browser.post(`${path}/refuse`, { ...sent, note: words }));
  expect(without.status).toBe(422);
  expect(without.text).toContain(words);
  const wordless = await unchanged(app.traces, () =>
    browser.post(`${path}/refuse`, { ...sent, codes: "other", note: " " }),
  );
  expect(wordless.status).toBe(422);
  expect((await browser.post(`${path}/refuse`, { ...sent, codes: "other", note: words })).status).toBe(303);
  expect(await statusOf()).toBe("terminated");
  expect((await browser.get(`${path}/refuse`)).text).toContain("The case was decided or moved meanwhile");
});

test("another version than the one that was read is not refused, and the words stay", async () => {
  const { path, browser, admin, institution, application, caseId, statusOf } = await inHand();
  const review = await browser.get(`${path}/refuse`);
  const sent = { ...Object.fromEntries(shownValues(review.text, "refuse")), act: "refuse" };
  await returnInstitution(app.web, admin, {
    caseId,
    reasonCodes: ["documents_incomplete"],
    fieldNotes: [],
    note: null,
    answerBy: dayOn(20),
  });
  await applyForVerification(app.web, institution, { ...application, licenceScope: "发放贷款；票据贴现" });
  const stale = await unchanged(app.traces, () =>
    browser.post(`${path}/refuse`, { ...sent, codes: "other", note: words }),
  );
  expect(stale.status).toBe(409);
  expect(stale.text).toContain("What you reviewed has changed meanwhile");
  expect(stale.text).toContain(words);
  expect(await statusOf()).not.toBe("terminated");
});

test("a change of a verified licence is refused on its case's page, as before, and has no such review", async () => {
  const { admin, institution, application, caseId, statusOf } = await inHand();
  await verifyInstitution(app.web, admin, { caseId, note: null });
  const changed = { ...application, licenceScope: "发放贷款；票据贴现" };
  const next = await applyForVerification(app.web, institution, changed);
  const path = `/admin/cases/${next.caseId}`;
  const browser = web.browser(web.sessions.admin(admin.userId));
  expect((await browser.post(path, { act: "take" })).status).toBe(303);
  expect((await browser.get(path)).text).toContain('value="refuse"');
  const review = await browser.get(`${path}/refuse`);
  expect(review.text).toContain("Back to the case");
  expect(shownValues(review.text, "refuse").map(([name]) => name)).not.toContain("codes");
  const reviewed = { version: 2 };
  const of = { caseId: next.caseId, reasonCodes: ["other"], note: words };
  await refuses("review-outdated", () => refuseInstitution(app.web, admin, { ...of, reviewed }), app.traces);
  const decided = { act: "decide-institution", version: "2", verdict: "refuse", codes: "other", note: words };
  expect((await browser.post(path, decided)).status).toBe(303);
  expect(await statusOf()).toBe("active");
});

test("of a case that nobody has taken, says to take it first, and refuses nothing", async () => {
  const institution = await given.applicant();
  const { caseId } = await applyForVerification(app.web, institution, anApplication());
  const admin = await given.admin();
  const path = `/admin/cases/${caseId}/refuse`;
  const browser = web.browser(web.sessions.admin(admin.userId));
  expect((await browser.get(path)).text).toContain("Nobody has taken this case yet");
  const refusal = { caseId, reasonCodes: ["other"] as const, note: words, reviewed: null };
  await refuses("case-not-taken", () => refuseInstitution(app.web, admin, refusal), app.traces);
});
