import { describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { approveMandate } from "#app/services/mandates/approve-mandate.server.ts";
import { discardMandateDraft } from "#app/services/mandates/discard-mandate-draft.server.ts";
import { expireMandates } from "#app/services/mandates/expire-mandates.server.ts";
import { moveMandate } from "#app/services/mandates/move-mandate.server.ts";
import { returnMandate } from "#app/services/mandates/return-mandate.server.ts";
import { saveMandateDraft } from "#app/services/mandates/save-mandate-draft.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { mandatesIn } from "#tests/factories/mandates.ts";
import { marketIn } from "#tests/factories/market.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openWith(marketIn, {}, { isEmptied: true });
const content = mandateContent({ validFrom: "2026-01-01", validUntil: "2035-12-31" });
const { inForce, read, startedBy } = mandatesIn(app, content);
const { queuedJobs } = moderationIn(app);

const memberOf = (owner: InstitutionActor): InstitutionActor => ({ ...owner, memberRole: "member" });
async function startedByMember() {
  const owner = await given.institution();
  const member = memberOf(owner);
  return { owner, member, ...(await startedBy(member)) };
}
const mandateRow = (id: string) => db.row("mandate", id);
const versions = (mandateId: string) => db.rows("mandateVersion", { mandateId }, "version");

describe("a mandate", () => {
  test("of an owner is in force as soon as it is submitted, and the matcher is notified", async () => {
    const { mandateId } = await inForce();
    expect(await mandateRow(mandateId)).toMatchObject({
      status: "active",
      version: 1,
      amountMaxFen: content.terms.amountMaxFen,
    });
    expect((await versions(mandateId)).map(({ version }) => version)).toEqual([1]);
    expect(await queuedJobs()).toMatchObject([{ task: "match-mandate", payload: { mandateId } }]);
    expect(await db.rows("event", {}, "id")).toMatchObject([
      { type: "mandate-drafted", toStatus: "draft", version: null },
      { type: "mandate-submitted", toStatus: "pending_approval", version: null },
      { type: "mandate-activated", toStatus: "active", version: 1 },
    ]);
  });

  test("of a member waits for an owner, who approves exactly what was submitted", async () => {
    const { owner, member, mandateId, revision } = await startedByMember();
    const submitted = await submitMandate(app.web, member, { mandateId, revision, content });
    expect(submitted).toEqual({ inForce: false });
    expect((await mandateRow(mandateId)).status).toBe("pending_approval");
    const waiting = await read(owner, mandateId);
    expect(waiting.submittedAt).not.toBeNull();
    const approval = { mandateId, revision: waiting.revision };
    await refuses("not-allowed-role", approveMandate(app.web, member, approval));
    const outdated = { mandateId, revision: waiting.revision - 1 };
    await refuses("mandate-stale-draft", approveMandate(app.web, owner, outdated));
    expect(await approveMandate(app.web, owner, approval)).toEqual({ version: 1 });
    expect((await mandateRow(mandateId)).status).toBe("active");
  });

  test("sent back by an owner is a draft again, with the reason; saving withdraws a submission", async () => {
    const { owner, member, mandateId, revision } = await startedByMember();
    await submitMandate(app.web, member, { mandateId, revision, content });
    await returnMandate(app.web, owner, { mandateId, note: "Raise the floor" });
    expect((await mandateRow(mandateId)).status).toBe("draft");
    const again = await read(member, mandateId);
    await submitMandate(app.web, member, { mandateId, revision: again.revision, content });
    const waiting = await read(member, mandateId);
    await saveMandateDraft(app.web, member, { mandateId, revision: waiting.revision, draft: content });
    expect((await mandateRow(mandateId)).status).toBe("draft");
    await refuses(
      "mandate-wrong-state",
      approveMandate(app.web, owner, { mandateId, revision: waiting.revision + 1 }),
    );
  });

  test("in force is changed by a new version; the old one is unchanged, and in force until then", async () => {
    const { owner, mandateId } = await inForce();
    const member = memberOf(owner);
    const base = await read(member, mandateId);
    expect(base).toMatchObject({
      version: 1,
      nextVersion: 2,
      hasDraft: false,
      draft: { terms: { title: content.terms.title } },
    });
    const changed = mandateContent({ ...content.terms, budgetFen: content.terms.budgetFen * 2n });
    await submitMandate(app.web, member, { mandateId, revision: base.revision, content: changed });
    expect(await mandateRow(mandateId)).toMatchObject({
      status: "active",
      version: 1,
      budgetFen: content.terms.budgetFen,
    });
    const waiting = async () =>
      (await readInstitutionDashboard(app.web, owner)).tasks.map(({ kind, id }) => [kind, id]);
    expect(await waiting()).toEqual([["approve_mandate", mandateId]]);
    const before = await versions(mandateId);
    await approveMandate(app.web, owner, { mandateId, revision: base.revision + 1 });
    expect(await waiting()).toEqual([]);
    expect(await mandateRow(mandateId)).toMatchObject({
      status: "active",
      version: 2,
      budgetFen: changed.terms.budgetFen,
    });
    expect((await versions(mandateId))[0]).toEqual(before[0]);
  });

  test("keeps both names when its title is unchanged", async () => {
    const names = { nameZh: "光电贷款", nameEn: "Photonics loans" };
    const mandate = await given.activeMandate(undefined, { ...names, budgetFen: 1_000_000_000n });
    const renamed = mandateContent({ ...content.terms, title: "Photonics loans" });
    const submission = { mandateId: mandate.id, revision: 0, content: renamed };
    await submitMandate(app.web, mandate.institution, submission);
    expect(await mandateRow(mandate.id)).toMatchObject({ version: 2, ...names });
  });

  test("pauses, resumes and retires; a discarded change leaves what is in force", async () => {
    const { owner, mandateId } = await inForce();
    const { revision } = await read(owner, mandateId);
    await saveMandateDraft(app.web, owner, { mandateId, revision, draft: { terms: { title: "Later" } } });
    await discardMandateDraft(app.web, owner, { mandateId });
    expect((await read(owner, mandateId)).draft.terms?.title).toBe(content.terms.title);
    for (const [move, status] of [
      ["pause", "paused"],
      ["resume", "active"],
      ["retire", "retired"],
    ] as const) {
      await moveMandate(app.web, owner, { mandateId, move });
      expect((await mandateRow(mandateId)).status).toBe(status);
    }
    await app.expectNoWrites();
    await refuses("mandate-wrong-state", moveMandate(app.web, owner, { mandateId, move: "resume" }));
    await refuses(
      "mandate-wrong-state",
      saveMandateDraft(app.web, owner, { mandateId, revision: 0, draft: {} }),
    );
  });

  test("whose last day is over expires by the clock, notifies once, and is restored with a new last day", async () => {
    const { owner, mandateId } = await inForce();
    await db.update("mandate", mandateId, { validUntil: "2026-01-02" });
    const looks = await Promise.all([1, 2, 3].map(() => expireMandates(app.worker, { kind: "system" })));
    expect(looks.toSorted()).toEqual([0, 0, 1]);
    const recorded = await app.sql`select kind, subject_id, user_id from notification`;
    const kind = "notify-institution-mandate-expired";
    expect(recorded).toEqual([{ kind, subject_id: mandateId, user_id: owner.userId }]);
    expect(await expireMandates(app.worker, { kind: "system" })).toBe(0);
    expect((await mandateRow(mandateId)).status).toBe("expired");
    await refuses("mandate-wrong-state", moveMandate(app.web, owner, { mandateId, move: "resume" }));
    const { revision } = await read(owner, mandateId);
    await submitMandate(app.web, owner, { mandateId, revision, content });
    expect(await mandateRow(mandateId)).toMatchObject({ status: "active", version: 2 });
  });
});
