import { expect, test } from "vitest";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { liftAskSuspensions } from "#app/services/prospects/lift-ask-suspensions.server.ts";
import { reinstateProspect } from "#app/services/prospects/reinstate-prospect.server.ts";
import { settleAskSuspension } from "#app/services/prospects/settle-ask-suspension.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { daysOn } from "#tests/factories/days.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { keepInvariants, openGiven, system } from "#tests/factories/open-given.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

/** Two acts at once on an ask that is suspended: one outcome; and four eyes on its suspension. */
const { app, given, db } = openGiven();
keepInvariants(db);
const moderation = moderationIn(app);
const why = { reasonCode: "compliance", note: "A report is being checked." } as const;

async function offered() {
  const parties = await given.offered();
  await db.update("prospect", parties.prospect.id, { isRecognisable: true });
  return { ...parties, prospectId: parties.prospect.id };
}
const overdue = (prospectId: string) =>
  app.sql`update confirmation set due_at = app_clock_now() - interval '1 minute'
    where subject_id = ${prospectId} and status = 'open'`;
const outcome = async (act: Promise<unknown>) => {
  const code = await refusalCodeOf(act);
  return code === "nothing refused" ? "done" : code;
};

test("of a suspension and an acceptance either the deal is there and goes on, or nothing is accepted", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { prospectId, company, offerId } = await offered();
    const admin = await moderation.admin();
    const [suspended, accepted] = await Promise.all([
      outcome(suspendProspect(app.web, admin, { prospectId, ...why })),
      outcome(acceptOffer(app.web, company, { offerId, version: 1 })),
    ]);
    expect(suspended).toBe("done");
    expect(["done", "prospect-suspended"]).toContain(accepted);
    expect((await db.rows("deal", { offerId })).length).toBe(accepted === "done" ? 1 : 0);
    expect((await db.row("prospect", prospectId)).status).toBe("suspended");
  }
});

test("of a suspension and a withdrawal the ask is over, whichever came first", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { prospectId, company } = await offered();
    const admin = await moderation.admin();
    const [suspended, withdrawn] = await Promise.all([
      outcome(suspendProspect(app.web, admin, { prospectId, ...why })),
      outcome(withdrawProspect(app.web, company, { prospectId, note: null })),
    ]);
    expect(withdrawn).toBe("done");
    expect(["done", "prospect-wrong-state"]).toContain(suspended);
    expect((await db.row("prospect", prospectId)).status).toBe("withdrawn");
    // A suspension of what is over waits for nobody.
    await overdue(prospectId);
    expect(await liftAskSuspensions(app.worker, system)).toBe(0);
    expect((await db.row("prospect", prospectId)).status).toBe("withdrawn");
  }
});

test("of a suspension and a consent the consent is in force and stays, or is refused", async () => {
  const { prospectId, prospect, company } = await offered();
  const { id } = await given.introduction(prospect, await given.activeMandate(), { answerBy: daysOn(6) });
  const admin = await moderation.admin();
  const [suspended, consented] = await Promise.all([
    outcome(suspendProspect(app.web, admin, { prospectId, ...why })),
    outcome(
      grantConsent(app.web, company, {
        introductionId: id,
        fieldGroups: ["identity"],
        purpose: "assess_financing",
        days: 90,
      }),
    ),
  ]);
  expect(suspended).toBe("done");
  expect(["done", "prospect-suspended"]).toContain(consented);
  expect((await db.row("introduction", id)).status).toBe(
    consented === "done" ? "consented" : "consent_pending",
  );
});

test("of a suspension and the publication of a change the ask is suspended, and the change decided or closed", async () => {
  const live = aContent();
  const sent = await moderation.takenProspect({ ...live, ask: { ...live.ask, termMonths: 30 } } as never, {
    live,
  });
  const { prospectId, caseId, version } = sent;
  const other = await moderation.admin();
  const [suspended, published] = await Promise.all([
    outcome(suspendProspect(app.web, other, { prospectId, ...why })),
    outcome(publishProspect(app.web, sent.admin, { caseId, version, note: null })),
  ]);
  expect(suspended).toBe("done");
  const row = await db.row("prospect", prospectId);
  expect([row.status, row.liveVersion]).toEqual(["suspended", published === "done" ? 2 : 1]);
  expect((await db.row("moderationCase", caseId)).status).toBe(published === "done" ? "decided" : "closed");
});

test("another admin confirms a suspension, or declines it; whoever acted can't, and unconfirmed it is lifted", async () => {
  const [admin, second] = [await moderation.admin(), await moderation.admin()];
  const suspended = async (status: "published" | "paused") => {
    const { prospectId } = await offered();
    await db.update("prospect", prospectId, { status });
    await suspendProspect(app.web, admin, { prospectId, ...why });
    const open = await db.row("confirmation", { subjectId: prospectId, status: "open" });
    return { prospectId, confirmationId: open.id };
  };
  const statusOf = async (id: string) => (await db.row("prospect", id)).status;
  const kept = await suspended("published");
  await refuses(
    "confirmation-same-person",
    () => settleAskSuspension(app.web, admin, { ...kept, verdict: "confirm" }),
    app.traces,
  );
  const since = (await db.row("prospect", kept.prospectId)).statusChangedAt.getTime();
  /** Of a review that was read while the suspension was confirmed, or before. */
  const reinstate = (isConfirmed: boolean) => {
    const reviewed = { status: "suspended", version: 1, since, isConfirmed, ends: "none" } as const;
    return reinstateProspect(app.web, admin, { prospectId: kept.prospectId, note: null, reviewed });
  };
  await refuses("review-outdated", () => reinstate(true), app.traces);
  await settleAskSuspension(app.web, second, { ...kept, verdict: "confirm" });
  await refuses("review-outdated", () => reinstate(false), app.traces);
  const declined = await suspended("paused");
  await settleAskSuspension(app.web, second, { ...declined, verdict: "decline" });
  const lapsed = await suspended("published");
  await overdue(lapsed.prospectId);
  expect(await liftAskSuspensions(app.worker, system)).toBe(1);
  expect(await Promise.all([kept, declined, lapsed].map(({ prospectId }) => statusOf(prospectId)))).toEqual([
    "suspended",
    "paused",
    "published",
  ]);
  await reinstate(true);
  expect(await statusOf(kept.prospectId)).toBe("published");
  await refuses(
    "prospect-wrong-state",
    () => reinstateProspect(app.web, admin, { prospectId: lapsed.prospectId, note: null }),
    app.traces,
  );
});

test("an admin with a tie to its company neither reads nor suspends it", async () => {
  const { prospectId, company } = await offered();
  const admin = await moderation.admin();
  await db.insert("adminTie", {
    userId: admin.userId,
    organizationId: company.companyId,
    kind: "employment",
  });
  await refuses("admin-has-tie", () => suspendProspect(app.web, admin, { prospectId, ...why }), app.traces);
});
