import { describe, expect, test } from "vitest";
import { type ConfirmationVerdict, confirmationDueAt } from "#app/domain/confirmations/lifecycle.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { liftSuspensions } from "#app/services/organizations/lift-suspensions.server.ts";
import { readInstitution } from "#app/services/organizations/read-institution.server.ts";
import { settleSuspension } from "#app/services/organizations/settle-suspension.server.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refusalCodeOf, refuses, unchanged } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven({}, { isEmptied: true });
const moderation = moderationIn(app);
const web = testWeb(app, builtPages, "en");
const system = { kind: "system" } as const;
const hour = 60 * 60 * 1_000;

const statusOf = async (institutionId: string) => (await db.row("institution", institutionId)).status;
const confirmationOf = async (institutionId: string) => {
  const rows = await db.rows("confirmation", { subjectId: institutionId });
  const [row] = rows.toSorted((a, b) => b.proposedAt.getTime() - a.proposedAt.getTime());
  return row ?? expect.fail("no suspension was proposed");
};
/** On the suspension that stands now, as its page shows it. */
const verdictOn = async (institutionId: string, verdict: ConfirmationVerdict) => ({
  institutionId,
  confirmationId: (await confirmationOf(institutionId)).id,
  verdict,
});
const suspend = async (by: Awaited<ReturnType<typeof moderation.admin>>, institutionId: string) =>
  changeInstitutionStatus(app.web, by, {
    institutionId,
    move: "suspend",
    reasonCode: "misconduct",
    note: null,
  });

const restrict = async (by: Awaited<ReturnType<typeof moderation.admin>>, institutionId: string) =>
  changeInstitutionStatus(app.web, by, {
    institutionId,
    move: "restrict",
    reasonCode: "compliance",
    note: "Papers are missing.",
  });
/** The review of a restoration as an admin has opened it, and its press. */
async function restoration(by: Awaited<ReturnType<typeof moderation.admin>>, institutionId: string) {
  const browser = web.browser(web.sessions.admin(by.userId));
  const path = `/admin/institutions/${institutionId}/restore`;
  const page = await browser.get(path);
  const shown = Object.fromEntries(shownValues(page.text, "restore"));
  return {
    text: visibleText(page.text),
    press: () => browser.post(path, { ...shown, act: "restore", note: "Its papers came." }),
  };
}

/** Suspended by the first of two admins, after the market has matched its mandate. */
async function suspended() {
  const mandate = await given.activeMandate();
  const { institutionId } = mandate.institution;
  const [first, second] = [await moderation.admin(), await moderation.admin()];
  await suspend(first, institutionId);
  return { institutionId, first, second, mandate };
}

