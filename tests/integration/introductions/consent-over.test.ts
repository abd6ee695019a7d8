import { describe, expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { listIntroductionsAsCompany } from "#app/services/introductions/list-introductions-as-company.server.ts";
import { listIntroductionsAsInstitution } from "#app/services/introductions/list-introductions-as-institution.server.ts";
import { declineApplication } from "#app/services/applications/decline-application.server.ts";
import { reopenApplication } from "#app/services/applications/reopen-application.server.ts";
import { expireConsents } from "#app/services/introductions/expire-consents.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";
import { reviewExtension } from "#app/services/introductions/review-extension.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { listMandates } from "#app/services/mandates/list-mandates.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { countOpenAsked } from "#db/queries/introductions/introductions.ts";
import { paths } from "#app/shared/paths.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { uploadedBy } from "#tests/factories/documents.ts";
import { bodyWith, shownValues } from "#tests/support/forms/shown.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, db, company, institution, underway } = openParties();
const { submitted, of } = applicationsIn(app, company, institution);
const web = testWeb(app, builtPages, "en");
const over = translator("en", "terms")("states.introduction.consent_over");
const words = translator("en", "introduction.company");

test("a consent that has ended by time counts as none in force, on either side's lists and pages", async () => {
  const { id } = await underway.consented();
  const byCompany = web.browser(web.sessions.company(company));
  const byBank = web.browser(web.sessions.institution(institution));
  const asBank = () =>
    listIntroductionsAsInstitution(app.web, institution, {
      group: undefined,
      cursor: undefined,
      sort: undefined,
    });
  const before = visibleText((await byCompany.get(paths.company.introductions())).text);
  expect(before).toContain(words("inForce", { count: 1 }));
  expect((await asBank()).rows[0]?.shown).toBe("consented");

  await app.sql`update consent set expires_at = now() - interval '1 second' where introduction_id = ${id}`;
  const { inForce, ended } = await listIntroductionsAsCompany(app.web, company);
  expect([inForce.length, ended.map(({ shown }) => shown)]).toEqual([0, ["consent_over"]]);
  expect((await asBank()).rows[0]?.shown).toBe("consent_over");
  const after = visibleText((await byCompany.get(paths.company.introductions())).text);
  expect(after).toContain(words("inForce", { count: 0 }));
  expect(after).toContain(over);
  for (const [who, path] of [
    [byCompany, paths.company.introduction(id)],
    [byBank, paths.institution.introduction(id)],
    [byBank, paths.institution.introductions()],
  ] as const)
    expect(visibleText((await who.get(path)).text)).toContain(over);
});

test("takes no place among its mandate's open introductions once it has ended by time, nor in fair use", async () => {
  const { id } = await underway.consented();
  const { mandateId } = await db.row("introduction", id);
  await app.sql`update mandate set introduction_cap = 1 where id = ${mandateId}`;
  const { requestedBy } = await db.row("introduction", id);
  expect(requestedBy).toBe("institution");
  const open = async () => {
    const { mandates } = await listMandates(app.web, institution, { after: null, size: 20 });
    return mandates.find((mandate) => mandate.id === mandateId)?.openIntroductions;
  };
  const asked = () => app.web.withActor(institution, (trx) => countOpenAsked(trx, institution.institutionId));
  expect([await open(), await asked()]).toEqual([1, 1]);
  const system = { kind: "system" } as const;
  await refreshMatchesOfMandate(app.worker, system, { mandateId });
  expect((await db.row("mandate", mandateId)).status).toBe("exhausted");

  await app.sql`update consent set expires_at = now() - interval '1 second' where introduction_id = ${id}`;
  expect([await open(), await asked()]).toEqual([0, 0]);
  await expireConsents(app.worker, system);
  expect([await open(), await asked()]).toEqual([0, 0]);
  await refreshMatchesOfMandate(app.worker, system, { mandateId });
  expect((await db.row("mandate", mandateId)).status).toBe("active");
});

test("an introduction that is over promises nothing more, on either side's page", async () => {
  const { id } = await underway.introduction();
  const byCompany = web.browser(web.sessions.company(company));
  const byBank = web.browser(web.sessions.institution(institution));
  const read = async () => {
    const [ours, theirs] = [
      await byCompany.get(paths.company.introduction(id)),
      await byBank.get(paths.institution.introduction(id)),
    ];
    return { ours: visibleText(ours.text), theirs: visibleText(theirs.text) };
  };
  const link = translator("en", "documents.link");
  const note = translator("en", "introduction.institution");
  const before = await read();
  expect(before.ours).toMatch(/Open documents to /u);
  // The company reads it too: it says nothing of "the company".
  expect(before.ours).toContain("You can write to each other once a consent is in force.");
  expect(before.theirs).toContain(note("blindNote"));

  await app.sql`update introduction set status = 'declined_by_company', answer_by = null where id = ${id}`;
  const after = await read();
  expect(after.ours).not.toMatch(/Open documents to /u);
  expect(after.ours).toMatch(/Documents between you and /u);
  expect(after.theirs).toContain(note("overNote"));
  expect(after.theirs).toContain(link("institutionOver"));
  expect(after.theirs).not.toContain(note("blindNote"));
});

describe("a consent that has ended by its time is renewed by its company", () => {
  /** The clock passes its end; the job that marks that comes by, or not yet. */
  async function ended({ isMarked = true } = {}) {
    const application = await submitted();
    const { introductionId } = application;
    await app.sql`update consent set expires_at = now() - interval '1 second' where introduction_id = ${introductionId}`;
    if (isMarked) await expireConsents(app.worker, { kind: "system" });
    return application;
  }
  const renew = (introductionId: string) =>
    extendConsent(app.web, company, { introductionId, added: [], days: 90 });
  const read = async (path: string) => {
    const { text } = await web.browser(web.sessions.institution(institution)).get(path);
    return visibleText(text);
  };

  test("by the review of all that it opens again, pinned to what was read", async () => {
    const { introductionId, id: applicationId } = await ended();
    const owner = web.browser(web.sessions.company(company));
    expect((await db.row("application", applicationId)).status).toBe("closed");
    const [introduction, consent] = [
      paths.company.introduction(introductionId),
      paths.company.introductionConsent(introductionId),
    ];
    const renewal = translator("en", "introduction.answer")("renew");
    expect(visibleText((await owner.get(introduction)).text)).toContain(renewal);
    expect(visibleText((await owner.get(consent)).text)).toContain("You can renew it.");
    const bank = paths.institution.introduction(introductionId);
    expect(await read(bank)).toContain("Only the company can renew it");
    expect(await read(bank)).toContain("end this introduction first");
    expect(await read(bank)).not.toContain("Chengguang Laser");

    const asked = await owner.post(consent, { act: "review", days: "90" });
    const review = asked.headers.location ?? "";
    const page = await owner.get(review);
    const shown = visibleText(page.text);
    expect(shown).toContain("Before you renew it");
    expect(shown).toContain("Chengguang Laser");
    expect(shown).toContain("It opens anew");
    const press = (change: Record<string, string> = {}) =>
      owner.post(review, bodyWith(shownValues(page.text, "extend"), { act: "extend", ...change }));
    for (const change of [{ sequence: "2" }, { version: "2" }])
      expect((await unchanged(app.traces, () => press(change))).status).toBe(409);
    expect((await press()).status).toBe(303);
    expect((await unchanged(app.traces, () => press())).status).toBe(409);

    expect(await db.rows("consent", { introductionId }, "sequence")).toMatchObject([
      { sequence: 1, endedBy: "system" },
      { sequence: 2, step: "extended", revokedAt: null, fieldGroups: ["identity", "figures"] },
    ]);
    const { steps } = await readConsentAsCompany(app.web, company, introductionId);
    expect(steps.map(({ what }) => what)).toEqual(["renewed", "expired", "granted"]);
    const again = await of(introductionId);
    expect([again.status, again.id === applicationId]).toEqual(["submitted", false]);
    expect(await read(bank)).toContain("Chengguang Laser");
  });

  test("also before its end is marked, with the documents that were open", async () => {
    const { introductionId, id: applicationId } = await submitted(["identity", "documents"]);
    const documentId = await uploadedBy(app, company, { name: "order-book.pdf" });
    await extendConsent(app.web, company, {
      introductionId,
      added: ["figures"],
      days: null,
      documentIds: [documentId],
    });
    await app.sql`update consent set expires_at = now() - interval '1 second' where introduction_id = ${introductionId} and sequence = 2`;
    const review = await reviewExtension(app.web, company, { introductionId, added: [], days: 90 });
    expect(review.renewal?.application).toBe("opens");
    expect(review.renewal?.files.map(({ name }) => name)).toEqual(["order-book.pdf"]);
    await renew(introductionId);
    expect((await db.row("application", applicationId)).status).toBe("closed");
    expect((await of(introductionId)).status).toBe("submitted");
    expect(await read(paths.institution.introductionDocuments(introductionId))).toContain("order-book.pdf");
  });

  test("but what its institution had declined is not put before it again", async () => {
    const { introductionId, id: applicationId } = await submitted();
    const no = { codes: ["revenue" as const], note: null, repair: null };
    await declineApplication(app.web, institution, { applicationId, ...no });
    await app.sql`update consent set expires_at = now() - interval '1 second' where introduction_id = ${introductionId}`;
    const { renewal } = await reviewExtension(app.web, company, { introductionId, added: [], days: 90 });
    expect(renewal?.application).toBe("none");
    await renew(introductionId);
    expect((await of(introductionId)).id).toBe(applicationId);
  });

  test("what it had declined and taken up again is, as anything that was under way", async () => {
    const { introductionId, id: applicationId } = await submitted();
    const no = { codes: ["revenue" as const], note: null, repair: null };
    await declineApplication(app.web, institution, { applicationId, ...no });
    await reopenApplication(app.web, institution, { applicationId, note: null });
    await app.sql`update consent set expires_at = now() - interval '1 second' where introduction_id = ${introductionId}`;
    await renew(introductionId);
    expect((await of(introductionId)).id).not.toBe(applicationId);
  });

  test("not without a last day, on an ask that is over, or once it was revoked", async () => {
    const { introductionId, prospect } = await ended();
    const dayless = () =>
      extendConsent(app.web, company, { introductionId, added: ["contacts"], days: null });
    await refuses("consent-unchanged", dayless, app.traces);
    await db.update("prospect", prospect.id, { status: "funded" });
    await refuses("prospect-funded", () => renew(introductionId), app.traces);
    const { whyNotRenew } = await readConsentAsCompany(app.web, company, introductionId);
    expect(whyNotRenew).toBe("prospect-funded");
    const { introductionId: revoked } = await submitted();
    await revokeConsent(app.web, company, revoked);
    await refuses("own-consent-over", () => renew(revoked), app.traces);
  });
});
