import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";

import { translator } from "#app/i18n/translator.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { reviewOffer } from "#app/services/offers/review-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { setSecondPerson } from "#app/services/organizations/set-second-person.server.ts";
import { sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { begunSheet } from "#tests/support/offers/begun-sheets.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

const opened = openGiven();
const { app, given, db } = opened;
const web = testWeb(app, builtPages, "en");
const sheet = (amount: number, change: object = {}) => sheetToIssue(yuan(amount), change);
const statusOf = async (offerId: string) => (await db.row("offer", offerId)).status;

/** A draft of an institution that wants a second person above four million yuan; `checker` is one, who wrote nothing. */
async function watched() {
  const [maker, company] = [await given.institution(), await given.company()];
  const underway = underwayIn(app, company, maker);
  const { id: offerId } = await underway.draftedOffer();
  await setSecondPerson(app.web, maker, yuan(4_000_000));
  const checker: InstitutionActor = { ...maker, userId: randomUUID() };
  const revision = async () => (await db.row("offerDraft", { offerId })).revision;
  return { offerId, maker, checker, company, revision };
}

test("above the threshold a second person approves exactly what is issued; an author can't", async () => {
  const { offerId, maker, checker, revision } = await watched();
  const whole = sheet(5_000_000);
  await refuses("offer-second-person-needed", issueOffer(app.web, maker, { offerId, ...whole }));
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...whole });
  const approve = async (actor: InstitutionActor) =>
    approveOffer(app.web, actor, { offerId, revision: await revision() });
  await refuses("offer-approver-is-drafter", () => approve(maker), app.traces);

  await approve(checker);
  expect(await statusOf(offerId)).toBe("approved_internally");
  const dearer = sheet(5_000_000, { fixedRatePercent: "4.20" });
  await refuses("offer-second-person-needed", issueOffer(app.web, maker, { offerId, ...dearer }));
  await issueOffer(app.web, maker, { offerId, asApproved: true });
  expect(await db.row("offer", offerId)).toMatchObject({ status: "issued", currentVersion: 1 });
  expect(await db.row("offerDraft", { offerId })).toMatchObject({
    content: null,
    writtenBy: [],
    approvedBy: null,
  });
});

test("terms that can't be issued any more are not approved, and not issued as approved", async () => {
  const { offerId, maker, checker, revision } = await watched();
  const day = dayOf(app.web.now());
  const dated = {
    kind: "dated_loan",
    dayCount: "actual_360",
    firstDrawdownOn: day,
    firstPaymentOn: addDays(day, 30),
  };
  const whole = sheet(5_000_000, { details: dated });
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...whole });
  const approve = async () => approveOffer(app.web, checker, { offerId, revision: await revision() });
  await app.setNow(instantOf(addDays(day, 1), 10));
  await refuses("offer-terms-faulty", approve, app.traces);

  await app.setNow(instantOf(day, 12));
  await approve();
  await app.setNow(instantOf(addDays(day, 1), 10));
  await refuses("offer-terms-faulty", issueOffer(app.web, maker, { offerId, asApproved: true }));
  expect((await db.row("offer", offerId)).currentVersion).toBe(0);
});

test("editing an approved draft revokes the approval", async () => {
  const { offerId, maker, checker, revision } = await watched();
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(5_000_000) });
  await approveOffer(app.web, checker, { offerId, revision: await revision() });
  const dearer = typedSheet(sheet(6_000_000));
  await saveOfferDraft(app.web, checker, { offerId, revision: await revision(), ...dearer });
  expect(await statusOf(offerId)).toBe("drafted");
  const draft = await db.row("offerDraft", { offerId });
  expect(draft).toMatchObject({ approvedBy: null, approvalAskedAt: null });
  expect(draft.writtenBy).toHaveLength(2);
  await refuses("offer-second-person-needed", issueOffer(app.web, maker, { offerId, asApproved: true }));
});