describe("a suspension by one admin", () => {
  test("works at once, notifies the admins, and is confirmed by another within a working day", async () => {
    const { institutionId, first, second } = await suspended();
    expect(await statusOf(institutionId)).toBe("suspended");
    const { dueAt } = await confirmationOf(institutionId);
    expect(dueAt).toEqual(confirmationDueAt(app.web.now(), app.web.workingDays, 2));
    expect(await moderation.queuedJobs()).toContainEqual({
      task: "notify-admins-suspension-unconfirmed",
      payload: { institutionId },
    });
    const own = async () => settleSuspension(app.web, first, await verdictOn(institutionId, "confirm"));
    await refuses("confirmation-same-person", own, app.traces);
    await settleSuspension(app.web, second, await verdictOn(institutionId, "confirm"));
    await app.setNow(new Date((dueAt?.getTime() ?? 0) + hour));
    expect(await liftSuspensions(app.worker, system)).toBe(0);
    expect(await statusOf(institutionId)).toBe("suspended");
    const again = async () => settleSuspension(app.web, second, await verdictOn(institutionId, "decline"));
    await refuses("confirmation-wrong-state", again, app.traces);
  });

  test("is confirmed only by who has read it: a later one than the page shows is not", async () => {
    const { institutionId, first, second } = await suspended();
    const read = await verdictOn(institutionId, "confirm");
    await settleSuspension(app.web, second, { ...read, verdict: "decline" });
    await suspend(first, institutionId);
    await refuses("review-outdated", () => settleSuspension(app.web, second, read), app.traces);
    expect(await statusOf(institutionId)).toBe("suspended");
  });

  test.each([
    ["confirm", "suspended", "The suspension stands until an admin restores the institution"],
    ["decline", "active", "It sees opportunities again"],
  ] as const)("has a review of each verdict: %s", async (verdict, after, follows) => {
    const { institutionId, second } = await suspended();
    const browser = web.browser(web.sessions.admin(second.userId));
    const page = `/admin/institutions/${institutionId}`;
    const { text } = await browser.get(page);
    expect(text).toContain(`href="${page}/${verdict}"`);
    expect(text).not.toMatch(/<(?:button|a)[^>]*btn-primary[^>]*>(?:Confirm|Decline)/);
    const review = await browser.get(`${page}/${verdict}`);
    expect(visibleText(review.text)).toContain(follows);
    const button = verdict === "confirm" ? "btn-ending" : "btn-primary";
    expect(review.text).toMatch(new RegExp(`<button[^>]*${button}[^>]*>`));
    const shown = Object.fromEntries(shownValues(review.text, verdict));
    const other = { act: verdict, confirmationId: "11111111-1111-4111-8111-111111111111" };
    for (const stale of [other, { act: verdict }]) {
      const refused = await unchanged(app.traces, () => browser.post(`${page}/${verdict}`, stale));
      expect([409, 422]).toContain(refused.status);
    }
    expect((await browser.post(`${page}/${verdict}`, { ...shown, act: verdict })).status).toBe(303);
    expect(await statusOf(institutionId)).toBe(after);
    expect((await confirmationOf(institutionId)).status).toBe(
      verdict === "confirm" ? "confirmed" : "declined",
    );
    expect((await browser.get(page)).text).not.toContain(`href="${page}/${verdict}"`);
  });

  test("is lifted when another admin declines it: its mandates are ranked again", async () => {
    const { institutionId, second, mandate } = await suspended();
    await settleSuspension(app.web, second, await verdictOn(institutionId, "decline"));
    expect(await statusOf(institutionId)).toBe("active");
    expect(await confirmationOf(institutionId)).toMatchObject({
      status: "declined",
      settledBy: second.userId,
    });
    expect(await moderation.queuedJobs()).toContainEqual({
      task: "match-mandate",
      payload: { mandateId: mandate.id },
    });
  });

  test("is lifted by the clock if nobody confirms it, and can't be confirmed any more", async () => {
    const { institutionId, second } = await suspended();
    const { dueAt } = await confirmationOf(institutionId);
    await app.setNow(new Date((dueAt?.getTime() ?? 0) - 1));
    expect(await liftSuspensions(app.worker, system)).toBe(0);
    await app.setNow(dueAt ?? new Date());
    const late = async () => settleSuspension(app.web, second, await verdictOn(institutionId, "confirm"));
    await refuses("confirmation-wrong-state", late, app.traces);
    expect(await liftSuspensions(app.worker, system)).toBe(1);
    expect(await statusOf(institutionId)).toBe("active");
    expect(await confirmationOf(institutionId)).toMatchObject({ status: "lapsed", settledBy: null });
    const { events } = await readInstitution(app.web, second, institutionId);
    expect(events[0]).toMatchObject({ type: "institution-suspension-lifted", actorKind: "system" });
  });

  test("of a restricted institution, or one whose licence has ended, is lifted to restricted", async () => {
    const [restricted, ended] = [await suspended(), await suspended()];
    await app.sql`update confirmation set before_status = 'restricted' where subject_id = ${restricted.institutionId}`;
    await app.sql`update institution set licence_expires_on = '2020-12-31' where id = ${ended.institutionId}`;
    for (const { institutionId, second } of [restricted, ended]) {
      await settleSuspension(app.web, second, await verdictOn(institutionId, "decline"));
      expect(await statusOf(institutionId)).toBe("restricted");
    }
  });

  test("is void after a later change, so that the clock undoes nothing", async () => {
    const { institutionId, first, second } = await suspended();
    const change = { institutionId, move: "terminate", reasonCode: "misconduct", note: null } as const;
    await changeInstitutionStatus(app.web, first, change);
    expect(await confirmationOf(institutionId)).toMatchObject({ status: "overtaken" });
    await refuses(
      "confirmation-wrong-state",
      async () => settleSuspension(app.web, second, await verdictOn(institutionId, "decline")),
      app.traces,
    );
    await app.setNow(new Date(app.web.now().getTime() + 10 * 24 * hour));
    expect(await liftSuspensions(app.worker, system)).toBe(0);
    expect(await statusOf(institutionId)).toBe("terminated");
  });

  test("on a platform with one admin it stands without an end, flagged, until another confirms it", async () => {
    const { institutionId } = await given.institution();
    const only = await moderation.admin();
    await suspend(only, institutionId);
    await app.setNow(new Date(app.web.now().getTime() + 10 * 24 * hour));
    expect(await liftSuspensions(app.worker, system)).toBe(0);
    const { confirmation } = await readInstitution(app.web, only, institutionId);
    expect(confirmation).toMatchObject({ status: "open", dueAt: null, whyNot: "confirmation-same-person" });
    const second = await moderation.admin();
    await settleSuspension(app.web, second, await verdictOn(institutionId, "confirm"));
    expect(await confirmationOf(institutionId)).toMatchObject({ status: "confirmed" });
  });

  test("has one outcome when confirmation, refusal and the clock meet", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { institutionId, second } = await suspended();
      const third = await moderation.admin();
      const { dueAt } = await confirmationOf(institutionId);
      // The clock is at the deadline for the job, and just before it for whoever decides.
      await app.setNow(new Date((dueAt?.getTime() ?? 0) - 1));
      await app.sql`update confirmation set due_at = due_at - interval '1 second' where subject_id = ${institutionId} and ${round % 2} = 0`;
      const answers = await Promise.all([
        refusalCodeOf(settleSuspension(app.web, second, await verdictOn(institutionId, "confirm"))),
        refusalCodeOf(settleSuspension(app.web, third, await verdictOn(institutionId, "decline"))),
        liftSuspensions(app.worker, system).then((lifted) =>
          lifted === 1 ? "nothing refused" : "not lifted",
        ),
      ]);
      expect(answers.filter((answer) => answer === "nothing refused")).toHaveLength(1);
      const { status } = await confirmationOf(institutionId);
      expect(await statusOf(institutionId)).toBe(status === "confirmed" ? "suspended" : "active");
    }
  });
});

