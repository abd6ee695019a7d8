import { describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { TIE_COUNTS_ON_DAYS } from "#app/domain/moderation/ties.ts";
import { declareTie } from "#app/services/admins/declare-tie.server.ts";
import { endTie } from "#app/services/admins/end-tie.server.ts";
import { readTies } from "#app/services/admins/read-ties.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { listDisputes } from "#app/services/deals/list-disputes.server.ts";
import { openEvidence } from "#app/services/deals/open-evidence.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { settleFinding } from "#app/services/deals/settle-finding.server.ts";
import { assignCase } from "#app/services/moderation/assign-case.server.ts";
import { listCases } from "#app/services/moderation/list-cases.server.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { readCaseTeaser } from "#app/services/moderation/read-case-teaser.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { readInstitution } from "#app/services/organizations/read-institution.server.ts";
import { settleSuspension } from "#app/services/organizations/settle-suspension.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { aContent } from "#tests/factories/content.ts";
import { disputesIn, findingOn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db, company, institution } = openParties({}, { isEmptied: true });
const moderation = moderationIn(app);
const disputes = disputesIn(app, company, institution);
const day = 24 * 60 * 60 * 1_000;

/** Names of test organizations are alike: it gets one of its own first. */
async function tie(admin: AdminActor, organizationId: string): Promise<void> {
  const rows: { name: string }[] =
    await app.sql`update accounts.organization set name = ${`Tied ${organizationId}`} where id = ${organizationId}
      returning name`;
  await declareTie(app.web, admin, { organization: rows[0]?.name ?? "", kind: "family", note: null });
}
const tieOf = async ({ userId }: AdminActor) => {
  const rows: { id: string }[] = await app.sql`select id from admin_tie where user_id = ${userId}`;
  return rows[0]?.id ?? "";
};

describe("a case of an organization to which an admin has a tie", () => {
  async function tied() {
    const [ann, bo] = [await moderation.admin("Ann"), await moderation.admin("Bo")];
    const { caseId, company: of } = await moderation.submittedProspect(aContent(), { alike: 0 });
    return { ann, bo, caseId, companyId: of.companyId };
  }

  test("can't be read, taken or assigned by them, nor assigned to them, and nothing changes", async () => {
    const { ann, bo, caseId, companyId } = await tied();
    await tie(ann, companyId);
    for (const attempt of [
      () => readCase(app.web, ann, caseId),
      () => readCaseTeaser(app.web, ann, caseId),
      () => takeCase(app.web, ann, caseId),
      () => assignCase(app.web, ann, { caseId, userId: bo.userId }),
    ])
      await refuses("admin-has-tie", attempt, app.traces);
    await refuses(
      "admin-assignee-has-tie",
      () => assignCase(app.web, bo, { caseId, userId: ann.userId }),
      app.traces,
    );
    await takeCase(app.web, bo, caseId);
  });

  test("returns to the queue when its holder declares the tie, and another takes it", async () => {
    const { ann, bo, caseId, companyId } = await tied();
    await takeCase(app.web, ann, caseId);
    await tie(ann, companyId);
    expect(await db.row("moderationCase", caseId)).toMatchObject({ status: "opened", assignedTo: null });
    const reject = () => rejectProspect(app.web, ann, { caseId, reasonCodes: ["incomplete"], note: null });
    await refuses("admin-has-tie", reject, app.traces);
    await takeCase(app.web, bo, caseId);
    expect((await readCase(app.web, bo, caseId)).case.isMine).toBe(true);
  });

  test("is marked in the list: to them, and to others that somebody is kept away", async () => {
    const { ann, bo, caseId, companyId } = await tied();
    await tie(ann, companyId);
    const rowFor = async (admin: AdminActor) => {
      const { page } = await listCases(app.web, admin, { view: "us" } as never);
      return page.rows.find(({ id }) => id === caseId);
    };
    expect(await rowFor(ann)).toMatchObject({ recused: 1, isTied: true });
    expect(await rowFor(bo)).toMatchObject({ recused: 1, isTied: false });
  });

  test("is notified to the others only", async () => {
    const [ann, bo] = [await moderation.admin("Ann"), await moderation.admin("Bo")];
    const { caseId } = await moderation.submittedProspect(aContent(), { alike: 0 });
    const { companyId } = await db.row("moderationCase", caseId);
    await tie(ann, companyId ?? "");
    await app.sql`delete from notification`;
    await app.web.withActor(bo, (trx) => enqueue(trx, "notify-admins-case-opened", { caseId }));
    const told: { userId: string }[] = await app.sql`select user_id as "userId" from notification`;
    expect(told.map(({ userId }) => userId)).toEqual([bo.userId]);
  });

  test("is on the start page once no moderator is left", async () => {
    const { ann, bo, companyId } = await tied();
    await tie(ann, companyId);
    expect((await readToday(app.web, bo)).withoutAdmin).toBe(0);
    await tie(bo, companyId);
    expect((await readToday(app.web, bo)).withoutAdmin).toBe(1);
  });
});

test("an institution's status and the confirmation of its suspension are refused to whoever has a tie to it", async () => {
  const [ann, bo, cy] = [await moderation.admin(), await moderation.admin(), await moderation.admin()];
  const { institutionId } = institution;
  const suspend = (by: AdminActor) => () =>
    changeInstitutionStatus(app.web, by, {
      institutionId,
      move: "suspend",
      reasonCode: "misconduct",
      note: null,
    });
  await tie(ann, institutionId);
  await refuses("admin-has-tie", suspend(ann), app.traces);
  await refuses("admin-has-tie", () => readInstitution(app.web, ann, institutionId), app.traces);
  await suspend(bo)();
  const { id: confirmationId } = await db.row("confirmation", { subjectId: institutionId });
  const verdict = { institutionId, confirmationId, verdict: "confirm" } as const;
  await refuses("admin-has-tie", () => settleSuspension(app.web, ann, verdict), app.traces);
  await settleSuspension(app.web, cy, verdict);
});

test("a suspension stands without a deadline where ties keep everybody else away", async () => {
  const [ann, bo] = [await moderation.admin(), await moderation.admin()];
  const { institutionId } = institution;
  await tie(bo, institutionId);
  await changeInstitutionStatus(app.web, ann, {
    institutionId,
    move: "suspend",
    reasonCode: "misconduct",
    note: null,
  });
  expect((await db.row("confirmation", { subjectId: institutionId })).dueAt).toBeNull();
});

describe("a dispute of a party to which an admin has a tie", () => {
  test("can't be read, decided or confirmed by them, and needs no second person if nobody else is left", async () => {
    const { id: disputeId } = await disputes.answered();
    const [ann, bo] = [await moderation.admin(), await moderation.admin()];
    await tie(ann, company.companyId);
    for (const attempt of [
      () => readDispute(app.web, ann, disputeId),
      () => openEvidence(app.web, ann, { disputeId, evidenceId: crypto.randomUUID() }),
      () => decideDispute(app.web, ann, findingOn(disputeId)),
    ])
      expect(["admin-has-tie", "document-not-found"]).toContain(await refusalCodeOf(attempt()));
    const { page } = await listDisputes(app.web, bo, { ended: false, cursor: undefined });
    expect(page.rows.find(({ id }) => id === disputeId)).toMatchObject({ recused: 1, isTied: false });
    expect((await readDispute(app.web, bo, disputeId)).needsSecond).toBe(false);
    expect(await decideDispute(app.web, bo, findingOn(disputeId))).toEqual({ isDecided: true });
  });

  test("a finding isn't confirmed or sent back by whoever declared a tie since", async () => {
    const { id: disputeId } = await disputes.answered();
    const [ann, bo] = [await moderation.admin(), await moderation.admin()];
    await decideDispute(app.web, ann, findingOn(disputeId));
    const rows: { id: string }[] =
      await app.sql`select id from dispute_finding where dispute_id = ${disputeId}`;
    await tie(bo, institution.institutionId);
    for (const verdict of ["confirm", "send_back"] as const) {
      const settle = () =>
        settleFinding(app.web, bo, { disputeId, findingId: rows[0]?.id ?? "", verdict, words: "No." });
      await refuses("admin-has-tie", settle, app.traces);
    }
  });
});

describe("the register of ties", () => {
  test("refuses an unknown and an ambiguous name, and the same tie twice", async () => {
    const ann = await moderation.admin();
    const declare = (organization: string) => () =>
      declareTie(app.web, ann, { organization, kind: "other", note: null });
    await refuses("tie-organization-unknown", declare("Nobody's Bank"), app.traces);
    const [one, two] = [await given.company(), await given.company()];
    await app.sql`update accounts.organization set name = 'Twin' where id in (${one.companyId}, ${two.companyId})`;
    await refuses("tie-organization-several", declare("twin"), app.traces);
    await tie(ann, company.companyId);
    await refuses("tie-already", declare(`Tied ${company.companyId}`), app.traces);
  });

  test("counts an ended tie for thirty days, and lets nobody end another's", async () => {
    const [ann, bo] = [await moderation.admin(), await moderation.admin("Bo", ["moderator"])];
    const { caseId, company: of } = await moderation.submittedProspect(aContent(), { alike: 0 });
    await tie(ann, of.companyId);
    const tieId = await tieOf(ann);
    await refuses("tie-not-found", () => endTie(app.web, bo, { tieId }), app.traces);
    await endTie(app.web, ann, { tieId });
    await refuses("admin-has-tie", () => takeCase(app.web, ann, caseId), app.traces);
    await refuses("tie-not-found", () => endTie(app.web, ann, { tieId }), app.traces);
    await app.setNow(new Date(Date.now() + (TIE_COUNTS_ON_DAYS + 1) * day));
    await takeCase(app.web, ann, caseId);
  });

  test("is one's own, and all of it to the security admins", async () => {
    const [ann, bo] = [await moderation.admin("Ann"), await moderation.admin("Bo", ["finance"])];
    await tie(ann, company.companyId);
    expect(await readTies(app.web, bo)).toMatchObject({ own: [], others: null });
    await tie(bo, institution.institutionId);
    const read = await readTies(app.web, ann);
    expect(read.own.map(({ organization }) => organization)).toEqual([`Tied ${company.companyId}`]);
    expect(read.others?.map(({ person, kind }) => [person, kind])).toEqual([["Bo", "family"]]);
  });

  test("the database lets an admin declare and end no tie of another", async () => {
    const [ann, bo] = [await moderation.admin(), await moderation.admin()];
    const declared = app.web.withActor(ann, (trx) =>
      trx
        .insertInto("adminTie")
        .values({
          userId: bo.userId,
          organizationId: company.companyId,
          kind: "other",
          note: null,
          endsAt: null,
        })
        .execute(),
    );
    await expect(declared).rejects.toThrow("row-level security");
  });
});
