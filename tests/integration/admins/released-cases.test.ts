import { describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { declareTie } from "#app/services/admins/declare-tie.server.ts";
import { removeAdmin } from "#app/services/admins/remove-admin.server.ts";
import { takeAdminRole } from "#app/services/admins/take-admin-role.server.ts";
import { deletePerson } from "#app/services/deletion/delete-person.server.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { returnInstitution } from "#app/services/moderation/return-institution.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { dayOn, daysOn } from "#tests/factories/days.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

/** Cases of a moderator who decides none any more. */
const { app, given, db } = openWith(moderationIn, {}, { isEmptied: true });

const tasksOf = async (admin: AdminActor) => (await readToday(app.web, admin)).tasks.map(({ id }) => id);
const released = async (caseId: string) =>
  app.sql<{ from: string; to: string; by: string }>`select from_status as from, to_status as to,
    actor_kind as by from event where type = 'case-released' and subject_id = ${caseId}`;

/** A moderator with a case in hand, one who also appoints admins, and a case whose institution must complete it. */
async function holding() {
  const boss = await given.admin("Ann");
  const { admin: mo, caseId } = await given.takenProspect(aContent(), { alike: 0 });
  const awaiting = await given.applied();
  await returnInstitution(app.web, awaiting.admin, {
    caseId: awaiting.caseId,
    reasonCodes: ["documents_incomplete"],
    fieldNotes: [],
    note: null,
    answerBy: dayOn(12),
  });
  await db.update("moderationCase", awaiting.caseId, { assignedTo: mo.userId });
  return { boss, mo, caseId, awaiting };
}

const ways = [
  ["removed", ({ boss, mo }) => removeAdmin(app.web, boss, { userId: mo.userId })],
  [
    "without that role",
    ({ boss, mo }) => takeAdminRole(app.web, boss, { userId: mo.userId, role: "moderator" }),
  ],
  [
    "gone with their account",
    async ({ mo }) => {
      const deletion = await db.insert("deletion", {
        subjectKind: "person",
        subjectId: mo.userId,
        requestedBy: mo.userId,
        requestedAt: daysOn(-15),
        dueAt: daysOn(-1),
      });
      await deletePerson(app.worker, system, { deletionId: deletion.id });
    },
  ],
] as const satisfies [string, (held: Awaited<ReturnType<typeof holding>>) => Promise<void>][];

describe("the cases that a moderator holds", () => {
  test.each(ways)(
    "are everybody's task again once the moderator is %s, with their clocks",
    async (_, leave) => {
      const held = await holding();
      const { boss, caseId, awaiting } = held;
      expect(await tasksOf(boss)).toEqual([]);
      const before = await given.caseRow(caseId);
      await leave(held);
      expect(await given.caseRow(caseId)).toEqual({ ...before, assignedTo: null, status: "opened" });
      expect(await given.caseRow(awaiting.caseId)).toMatchObject({
        assignedTo: null,
        status: "awaiting_party",
      });
      expect(await tasksOf(boss)).toEqual([caseId]);
      expect(await released(caseId)).toMatchObject([{ from: "in_review", to: "opened" }]);
      await takeCase(app.web, boss, caseId);
      expect((await readCase(app.web, boss, caseId)).can.decide).toBe(true);
    },
  );

  test("that are answered after they were left are taken by another, who decides", async () => {
    const { boss, mo, awaiting } = await holding();
    await removeAdmin(app.web, boss, { userId: mo.userId });
    await applyForVerification(app.web, awaiting.institution, awaiting.application);
    expect(await tasksOf(boss)).toContain(awaiting.caseId);
    expect((await readCase(app.web, boss, awaiting.caseId)).can.take).toBe(true);
    await takeCase(app.web, boss, awaiting.caseId);
    await refuses("case-not-yours", () => takeCase(app.web, awaiting.admin, awaiting.caseId), app.traces);
    await verifyInstitution(app.web, boss, { caseId: awaiting.caseId, note: null });
    expect(await given.caseRow(awaiting.caseId)).toMatchObject({ decision: "verified" });
  });

  test("stay theirs when they lose another role, and when a removal is refused", async () => {
    const { boss, mo, caseId } = await holding();
    await takeAdminRole(app.web, boss, { userId: mo.userId, role: "finance" });
    expect(await given.caseRow(caseId)).toMatchObject({ assignedTo: mo.userId, status: "in_review" });
    await unchanged(app.traces, () =>
      refuses("admin-own-roles", removeAdmin(app.web, mo, { userId: mo.userId })),
    );
  });

  test("of an organization to which they declare a tie are left also while its answer is awaited", async () => {
    const { mo, caseId, awaiting } = await holding();
    const { institutionId } = awaiting.institution;
    await app.sql`update accounts.organization set name = 'Tied' where id = ${institutionId}`;
    await declareTie(app.web, mo, { organization: "Tied", kind: "family", note: null });
    expect(await given.caseRow(awaiting.caseId)).toMatchObject({ assignedTo: null });
    expect(await given.caseRow(caseId)).toMatchObject({ assignedTo: mo.userId });
  });
});
