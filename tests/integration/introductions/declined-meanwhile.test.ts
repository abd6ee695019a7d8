import { expect, test } from "vitest";
import type { ProposedConsent } from "#app/domain/introductions/proposed-consent.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { reviewDecline } from "#app/services/introductions/review-decline.server.ts";
import { readReceipt } from "#app/services/events/read-receipt.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { withdrawApplication } from "#app/services/applications/withdraw-application.server.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { keepInvariants, openParties, yuan } from "#tests/factories/open-given.ts";
import { bodyWith, shownValues } from "#tests/support/forms/shown.ts";
import { goesLive } from "#tests/factories/live-version.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { refusalCodeOf, refuses, unchanged } from "#tests/support/refusals.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

const { app, db, company, institution } = openParties();
keepInvariants(db);
const web = testWeb(app, builtPages, "en");
const { underway, submitted } = applicationsIn(app, company, institution);
const consent: ProposedConsent = { fieldGroups: ["identity"], purpose: "assess_financing", days: 90 };
const grant = (introductionId: string) => grantConsent(app.web, company, { introductionId, ...consent });
const words = "We would rather wait until the spring.";
const no = { reasonCode: "other", note: words } as const;

test("a company's decline that meets a consent given meanwhile is refused, and the words come back", async () => {
  const { id: introductionId } = await underway.introduction();
  await grant(introductionId);
  const owner = web.browser(web.sessions.company(company));
  const sent = { act: "decline", status: "consent_pending", ...no };
  const page = `/company/introductions/${introductionId}`;
  const answer = await unchanged(app.traces, () => owner.post(page, sent));
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("Consent was given meanwhile, so nothing was declined");
  expect(answer.text).toContain(words);
  // Not even who names the consent declines it: a company revokes, by the review of that.
  for (const status of ["consented", "converted"]) {
    const crafted = await unchanged(app.traces, () => owner.post(page, { ...sent, status }));
    expect(crafted.status).toBe(422);
  }
  const decline = () => declineIntroduction(app.web, company, { introductionId, ...no });
  await refuses("introduction-wrong-state", decline, app.traces);
});

test("an institution's decline of a request is refused, too, once the company has consented", async () => {
  const { id: introductionId } = await underway.introduction();
  await grant(introductionId);
  const banker = web.browser(web.sessions.institution(institution));
  const page = `/institution/introductions/${introductionId}`;
  const sent = { act: "decline", status: "consent_pending", ...no };
  // The answer shows the page, which leaves a trace of that reading alone.
  const state = async () => [
    await db.row("introduction", introductionId),
    await db.rows("consent", { introductionId }),
    await db.rows("application", { introductionId }),
    await db.column("event", "type", { subjectId: introductionId }),
  ];
  const answer = await unchanged(state, () => banker.post(page, sent));
  expect([answer.status, answer.text.includes(words)]).toEqual([409, true]);
  const crafted = await unchanged(state, () =>
    banker.post(page, { ...sent, status: "consented", sequence: "1" }),
  );
  expect(crafted.status).toBe(422);
  // The page leads to the review, and has no form that ends the consent at once.
  const read = await banker.get(page);
  expect(read.text).toContain(`${page}/decline`);
  expect(read.text).not.toContain('value="decline"');
});

test("a consent is reviewed with the version that is live, and refused once another is", async () => {
  const { id: introductionId, prospect } = await underway.introduction();
  const owner = web.browser(web.sessions.company(company));
  const page = `/company/introductions/${introductionId}/grant`;
  const chosen = "?fieldGroups=identity&fieldGroups=figures&purpose=assess_financing&days=90";
  const before = await owner.get(page + chosen);
  const press = (html: string) =>
    owner.post(page, bodyWith(shownValues(html, "consent"), { act: "consent" }));
  await goesLive(app, prospect.id, (content) => {
    Object.assign(content.figures.years[0] ?? {}, { revenueFen: "9999999900" });
    Object.assign(content.ip, { titles: "Not of this consent" });
  });
  const refused = await unchanged(app.traces, () => press(before.text));
  expect(refused.status).toBe(409);
  const after = await owner.get(page + chosen);
  const shown = visibleText(after.text);
  expect(shown).toContain("Shown here is version 2, which is live. The application is based on version 1");
  expect(shown.match(/99,999,999/g)).toHaveLength(2);
  expect(shown).not.toContain("Not of this consent");
  expect((await press(after.text)).status).toBe(303);
  const { id } = await applicationsIn(app, company, institution).of(introductionId);
  const read = await readApplicationAsInstitution(app.web, institution, id);
  expect(read.changes.map(({ field, after: value }) => [field, value])).toEqual([["years", 9_999_999_900n]]);
});

test("a consent and declines of both sides at once have one outcome", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { id: introductionId } = await underway.introduction();
    const status = "consent_pending" as const;
    const acts = [
      () => refusalCodeOf(grant(introductionId)),
      () => refusalCodeOf(declineIntroduction(app.web, company, { introductionId, ...no, status })),
      () => refusalCodeOf(declineIntroduction(app.web, institution, { introductionId, ...no, status })),
    ];
    const turned = [...acts.slice(round % 3), ...acts.slice(0, round % 3)];
    const answers = await Promise.all(turned.map((act) => act()));
    expect(answers.filter((answer) => answer === "nothing refused")).toHaveLength(1);
    const row = await db.row("introduction", introductionId);
    const consents = await db.rows("consent", { introductionId, revokedAt: null });
    expect(consents).toHaveLength(row.status === "consented" ? 1 : 0);
  }
});

