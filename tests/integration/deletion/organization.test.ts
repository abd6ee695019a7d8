import { beforeEach, describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { organizationIdOf } from "#app/domain/accounts/actor.ts";
import { deletionDueAt } from "#app/domain/deletion/lifecycle.ts";
import { verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { cancelOrganizationDeletion } from "#app/services/deletion/cancel-organization-deletion.server.ts";
import { carryOutDeletions } from "#app/services/deletion/carry-out-deletions.server.ts";
import { readOrganizationDeletion } from "#app/services/deletion/read-organization-deletion.server.ts";
import { requestOrganizationDeletion } from "#app/services/deletion/request-organization-deletion.server.ts";
import { askForIntroductions } from "#app/services/introductions/ask-for-introductions.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { moveMandate } from "#app/services/mandates/move-mandate.server.ts";
import { startMandate } from "#app/services/mandates/start-mandate.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { resumeProspect } from "#app/services/prospects/resume-prospect.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { uploadedBy } from "#tests/factories/documents.ts";
import { expectInvariants, openParties, yuan } from "#tests/factories/open-given.ts";
import { refusalCodeOf, refuses, unchanged } from "#tests/support/refusals.ts";
import { scanFor } from "#tests/support/privacy/scan.ts";

const { app, db, given, company, institution, underway } = openParties({}, { isEmptied: true });
const system = { kind: "system" } as const;
const carryOut = () => carryOutDeletions(app.worker, system);
const request = (actor: PartyActor) => requestOrganizationDeletion(app.web, actor);
const cancel = (actor: PartyActor) => cancelOrganizationDeletion(app.web, actor);
const deletionOf = (actor: PartyActor) => db.row("deletion", { subjectId: organizationIdOf(actor) });
const statusOf = async (actor: PartyActor) => (await deletionOf(actor)).status;
const hour = 3_600_000;

/** The 14 days are over. */
async function due(actor: PartyActor): Promise<void> {
  const { dueAt } = await deletionOf(actor);
  await app.setNow(new Date(dueAt.getTime() + 1));
}
beforeEach(() => app.setNow(undefined));

const sides = [
  ["company", () => company],
  ["institution", () => institution],
] as const;

describe.each(sides)("the deletion of a %s", (kind, side) => {
  test("is requested by an owner with a fresh confirmation, and takes it off the market at once", async () => {
    const { prospect, mandate } = await underway.pair();
    const actor = side();
    for (const memberRole of ["approver", "finance", "member", "viewer"] as const)
      await refuses("not-allowed-role", () => request({ ...actor, memberRole }), app.traces);
    const stale = { ...actor, confirmation: { hasFactor: true, isFresh: false } };
    await refuses("confirmation-needed", () => request(stale), app.traces);
    await request(actor);
    const paused = kind === "company" ? prospect.id : mandate.id;
    expect(await deletionOf(actor)).toMatchObject({
      status: "requested",
      dueAt: deletionDueAt(app.web.now()),
      paused: [paused],
    });
    expect((await db.row(kind === "company" ? "prospect" : "mandate", paused)).status).toBe("paused");
    await refuses("deletion-under-way", () => request(actor), app.traces);
  });

  test("is cancelled by an owner until it is carried out: what left the market returns", async () => {
    const { prospect, mandate } = await underway.pair();
    const actor = side();
    await refuses("deletion-wrong-state", () => cancel(actor), app.traces);
    await request(actor);
    await refuses("not-allowed-role", () => cancel({ ...actor, memberRole: "member" }), app.traces);
    await cancel(actor);
    expect((await db.row("mandate", mandate.id)).status).toBe("active");
    expect((await db.row("prospect", prospect.id)).status).toMatch(
      kind === "company" ? /published|paused/ : /published/,
    );
    await due(actor);
    await unchanged(app.traces, carryOut);
  });

  test("is not carried out a moment before its term", async () => {
    const actor = side();
    await request(actor);
    const { dueAt } = await deletionOf(actor);
    await app.setNow(new Date(dueAt.getTime() - 1));
    await carryOut();
    expect(await statusOf(actor)).toBe("requested");
  });

  test("waits while a deal is open, and can be cancelled meanwhile", async () => {
    const { id: dealId } = await underway.deal("available");
    const actor = side();
    await request(actor);
    await due(actor);
    await carryOut();
    expect(await deletionOf(actor)).toMatchObject({ status: "waiting", waitsFor: ["deals"] });
    expect((await readOrganizationDeletion(app.web, actor)).waits).toMatchObject({ deals: 1 });
    await unchanged(app.traces, carryOut);
    await db.update("deal", dealId, { status: "fell_through" });
    await app.setNow(new Date(app.web.now().getTime() + hour + 1));
    await carryOut();
    expect(await statusOf(actor)).toBe("executed");
  });

  test.each(["requested", "funded", "disputed"] as const)(
    "waits for a payment that is %s",
    async (status) => {
      const { id, dealId } = await underway.drawdown("requested");
      await db.update("drawdown", id, { status });
      await db.update("deal", dealId, { status: "drawn" });
      const actor = side();
      await request(actor);
      await due(actor);
      await carryOut();
      expect(await deletionOf(actor)).toMatchObject({ status: "waiting", waitsFor: ["drawdowns"] });
      await cancel(actor);
      expect(await statusOf(actor)).toBe("cancelled");
    },
  );

  test("once carried out leaves nothing that its people typed, nor its files, nor their names", async () => {
    const canaries = await aLife();
    const actor = side();
    const own = canaries[kind];
    expect((await scanFor(own, app)).length).toBeGreaterThan(3);
    await sealEvents(app.worker, system);
    await request(actor);
    await due(actor);
    await carryOut();
    expect(await deletionOf(actor)).toMatchObject({ status: "executed" });
    expect(await db.rows("deletionFile")).toEqual([]);
    expect(await scanFor(own, app)).toEqual([]);
    expect(await scanFor(canaries.other[kind], app)).not.toEqual([]);
    await sealEvents(app.worker, system);
    expect((await verifyTrail(app.worker, system)).faults).toEqual([]);
    await expectInvariants(db);
    const id = organizationIdOf(actor);
    expect(await app.sql`select from accounts.member where organization_id = ${id}`).toEqual([]);
    await unchanged(app.traces, carryOut);
  });
});

/** What both sides typed and stored, with texts by which each is found. */
async function aLife() {
  const text = (whose: string, what: string) => `canary-${whose}-${what}`;
  const { id: introductionId, prospect } = await underway.consented();
  await db.update("company", company.companyId, {
    contactName: text("company", "contact"),
    address: text("company", "address"),
    nameZh: text("company", "name"),
  });
  await db.update("institution", institution.institutionId, {
    contactName: text("institution", "contact"),
    aboutEn: text("institution", "about"),
  });
  await db.update("prospect", prospect.id, { draft: JSON.stringify({ note: text("company", "draft") }) });
  await writeMessage(app.web, company, { introductionId, words: text("company", "message") });
  await writeMessage(app.web, institution, { introductionId, words: text("institution", "message") });
  await uploadedBy(app, company, { name: `${text("company", "file")}.pdf` });
  await app.sql`insert into event (type, actor_kind, actor_user_id, actor_organization_id, subject_kind, subject_id,
      company_id, institution_id, note)
    values ('deal-fell-through', 'company', ${company.userId}, ${company.companyId}, 'introduction', ${introductionId},
        ${company.companyId}, ${institution.institutionId}, ${text("company", "note")}),
      ('deal-fell-through', 'institution', ${institution.userId}, ${institution.institutionId}, 'introduction',
        ${introductionId}, ${company.companyId}, ${institution.institutionId}, ${text("institution", "note")})`;
  const of = (whose: string, ...what: string[]) => what.map((one) => text(whose, one));
  return {
    company: of("company", "contact", "address", "name", "draft", "message", "file", "note"),
    institution: of("institution", "contact", "about", "message", "note"),
    // What stays with the other side.
    other: { company: of("institution", "message"), institution: of("company", "message") },
  };
}

describe("while the deletion of a company is under way", () => {
  test("it puts nothing new on the market", async () => {
    const { prospect, mandate } = await underway.pair();
    await request(company);
    const consent = { fieldGroups: ["identity"], purpose: "assess_financing", days: 30 };
    const ask = { prospectId: prospect.id, mandateIds: [mandate.id], message: null, ...consent };
    await refuses("organization-leaving", () => startProspect(app.web, company), app.traces);
    await refuses("organization-leaving", () => resumeProspect(app.web, company, prospect.id), app.traces);
    expect(await refusalCodeOf(askForIntroductions(app.web, company, ask as never))).toMatch(
      /organization-leaving|prospect/,
    );
  });

  test("it may still accept an offer on the table, and then waits for the deal", async () => {
    const { id: offerId } = await underway.issuedOffer();
    await request(company);
    await acceptOffer(app.web, company, { offerId, version: 1 });
    await due(company);
    await carryOut();
    expect(await deletionOf(company)).toMatchObject({ status: "waiting", waitsFor: ["deals"] });
  });
});

describe("while the deletion of an institution is under way", () => {
  test("it puts nothing new on the market, and offers nothing", async () => {
    const { prospect, mandate } = await underway.pair();
    const { id: introductionId } = await underway.consented();
    const { id: offerId } = await underway.draftedOffer();
    await request(institution);
    const { institutionId } = institution;
    expect(institutionId).toBeTruthy();
    const attempts = [
      () => startMandate(app.web, institution),
      () => moveMandate(app.web, institution, { mandateId: mandate.id, move: "resume" }),
      () => startOffer(app.web, institution, { introductionId, instrument: "ip_pledge_loan" }),
      () => issueOffer(app.web, institution, { offerId, ...sheetToIssue(yuan(1_000_000)) }),
    ];
    for (const attempt of attempts) await refuses("organization-leaving", attempt, app.traces);
    const pursue = {
      prospectId: prospect.id,
      mandateId: mandate.id,
      purpose: "assess_financing",
      message: null,
    };
    await refuses(
      "mandate-not-active",
      () => requestIntroduction(app.web, institution, pursue as never),
      app.traces,
    );
  });

  test("it waits for fees that it owes; its companies don't", async () => {
    const { id: drawdownId, dealId } = await underway.drawdown("requested");
    await db.update("drawdown", drawdownId, { status: "confirmed" });
    await db.update("deal", dealId, { status: "drawn" });
    const { companyId } = company;
    const { institutionId } = institution;
    const of = { drawdownId, dealId, companyId, institutionId };
    await db.insert("fee", { ...of, basis: "debt", rateBp: 50, drawnFen: 100n, amountFen: 1n });
    await request(company);
    await request(institution);
    await due(institution);
    await carryOut();
    expect(await deletionOf(institution)).toMatchObject({ status: "waiting", waitsFor: ["fees"] });
    expect(await statusOf(company)).toBe("executed");
  });
});

test("an organization of the demonstration is not deleted", async () => {
  await db.update("company", company.companyId, { isDemonstration: true });
  await refuses("deletion-of-demonstration", () => request(company), app.traces);
});

void given;
