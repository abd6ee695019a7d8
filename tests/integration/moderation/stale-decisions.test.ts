import { describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { refuseInstitution } from "#app/services/moderation/refuse-institution.server.ts";
import { assignCase } from "#app/services/moderation/assign-case.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { returnInstitution } from "#app/services/moderation/return-institution.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { dayOn } from "#tests/factories/days.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import type { Browser } from "#tests/support/http/browser.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

/** A decision is on the submission that the moderator read, not on the one that came into the same case since. */
const { app, db, given } = openWith(moderationIn);
const web = testWeb(app, builtPages, "en");
const browserOf = ({ userId }: AdminActor) => web.browser(web.sessions.admin(userId));

/** The next version comes into the case, as the answer to a request for changes. */
async function sendsAgain({ prospectId, caseId }: { prospectId: string; caseId: string }) {
  const { business } = aContent({ business: { headline: "另一种产品，另一个市场。" } });
  const { content, companyId } = await db.row("prospectVersion", { prospectId, version: 1 });
  await db.insert("prospectVersion", {
    prospectId,
    companyId,
    version: 2,
    content: JSON.stringify({ ...(content as object), business }),
    submittedBy: null,
  });
  await db.update("prospect", prospectId, { latestVersion: 2 });
  await db.update("moderationCase", caseId, { prospectVersion: 2 });
}

describe("a decision on a submission that another one has replaced", () => {
  test.each([
    ["publish", { note: "Read in full." }],
    ["reject", { codes: "incomplete", note: "Too little of it." }],
    ["changes", { codes: "incomplete", note: "Please say who buys it.", answerBy: dayOn(12) }],
  ])(
    "%s: nothing is decided, and the page shows the new one, with what was typed",
    async (verdict, typed) => {
      const taken = await given.takenProspect(aContent());
      const path = `/admin/cases/${taken.caseId}`;
      const who = browserOf(taken.admin);
      const shown = Object.fromEntries(shownValues((await who.get(path)).text, "decision"));
      expect(shown.version).toBe("1");
      await sendsAgain(taken);
      await who.get(path);
      const sent = {
        ...shown,
        ...typed,
        act: "decide-prospect",
        verdict,
        "notes.business.customers": "Who are they?",
      };
      const answer = await unchanged(app.traces, () => who.post(path, sent));
      expect(answer.status).toBe(409);
      expect(answer.text).toContain("Another version was sent since you opened this page");
      const now = Object.fromEntries(shownValues(answer.text, "decision"));
      expect(now).toMatchObject({ verdict, version: "2", ...typed });
      expect(answer.text).toContain("Who are they?");
      expect(await db.row("prospect", taken.prospectId)).toMatchObject({ liveVersion: null });

      const read = await who.post(path, { ...sent, version: "2" });
      expect(read.status).toBe(303);
      expect((await db.row("moderationCase", taken.caseId)).decision).toBe(
        { publish: "published", reject: "rejected", changes: "changes_requested" }[verdict],
      );
    },
  );

  test("neither verifies, returns nor refuses an institution that applied again", async () => {
    const { institution, admin, caseId, application } = await given.applied();
    const no = { caseId, reasonCodes: ["documents_incomplete"], note: null };
    const back = { fieldNotes: [], answerBy: dayOn(12) };
    await returnInstitution(app.web, admin, { ...no, ...back, version: 1 });
    await applyForVerification(app.web, institution, { ...application, licenceScope: "另一范围" });
    for (const decide of [
      () => verifyInstitution(app.web, admin, { caseId, note: null, version: 1 }),
      () => returnInstitution(app.web, admin, { ...no, ...back, version: 1 }),
      () => refuseInstitution(app.web, admin, { ...no, version: 1 }),
    ])
      await refuses("case-submission-outdated", decide, app.traces);
    const { text } = await browserOf(admin).get(`/admin/cases/${caseId}`);
    expect(Object.fromEntries(shownValues(text, "decision")).version).toBe("2");
    await verifyInstitution(app.web, admin, { caseId, note: null, version: 2 });
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({ status: "active" });
  });
});

describe("a handover from an old page", () => {
  const shownHolder = async (who: Browser, page: string) =>
    /name="holder" value="([^"]+)"/u.exec((await who.get(page)).text)?.[1] ?? "";

  test("does not take a case from the colleague who got it meanwhile, nor from one who took it", async () => {
    const { caseId } = await given.submittedProspect(aContent());
    const page = `/admin/cases/${caseId}`;
    const [first, second, third] = [await given.admin(), await given.admin(), await given.admin()];
    const who = browserOf(first);
    const assign = (holder: string) => who.post(page, { act: "assign", userId: third.userId, holder });
    const unheld = await shownHolder(who, page);
    expect(unheld).toBe("none");
    await takeCase(app.web, second, caseId);
    expect((await unchanged(app.traces, () => assign(unheld))).status).toBe(409);
    const held = await shownHolder(who, page);
    expect(held).toBe(second.userId);
    await assignCase(app.web, second, { caseId, userId: first.userId });
    const refused = await unchanged(app.traces, () => assign(held));
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("What you reviewed has changed meanwhile");
    expect(await given.caseRow(caseId)).toMatchObject({ assignedTo: first.userId });
    expect((await assign(first.userId)).status).toBe(303);
    expect(await given.caseRow(caseId)).toMatchObject({ assignedTo: third.userId });
  });
});

test("an institution's form from before a colleague's submission is refused, with what was typed", async () => {
  const { institution, admin, caseId, application } = await given.applied();
  const returns = () =>
    returnInstitution(app.web, admin, {
      caseId,
      reasonCodes: ["documents_incomplete"],
      note: null,
      fieldNotes: [],
      answerBy: dayOn(12),
    });
  await returns();
  const who = web.browser(web.sessions.institution(institution, "applied"));
  const path = "/institution/application";
  const shown = async () => Object.fromEntries(shownValues((await who.get(path)).text, "application"));
  const old = await shown();
  expect(old.version).toBe("1");
  await applyForVerification(app.web, institution, { ...application, licenceNumber: "B0420H222010002" });
  await returns();
  const answer = await unchanged(app.traces, () => who.post(path, { ...old, contactName: "另一位联系人" }));
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("This form is from an older page");
  expect(Object.fromEntries(shownValues(answer.text, "application"))).toMatchObject({
    contactName: "另一位联系人",
    version: "2",
  });
  const read = await shown();
  expect(read).toMatchObject({ version: "2", licenceNumber: "B0420H222010002" });
  expect((await who.post(path, read)).status).toBe(303);
});