test("an institution ends a consented introduction by its review, pinned to the consent that it read", async () => {
  const { introductionId, id: applicationId } = await submitted();
  const { introduction, active, matters } = await reviewDecline(app.web, institution, introductionId);
  expect(matters).toMatchObject({ application: { status: "submitted" }, offer: null, deal: null });
  const seen = { introductionId, ...no, status: introduction.status, sequence: active?.sequence ?? 0 };
  await extendConsent(app.web, company, { introductionId, added: ["contacts"], days: null });
  await refuses("review-outdated", () => declineIntroduction(app.web, institution, seen), app.traces);
  const again = await reviewDecline(app.web, institution, introductionId);
  await declineIntroduction(app.web, institution, { ...seen, sequence: again.active?.sequence ?? 0 });
  expect((await db.row("introduction", introductionId)).status).toBe("declined_by_institution");
  expect(await db.rows("consent", { introductionId, revokedAt: null })).toEqual([]);
  expect((await db.row("application", applicationId)).status).toBe("declined");
  for (const actor of [company, institution]) {
    const asked = {
      subjectId: introductionId,
      act: "introduction-declined",
      version: undefined,
      locale: "en",
      checkedAt: "https://longspring.example/check",
    } as const;
    const text = textOfPdf((await readReceipt(app.web, actor, asked)).pdf);
    expect(text).toContain("has seen nothing more of the company");
    expect(text).toContain(words);
    expect(text).not.toContain("say what");
    expect(/Changchun Test Optics/.test(text)).toBe(actor.kind === "company");
  }
});

test("an institution ends no introduction by a review that named other offers or applications", async () => {
  const { introductionId, id: applicationId } = await submitted();
  // An offer was made before and has ended, so that the status of the introduction stays the same.
  await db.update("introduction", introductionId, { status: "converted" });
  const banker = web.browser(web.sessions.institution(institution));
  const page = `/institution/introductions/${introductionId}/decline`;
  const press = (html: string) =>
    banker.post(page, bodyWith(shownValues(html, "decline"), { act: "decline", ...no }));
  const state = async () => [
    await db.row("introduction", introductionId),
    await db.rows("consent", { introductionId }),
    await db.row("application", applicationId),
    await db.rows("offer", { introductionId }),
    await db.column("event", "type", { subjectId: introductionId }),
  ];
  const refusesPress = async (html: string) => {
    const answer = await unchanged(state, () => press(html));
    expect([answer.status, answer.text.includes(words)]).toEqual([409, true]);
    expect(answer.text).toMatch(
      /<option[^>]* value="other"[^>]* selected=""|<option[^>]* selected=""[^>]* value="other"/,
    );
    return answer;
  };
  const before = await banker.get(page);
  expect(before.text).toContain("is declined for this reason");
  const { offerId } = await startOffer(app.web, institution, {
    introductionId,
    instrument: "ip_pledge_loan",
  });
  await issueOffer(app.web, institution, { offerId, ...sheetToIssue(yuan(5_000_000)) });
  expect((await refusesPress(before.text)).text).toContain("stays open: the company can still accept it");
  const offered = await banker.get(page);
  await withdrawOffer(app.web, institution, offerId);
  const ended = await refusesPress(offered.text);
  expect(ended.text).not.toContain("stays open");
  expect((await press(ended.text)).status).toBe(303);
  expect((await db.row("introduction", introductionId)).status).toBe("declined_by_institution");
});

test("a decline that ended no consent has no receipt", async () => {
  const { id: introductionId } = await underway.introduction();
  await declineIntroduction(app.web, company, { introductionId, ...no, status: "consent_pending" });
  const asked = {
    subjectId: introductionId,
    act: "introduction-declined",
    version: undefined,
    locale: "en",
    checkedAt: "https://longspring.example/check",
  } as const;
  await refuses("act-receipt-not-found", readReceipt(app.web, company, asked));
});

test("a withdrawal of an application is refused once its state or its consent is another", async () => {
  const { id: applicationId, introductionId } = await submitted();
  const withdraw = (reviewed: { status: "submitted" | "complete"; sequence: number }) =>
    withdrawApplication(app.web, company, { applicationId, reasonCode: "other", note: words, reviewed });
  await extendConsent(app.web, company, { introductionId, added: ["contacts"], days: null });
  const first = { status: "submitted", sequence: 1 } as const;
  await refuses("review-outdated", () => withdraw(first), app.traces);
  await refuses("review-outdated", () => withdraw({ status: "complete", sequence: 2 }), app.traces);
  const answers = await Promise.all(
    [1, 2, 3].map(() => refusalCodeOf(withdraw({ status: "submitted", sequence: 2 }))),
  );
  expect(answers.sort()).toEqual(["application-wrong-state", "application-wrong-state", "nothing refused"]);
  expect((await db.row("introduction", introductionId)).status).toBe("revoked");
  const [mail]: { kind: string }[] =
    await app.sql`select kind from notification where subject_id = ${applicationId} limit 1`;
  expect(mail?.kind).toBe("notify-institution-application-ended");
});