test("an approval that a change revokes is recorded in the audit log; the same terms sent again change nothing", async () => {
  const { offerId, maker, checker, revision } = await watched();
  const trail = async () => {
    const { events } = await readOfferAsInstitution(app.web, maker, offerId);
    return events.map(({ type }) => type);
  };
  const approved = async (amount: number) => {
    await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(amount) });
    await approveOffer(app.web, checker, { offerId, revision: await revision() });
  };
  await approved(5_000_000);
  const same = { offerId, revision: await revision(), ...typedSheet(sheet(5_000_000)) };
  const saved = await unchanged(app.traces, () => saveOfferDraft(app.web, maker, same));
  expect(saved).toMatchObject({ revision: same.revision });

  const dearer = typedSheet(sheet(6_000_000));
  await saveOfferDraft(app.web, maker, { offerId, revision: await revision(), ...dearer });
  await approved(6_000_000);
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(5_000_000) });
  const round = ["offer-approval-asked", "offer-approved", "offer-approval-undone"];
  expect((await trail()).filter((type) => type.startsWith("offer-appro"))).toEqual([
    ...round,
    ...round,
    "offer-approval-asked",
  ]);
});

test("the history names who wrote and who approved, to their own side alone", async () => {
  const { offerId, maker, checker, company, revision } = await watched();
  const { userId } = checker;
  await app.sql`insert into accounts."user" (id, name, email, email_verified, locale)
    values (${userId}, 'Second Person', ${`${userId}@people.test`}, true, 'en')`;
  await app.sql`insert into accounts.member (organization_id, user_id, role)
    values (${maker.institutionId}, ${userId}, 'approver')`;
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(5_000_000) });
  await approveOffer(app.web, checker, { offerId, revision: await revision() });
  await issueOffer(app.web, maker, { offerId, asApproved: true });
  const named = (type: string, person: string) =>
    `${translator("en", "terms")(`events.${type}` as "events.offer-approved")} · ${translator("en", "common")("timeline.youNamed", { person })}`;
  const own = web.browser(web.sessions.institution(maker));
  const words = visibleText((await own.get(`/institution/offers/${offerId}`)).text);
  expect(words).toContain(named("offer-approved", "Second Person"));
  expect(words).toContain(named("offer-issued", "Test Person"));
  const other = await web.browser(web.sessions.company(company)).get(`/company/offers/${offerId}`);
  expect(other.text).not.toContain("Second Person");
});

test("an amount that one person may issue needs no approval", async () => {
  const { offerId, maker, revision } = await watched();
  const asking = askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(4_000_000) });
  await refuses("offer-second-person-not-needed", asking);
  await issueOffer(app.web, maker, { offerId, ...sheet(4_000_000) });
  expect(await statusOf(offerId)).toBe("issued");
});

const steps = translator("en", "offer.writing.steps");
test("of a guarantee the guaranteed part counts, whatever the loan is, on the page as at the issue", async () => {
  const { offerId, institution: maker } = await begunSheet(opened, "guaranteed_loan", "guarantor");
  await setSecondPerson(app.web, maker, yuan(4_000_000));
  const guarantee = (loan: number) =>
    sheet(loan, {
      instrument: "guaranteed_loan",
      fees: [{ kind: "guarantee_fee", timing: "upfront", percent: "1" }],
      details: { kind: "guarantee", ratioPercent: "80" },
    });
  const revision = async () => (await db.row("offerDraft", { offerId })).revision;
  const asked = async () => {
    const { draft } = await readOfferAsInstitution(app.web, maker, offerId);
    const page = await web
      .browser(web.sessions.institution(maker))
      .get(`/institution/offers/${offerId}?view=write`);
    const words = visibleText(page.text);
    const note = translator("en", "offer.approval")("askNote", {
      commitment: "guarantee",
      amount: "¥4,000,000.00",
    });
    expect(words).toContain(note);
    return [draft?.whyNotSend, words.includes(steps("names.review"))];
  };
  const save = async (loan: number) =>
    saveOfferDraft(app.web, maker, { offerId, revision: await revision(), ...typedSheet(guarantee(loan)) });
  await save(6_000_000);
  expect(await asked()).toEqual(["offer-second-person-needed", false]);
  await refuses(
    "offer-second-person-needed",
    issueOffer(app.web, maker, { offerId, ...guarantee(6_000_000) }),
  );

  await save(5_000_000);
  expect(await asked()).toEqual([null, true]);
  const asking = async () =>
    askForApproval(app.web, maker, { offerId, revision: await revision(), ...guarantee(5_000_000) });
  await refuses("offer-second-person-not-needed", asking, app.traces);
  await reviewOffer(app.web, maker, { offerId, revision: await revision(), ...guarantee(5_000_000) });
  await issueOffer(app.web, maker, { offerId, ...guarantee(5_000_000) });
  expect(await statusOf(offerId)).toBe("issued");
});

