import { beforeEach, expect, test } from "vitest";
import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { answerDispute } from "#app/services/deals/answer-dispute.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { handOverDocument } from "#app/services/documents/hand-over-document.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { listDeals } from "#app/services/deals/list-deals.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { archivesIn } from "#tests/factories/archives.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openPaper } from "#tests/factories/open-paper.ts";
import { openParties } from "#tests/factories/open-given.ts";

const { app, company, db, institution, underway } = openParties({}, { isEmptied: true });
const { archiveFor } = archivesIn(app);
const whole = "长春春晖激光有限公司，电话 13812345678";
const withoutContacts = "长春春晖激光有限公司，电话 ***";
const withoutIdentity = "***，电话 ***";
let admin: AdminActor;

beforeEach(async () => {
  admin = await moderationIn(app).admin();
});

const consent = (change: string) => app.owner.query(`update consent set ${change}`);

/** The texts on deals in an institution's archive. */
async function archived() {
  const { data, files } = await archiveFor(institution);
  const [dispute] = data("disputes");
  const [drawdown] = data("drawdowns");
  return {
    words: [dispute?.note, dispute?.answer, drawdown?.note, data("conditions")[0]?.providedNote],
    all: [...files.values()].map(String).join("\n"),
  };
}

test("a company's text on a deal is stored whole, and shown to the institution as its current consent allows", async () => {
  const { id: drawdownId, dealId } = await underway.drawdown("funded", {
    confirmDueAt: new Date(app.web.now().getTime() + 86_400_000),
  });
  await underway.countPaid(dealId);
  const note = whole;
  const { disputeId } = await disputeDrawdown(app.web, company, {
    drawdownId,
    reasonCode: "not_received",
    note,
  });
  await answerDispute(app.web, institution, { disputeId, words: whole });
  const claimed = async (reader: PartyActor | AdminActor) => {
    const { dispute, isMasked } = await readDispute(app.web, reader, disputeId);
    return [dispute.note, dispute.answer, isMasked];
  };
  const shownTexts = async () => {
    const { events, isMasked } = await readDeal(app.web, institution, dealId);
    return [...events.map((event) => event.note), isMasked];
  };

  await consent("field_groups = '{identity,contacts}'");
  expect(await claimed(institution)).toEqual([whole, whole, false]);
  expect(await shownTexts()).toEqual([whole, whole, false]);
  await consent("field_groups = '{identity}'");
  expect(await claimed(institution)).toEqual([withoutContacts, whole, true]);
  expect(await shownTexts()).toEqual([withoutContacts, whole, true]);
  expect((await archived()).words).toEqual([withoutContacts, whole, withoutContacts, null]);
  await consent("revoked_at = now()");
  expect(await claimed(institution)).toEqual([withoutIdentity, whole, true]);
  expect(await shownTexts()).toEqual([withoutIdentity, whole, true]);
  expect((await archived()).words).toEqual([withoutIdentity, whole, withoutIdentity, null]);
  for (const reader of [company, admin]) expect(await claimed(reader)).toEqual([whole, whole, false]);

  await decideDispute(app.web, admin, {
    disputeId,
    outcome: "undone",
    foundFen: null,
    ground: "no_receipt_shown",
    words: whole,
  });
  const decided = async (reader: PartyActor) =>
    (await readDispute(app.web, reader, disputeId)).dispute.decisionNote;
  expect([await decided(company), await decided(institution)]).toEqual([whole, withoutIdentity]);
});

test("a company's notes on conditions and its reason for ending a deal are shown as its consent allows; lists show no such text", async () => {
  const { id: dealId, conditionId } = await underway.deal("conditions_open");
  const { introductionId } = await db.row("deal", dealId);
  const documentId = await openPaper(app, introductionId);
  await handOverDocument(app.web, company, { owed: { condition: conditionId }, documentId });
  // No page asks for such a note any more.
  await db.update("dealCondition", { id: conditionId }, { providedNote: whole });
  await fallThrough(app.web, company, { dealId, reasonCode: "other", note: whole });
  await consent("revoked_at = now()");
  const read = async (reader: PartyActor) => {
    const { conditions, events } = await readDeal(app.web, reader, dealId);
    return [conditions[0]?.providedNote, ...events.flatMap(({ note }) => note ?? [])];
  };
  expect(await read(company)).toEqual([whole, whole]);
  expect(await read(institution)).toEqual([withoutIdentity, withoutIdentity]);
  const { words, all } = await archived();
  expect(words[3]).toBe(withoutIdentity);
  expect(all).not.toContain("春晖");
  const list = await listDeals(app.web, institution, { group: undefined, cursor: undefined });
  expect(
    JSON.stringify(list, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toContain("春晖");
});
