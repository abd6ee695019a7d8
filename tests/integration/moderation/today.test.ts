import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { noteVisit } from "#app/services/notifications/note-visit.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { countingStatements } from "#db/statements.ts";
import { aContent } from "#tests/factories/content.ts";
import { daysOn } from "#tests/factories/days.ts";
import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { sessionOf } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";

/** What an admin must decide, by roles and ties, and what is new to them. */
const { app, given, db } = openWith(moderationIn, {}, { isEmptied: true });
const records = givenIn(app);
const web = testWeb(app, builtPages, "en");

const tasksOf = async (admin: AdminActor) =>
  (await readToday(app.web, admin)).tasks.map(({ kind, id }) => [kind, id]);

describe("an admin's start page", () => {
  test("lists what waits for a decision in one order, the nearest deadline first", async () => {
    const [ann, bo] = [await given.admin("Ann"), await given.admin("Bo")];
    const { institutionId } = await records.institution();
    await changeInstitutionStatus(app.web, bo, {
      institutionId,
      move: "suspend",
      reasonCode: "misconduct",
      note: null,
    });
    const { caseId } = await given.submittedProspect(aContent(), { alike: 0 });
    expect(await tasksOf(ann)).toEqual([
      ["confirm_suspension", institutionId],
      ["decide_case", caseId],
    ]);
    // Nobody confirms what they did themselves.
    expect(await tasksOf(bo)).toEqual([["decide_case", caseId]]);
  });

  test("says where more wait than it lists", async () => {
    const ann = await given.admin("Ann");
    const read = async () =>
      visibleText((await web.browser(web.sessions.admin(ann.userId)).get("/admin")).text);
    const suspendOthers = async (count: number) => {
      for (let left = count; left > 0; left--) {
        const { institutionId } = await records.institution();
        await db.insert("confirmation", {
          kind: "suspension",
          subjectId: institutionId,
          beforeStatus: "verified",
          proposedBy: randomUUID(),
          proposedAt: daysOn(0),
          dueAt: daysOn(1),
        });
      }
    };
    await suspendOthers(30);
    expect(await read()).toContain("30 things, the nearest clock first");
    await suspendOthers(1);
    expect(await read()).toContain("The 30 with the nearest clock; more wait in the queue and among");
    expect(await tasksOf(ann)).toHaveLength(30);
  });

  test("lists a case to whoever holds it, and no longer to others", async () => {
    const [ann, bo] = [await given.admin("Ann"), await given.admin("Bo")];
    const { caseId } = await given.submittedProspect(aContent(), { alike: 0 });
    const read = async () => (await web.browser(web.sessions.admin(ann.userId)).get("/admin")).text;
    // Until somebody holds it, it is nobody's alone to decide.
    expect(await read()).toMatch(/<b>Longspring<\/b> decides by/u);
    await takeCase(app.web, ann, caseId);
    expect(await tasksOf(ann)).toEqual([["decide_case", caseId]]);
    expect(await tasksOf(bo)).toEqual([]);
    expect(await read()).toMatch(/<b>You<\/b> decide by/u);
  });

  test("lists nothing of what the admin has a tie to", async () => {
    const ann = await given.admin("Ann");
    const { company } = await given.submittedProspect(aContent(), { alike: 0 });
    const organizationId = company.companyId;
    await db.insert("adminTie", { userId: ann.userId, organizationId, kind: "family", note: null });
    expect(await tasksOf(ann)).toEqual([]);
  });

  test("lists nothing that the admin's roles do not decide", async () => {
    await given.submittedProspect(aContent(), { alike: 0 });
    const finance = await given.admin("Fay", ["finance"]);
    expect(await tasksOf(finance)).toEqual([]);
    expect(await tasksOf(await given.admin("Mo", ["moderator"]))).toHaveLength(1);
  });

  test("says what is new since the last visit, which it notes for the admin alone", async () => {
    const ann = await given.admin("Ann");
    const bo = await given.admin("Bo");
    await given.takenProspect(aContent(), { alike: 0 });
    await given.applied();
    await workOff(app);
    const newTo = async (admin: AdminActor) => (await readToday(app.web, admin)).changes?.rows.length;
    const known = (await newTo(ann)) ?? 0;
    expect(known).toBeGreaterThan(0);
    await noteVisit(app.web, sessionOf(ann.userId, { kind: "admin", roles: ann.roles }), {
      seenUntil: app.web.now(),
    });
    expect([await newTo(ann), await newTo(bo)]).toEqual([0, known]);
  });

  test("lists first steps until they are done: ties are named before the first decision", async () => {
    const { caseId, admin } = await given.takenProspect(aContent());
    const confirmation = { hasFactor: true, isFresh: true };
    const ann = { ...admin, roles: ["moderator"], confirmation } as const;
    const bo = { ...(await given.admin("Bo")), confirmation };
    const open = async (of: AdminActor) =>
      (await readToday(app.web, of)).firstSteps?.filter(({ isDone }) => !isDone).map(({ key }) => key);
    expect(await open(ann)).toEqual(["ties", "decide"]);
    expect(await open(bo)).toEqual(["ties", "decide", "settle"]);
    await publishProspect(app.web, admin, { caseId, note: null });
    expect(await open(ann)).toBeUndefined();
    expect(await open({ ...ann, confirmation: { hasFactor: false, isFresh: true } })).toEqual(["factor"]);
    expect(await open(bo)).toEqual(["ties", "decide", "settle"]);
  });

  test("asks at most four statements beside the session's and the published figures", async () => {
    const ann = await given.admin("Ann");
    await given.submittedProspect(aContent(), { alike: 0 });
    const asked = await new Promise<number>((resolve, reject) => {
      countingStatements((count) => {
        readToday(app.web, ann).then(() => resolve(count.asked), reject);
      });
    });
    expect(asked).toBeLessThanOrEqual(4);
  });
});
