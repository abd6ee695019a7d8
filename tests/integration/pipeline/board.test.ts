import { describe, expect, test } from "vitest";
import { CARDS_IN_COLUMN } from "#app/domain/pipeline/card.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import { assignOwner } from "#app/services/pipeline/assign-owner.server.ts";
import { exportBoard } from "#app/services/pipeline/export-board.server.ts";
import { readCard } from "#app/services/pipeline/read-card.server.ts";
import { readBoard } from "#app/services/pipeline/read-board.server.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { refusalCodeOf } from "#tests/support/refusals.ts";

const { app, given, db, company, institution } = openParties();

const board = (query: BoardQuery = {}, as = institution) => readBoard(app.web, as, query);
const { underway, submitted } = applicationsIn(app, company, institution);
const countsOf = ({ columns }: Awaited<ReturnType<typeof board>>) =>
  Object.fromEntries(columns.map(({ stage, count }) => [stage, count]));

/** One matter at each stage. */
async function testData() {
  const asked = await underway.introduction({ requestedBy: "company", status: "requested" });
  const application = await submitted();
  const offer = await underway.issuedOffer();
  const deal = await underway.deal("accepted");
  const drawn = await underway.deal("available");
  return { asked, application, offer, deal, drawn };
}

describe("the pipeline board", () => {
  test("shows each matter once, in the column of its furthest stage", async () => {
    const { asked, application, offer, deal, drawn } = await testData();
    const read = await board();
    expect(read.columns.map(({ cards }) => cards.map(({ id }) => id))).toEqual([
      [asked.id],
      [application.id],
      [offer.id],
      [deal.id],
      [drawn.id],
    ]);
    expect(read.sums).toEqual({ all: 5, waiting: 3, overdue: 0 });
    expect(read.columns[3]?.sumFen).toBe(500_000_000n);
  });

  test("shows of each move whether it can be made now, and why not", async () => {
    await testData();
    const deal = (await board()).columns[3]?.cards[0];
    const card = await readCard(app.web, institution, runningNumber("deal", deal?.number ?? 0));
    expect(card?.moves.map(({ move, whyNot }) => [move, whyNot])).toEqual([
      ["send_documents", null],
      ["sign_by_institution", "deal-wrong-state"],
      ["open_deal", null],
    ]);
  });

  test("reads of each card, once it is opened, what the board shows of it", async () => {
    await testData();
    const shown = (await board()).columns.flatMap(({ cards }) => cards);
    expect(shown).toHaveLength(5);
    for (const { id, kind, status, number, amountFen, dueAt, waits } of shown) {
      const card = await readCard(app.web, institution, runningNumber(kind, number));
      expect(card).toMatchObject({ id, kind, status, number, amountFen, dueAt, waits });
    }
  });

  test("reads no card of another institution, and none that has left the board", async () => {
    const { application } = await testData();
    const number = runningNumber("application", application.number);
    expect((await readCard(app.web, institution, number))?.id).toBe(application.id);
    expect(await readCard(app.web, await given.institution(), number)).toBeNull();
    expect(await readCard(app.web, institution, "made up")).toBeNull();
    await db.update("application", application.id, { status: "withdrawn" });
    expect(await readCard(app.web, institution, number)).toBeNull();
  });

  test("is filtered by whose turn it is, by deadline, mandate, instrument and assignee", async () => {
    const { application, asked } = await testData();
    const each = (count: number[]) =>
      Object.fromEntries(
        ["introduced", "review", "offered", "contract", "drawing"].map((stage, i) => [stage, count[i]]),
      );
    expect(countsOf(await board({ waiting: "us" }))).toEqual(each([1, 1, 0, 1, 0]));
    expect(countsOf(await board({ mandate: application.mandateId }))).toEqual(each([0, 1, 0, 0, 0]));
    expect(countsOf(await board({ instrument: "ip_pledge_loan" }))).toEqual(each([1, 1, 1, 1, 1]));
    expect(countsOf(await board({ instrument: "unsecured_loan" }))).toEqual(each([0, 0, 0, 0, 0]));
    await db.update("application", application.id, { dueAt: new Date(Date.now() - 86_400_000) });
    expect(countsOf(await board({ overdue: "yes" }))).toEqual(each([0, 1, 0, 0, 0]));
    const introductionIds = [application.introductionId, asked.id];
    await assignOwner(app.web, institution, { introductionIds, userId: institution.userId });
    expect(countsOf(await board({ owner: institution.userId }))).toEqual(each([1, 1, 0, 0, 0]));
    expect(countsOf(await board({ owner: "nobody" }))).toEqual(each([0, 0, 1, 1, 1]));
    await assignOwner(app.web, institution, { introductionIds: [asked.id], userId: null });
    expect(countsOf(await board({ owner: institution.userId }))).toEqual(each([0, 1, 0, 0, 0]));
    const rows = await exportBoard(app.web, institution, { owner: institution.userId });
    expect(rows.map(({ id, ownerName }) => [id, ownerName !== null])).toEqual([[application.id, true]]);
  });

  test("shows a column in pages by keyset; an invalid cursor is its beginning", async () => {
    for (let at = 0; at < 14; at += 1) {
      await underway.introduction({ answerBy: new Date(Date.UTC(2030, 0, 1 + (at % 3))) });
    }
    const { columns } = await board();
    expect([columns[0]?.count, columns[0]?.cards.length]).toEqual([14, CARDS_IN_COLUMN]);
    expect(columns[0]?.next).not.toBeNull();
    const whole = await board({ stage: "introduced" });
    expect(whole.columns.map(({ stage, cards }) => [stage, cards.length])).toEqual([["introduced", 14]]);
    const rest = await board({ stage: "introduced", after: columns[0]?.next ?? "" });
    expect(rest.columns[0]?.cards.map(({ id }) => id)).toEqual(
      whole.columns[0]?.cards.slice(CARDS_IN_COLUMN).map(({ id }) => id),
    );
    expect(rest.columns[0]?.count).toBe(14);
    expect((await board({ stage: "introduced", after: "made up" })).columns[0]?.cards).toHaveLength(14);
  });
});

describe("the assignee of a matter", () => {
  test("is one of the institution's own active people, for its own introductions", async () => {
    const { asked } = await testData();
    const organizationId = institution.institutionId;
    const viewer = await accountsIn(app).person({ organizationId, memberRole: "viewer" });
    const stranger = await given.institution();
    const assign = (userId: string, as = institution) =>
      refusalCodeOf(assignOwner(app.web, as, { introductionIds: [asked.id], userId }));
    expect(await assign(viewer.userId)).toBe("member-not-found");
    expect(await assign(stranger.userId)).toBe("member-not-found");
    expect(await assign(stranger.userId, stranger)).toBe("introduction-not-found");
    expect(await assign(institution.userId, { ...institution, memberRole: "viewer" })).toBe(
      "not-allowed-role",
    );
    expect(await db.rows("pipelineOwner", { introductionId: asked.id })).toEqual([]);
  });

  test("is visible to the institution only: neither the company nor another institution sees it", async () => {
    const { asked } = await testData();
    await assignOwner(app.web, institution, { introductionIds: [asked.id], userId: institution.userId });
    const seen = (actor: PartyActor) =>
      app.web.withActor(actor, (trx) => trx.selectFrom("pipelineOwner").select("userId").execute());
    expect(await seen(company)).toEqual([]);
    expect(await seen(await given.institution())).toEqual([]);
    expect(await seen(institution)).toHaveLength(1);
  });
});