test("only an owner can change the rule", async () => {
  const maker = await given.institution();

  await setSecondPerson(app.web, maker, yuan(3_000_000));
  const asMember = setSecondPerson(app.web, { ...maker, memberRole: "member" }, null);
  await refuses("not-allowed-role", asMember);
  const { secondPersonAboveFen } = await db.row("institution", maker.institutionId);
  expect(secondPersonAboveFen).toBe(yuan(3_000_000));
});

test("who may approve an offer finds it among their tasks, and who wrote it reads that it waits", async () => {
  const { offerId, maker, checker, revision } = await watched();
  const tasksOf = async (actor: InstitutionActor) =>
    (await readInstitutionDashboard(app.web, actor)).tasks.map(({ kind, id }) => [kind, id]);
  expect(await tasksOf(checker)).toEqual([["finish_offer", offerId]]);
  const asks = async (amount: number) =>
    askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(amount) });
  const approves = async () => approveOffer(app.web, checker, { offerId, revision: await revision() });
  await asks(5_000_000);
  expect(await tasksOf(checker)).toEqual([["approve_offer", offerId]]);
  expect(await tasksOf(maker)).toEqual([["await_approval", offerId]]);
  const approver = web.browser(web.sessions.institution(checker));
  const home = await approver.get("/institution");
  expect(visibleText(home.text)).toContain("Approve the offer");
  expect(home.text).toContain(`/institution/offers/${offerId}?view=approval`);
  await approves();
  for (const actor of [checker, maker]) expect(await tasksOf(actor)).toEqual([["finish_offer", offerId]]);
  await issueOffer(app.web, maker, { offerId, asApproved: true });
  expect(await tasksOf(checker)).toEqual([]);
  // Nor is a next version that waits forgotten: nothing else of an open offer is anybody's task.
  await reviseOffer(app.web, maker, { offerId, from: "version" });
  await asks(5_500_000);
  expect(await tasksOf(checker)).toEqual([["approve_offer", offerId]]);
  expect(await tasksOf(maker)).toEqual([["await_approval", offerId]]);
});

test("an offer that needs no second person any more says so, and leads to its review", async () => {
  const { offerId, maker, revision } = await watched();
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(5_000_000) });
  const writer = web.browser(web.sessions.institution(maker));
  const page = `/institution/offers/${offerId}`;
  const words = translator("en", "offer.approval");
  const waiting = await writer.get(page);
  expect(visibleText(waiting.text)).toContain(words("waitsNote"));
  expect(waiting.text).not.toContain(`${page}?view=review`);
  await setSecondPerson(app.web, maker, null);
  const free = await writer.get(page);
  expect(visibleText(free.text)).toContain(words("freeNote"));
  expect(visibleText(free.text)).not.toContain(words("waitsNote"));
  const { tasks } = await readInstitutionDashboard(app.web, maker);
  expect(tasks.map(({ kind }) => kind)).toEqual(["finish_offer"]);
  expect(free.text).toContain(`${page}?view=review`);
  // A colleague who may not sign needs the second person still.
  const junior = web.browser(web.sessions.institution({ ...maker, memberRole: "member" }));
  expect(visibleText((await junior.get(page)).text)).toContain(words("waitsNote"));
});
