import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { answerDispute } from "#app/services/deals/answer-dispute.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { listDisputes } from "#app/services/deals/list-disputes.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { settleFinding, type SettleFinding } from "#app/services/deals/settle-finding.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { disputesIn, findingOn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { keepInvariants, openParties } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, db, company, institution } = openParties({}, { isEmptied: true });
keepInvariants(db);
const million = 100_000_000n;
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Moderator 1"), await admin("Moderator 2")];
});

const disputes = disputesIn(app, company, institution);
const { everything } = disputes;
const refused = (code: string, attempt: () => Promise<unknown>) => refuses(code, attempt, everything);
const waiting = async (disputeId: string) => {
  const { finding: shown } = await readDispute(app.web, second, disputeId);
  if (shown === null) throw new Error("nothing waits");
  return shown;
};
const settle = (by: AdminActor, of: Omit<SettleFinding, "words"> & { words?: string }) =>
  settleFinding(app.web, by, { words: null, ...of });

describe("a finding of one admin", () => {
  test("changes nothing and is shown to neither side until another admin confirms it, which makes it the decision", async () => {
    const { id: disputeId, dealId } = await disputes.answered();
    const before = await everything();
    expect(await decideDispute(app.web, first, findingOn(disputeId))).toEqual({ isDecided: false });
    const proposed = await everything();
    for (const table of ["deals", "drawdowns", "disputes", "fees"] as const)
      expect(proposed[table]).toEqual(before[table]);
    expect(
      proposed.notifications.filter(({ kind }) => kind === "notify-admins-finding-proposed"),
    ).toHaveLength(2);
    for (const side of [company, institution]) {
      const read = await readDispute(app.web, side, disputeId);
      expect([read.finding, read.needsSecond, read.dispute.decisionNote]).toEqual([null, false, null]);
      const { events } = await readDeal(app.web, side, dealId);
      expect(events.map(({ type }) => type)).not.toContain("finding-proposed");
    }
    const { finding: own, may } = await readDispute(app.web, first, disputeId);
    expect([own?.may, may.decide]).toEqual([{ confirm: false, withdraw: true }, false]);
    const list = await listDisputes(app.web, second, { ended: false, cursor: undefined });
    expect(list.page.rows).toMatchObject([{ id: disputeId, isProposed: true }]);

    const { id: findingId, ...shown } = await waiting(disputeId);
    expect(shown).toMatchObject({
      outcome: "stands",
      foundFen: million,
      proposer: "Moderator 1",
      isOwn: false,
    });
    await refused("finding-same-person", () => settle(first, { disputeId, findingId, verdict: "confirm" }));
    await refused("finding-not-yours", () => settle(second, { disputeId, findingId, verdict: "withdraw" }));
    await refused("finding-proposed-already", () => decideDispute(app.web, second, findingOn(disputeId)));
    await settle(second, { disputeId, findingId, verdict: "confirm" });
    const decided = await everything();
    expect(decided.disputes).toMatchObject([
      { status: "decided", outcome: "stands", decidedBy: second.userId },
    ]);
    expect(decided.findings).toMatchObject([{ status: "confirmed", proposedBy: first.userId }]);
    expect(decided.fees).toHaveLength(1);
    expect(decided.deals).toMatchObject([{ confirmedFen: million }]);
    await refused("finding-wrong-state", () => settle(second, { disputeId, findingId, verdict: "confirm" }));
  });

  test("is sent back with a comment that its proposer reads, and another finding is proposed", async () => {
    const { id: disputeId } = await disputes.answered();
    await decideDispute(app.web, first, findingOn(disputeId));
    const { id: findingId } = await waiting(disputeId);
    const back = { disputeId, findingId, verdict: "send_back" } as const;
    await refused("finding-same-person", () => settle(first, { ...back, words: "No." }));
    await refused("reason-text-missing", () => settle(second, { ...back, words: "  " }));
    await settle(second, { ...back, words: "The receipt names another account." });
    const { finding: read, may } = await readDispute(app.web, first, disputeId);
    expect(read).toMatchObject({
      status: "sent_back",
      settler: "Moderator 2",
      settledWords: "The receipt names another account.",
    });
    expect(may.decide).toBe(true);
    expect((await everything()).notifications.map(({ kind }) => kind)).toContain(
      "notify-admins-finding-sent-back",
    );
    await decideDispute(app.web, first, findingOn(disputeId, { outcome: "undone", ground: "other_account" }));
    const again = await waiting(disputeId);
    await settle(second, { disputeId, findingId: again.id, verdict: "confirm" });
    expect((await everything()).drawdowns).toMatchObject([{ status: "requested" }]);
  });

  test("is withdrawn by its proposer; the admin sees what was added to the dispute since the finding", async () => {
    const { id: disputeId } = await disputes.opened();
    await db.update("dispute", {}, { answerDueAt: new Date(Date.now() - 60_000) });
    await decideDispute(app.web, first, findingOn(disputeId));
    expect(await waiting(disputeId)).toMatchObject({ isAnsweredSince: false, filesSince: 0 });
    await answerDispute(app.web, institution, { disputeId, words: "Paid on Tuesday." });
    const { id: findingId, isAnsweredSince } = await waiting(disputeId);
    expect(isAnsweredSince).toBe(true);
    await settle(first, { disputeId, findingId, verdict: "withdraw" });
    expect((await readDispute(app.web, second, disputeId)).finding).toBeNull();
    await refused("finding-wrong-state", () =>
      settle(second, { disputeId, findingId, verdict: "send_back", words: "Late." }),
    );
  });

  test.each(["the company confirms", "its opener drops it"])("lapses when %s", async (how) => {
    const { id: disputeId, drawdownId } = await disputes.answered();
    await decideDispute(app.web, first, findingOn(disputeId));
    const { id: findingId } = await waiting(disputeId);
    if (how === "its opener drops it") await withdrawDispute(app.web, company, disputeId);
    else await confirmDrawdown(app.web, company, { drawdownId, receivedFen: million });
    expect((await everything()).findings).toMatchObject([{ status: "lapsed", settledBy: null }]);
    await refused("finding-wrong-state", () => settle(second, { disputeId, findingId, verdict: "confirm" }));
    await refused("dispute-wrong-state", () => decideDispute(app.web, second, findingOn(disputeId)));
  });

  test("decides at once where there is only one admin, and the audit log records this", async () => {
    await db.update("accounts.user", second.userId, { role: null });
    const { id: disputeId } = await disputes.answered();
    expect((await readDispute(app.web, first, disputeId)).needsSecond).toBe(false);
    expect(await decideDispute(app.web, first, findingOn(disputeId))).toEqual({ isDecided: true });
    const { events } = await readDeal(app.web, company, (await everything()).deals[0]?.id ?? "");
    expect(events.at(-1)).toMatchObject({ type: "dispute-decided", detail: { isAlone: true } });
  });
});

test("the database rejects a decision by one admin, and a finding in another admin's name", async () => {
  const { id: disputeId } = await disputes.answered();
  await decideDispute(app.web, first, findingOn(disputeId));
  const asFirst = (text: string) =>
    app.web.withActor(first, async (trx) => {
      await sql.raw(text).execute(trx);
    });
  await expect(
    asFirst(
      `update dispute_finding set status = 'confirmed', settled_by = '${second.userId}', settled_at = now()`,
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(
    asFirst(`update dispute_finding set status = 'confirmed', settled_by = '${first.userId}', settled_at = now();
      update dispute set status = 'decided', outcome = 'stands', ground = 'other', decision_note = 'x', found_fen = disputed_fen,
        decided_by = '${first.userId}', ended_at = (select settled_at from dispute_finding)`),
  ).rejects.toThrow(/decided by two/);
  expect((await everything()).disputes).toMatchObject([{ status: "answered" }]);
});