describe("a restoration", () => {
  test("of a restriction lifts no suspension that its review never showed", async () => {
    const { institutionId } = await given.institution();
    const [first, second] = [await moderation.admin(), await moderation.admin()];
    await restrict(first, institutionId);
    const read = await restoration(first, institutionId);
    expect(read.text).toContain("Papers are missing.");
    await suspend(second, institutionId);
    const answer = await unchanged(app.traces, () => read.press());
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Its papers came.");
    expect(await statusOf(institutionId)).toBe("suspended");
    expect(await confirmationOf(institutionId)).toMatchObject({ status: "open" });
  });

  test("of a suspension lifts no later one, and none that was confirmed since", async () => {
    const { institutionId, first, second } = await suspended();
    const read = await restoration(first, institutionId);
    await settleSuspension(app.web, second, await verdictOn(institutionId, "decline"));
    await suspend(second, institutionId);
    expect((await unchanged(app.traces, () => read.press())).status).toBe(409);
    const unconfirmed = await restoration(second, institutionId);
    expect(unconfirmed.text).toContain("was not confirmed by another admin yet");
    await settleSuspension(app.web, first, await verdictOn(institutionId, "confirm"));
    expect((await unchanged(app.traces, () => unconfirmed.press())).status).toBe(409);
    expect((await (await restoration(second, institutionId)).press()).status).toBe(303);
    expect(await statusOf(institutionId)).toBe("active");
  });

  test("gives back the restriction from before a suspension, and both pages say so", async () => {
    const { institutionId } = await given.institution();
    const admin = await moderation.admin();
    await restrict(admin, institutionId);
    await suspend(admin, institutionId);
    const page = await web
      .browser(web.sessions.admin(admin.userId))
      .get(`/admin/institutions/${institutionId}`);
    expect(visibleText(page.text)).toContain("It is restricted again, as before its suspension");
    const read = await restoration(admin, institutionId);
    expect(read.text).toContain("It is restricted again, as before its suspension");
    expect((await read.press()).status).toBe(303);
    expect(await statusOf(institutionId)).toBe("restricted");
    const again = await restoration(admin, institutionId);
    expect(again.text).toContain("It asks for introductions and issues offers again");
    expect((await again.press()).status).toBe(303);
    expect(await statusOf(institutionId)).toBe("active");
  });
});

test("nobody but admins reads or writes confirmations", async () => {
  const { institutionId } = await suspended();
  const institution = await given.institution();
  const seen = await app.web.withActor(institution, (trx) =>
    trx.selectFrom("confirmation").selectAll().execute(),
  );
  expect(seen).toEqual([]);
  expect(await confirmationOf(institutionId)).toMatchObject({ status: "open" });
});
