import { expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { askForExtension } from "#app/services/introductions/ask-for-extension.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";
import { dayOn } from "#tests/factories/days.ts";
import { type HeldStep, holdSteps } from "#tests/factories/held-steps.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { keepInvariants, openGiven } from "#tests/factories/open-given.ts";
import { refusalCodeOf } from "#tests/support/refusals.ts";

/**
 * An act on an ask in the very moment in which it is suspended, or over: either it came before, is stored, and is met by
 * the suspension; or it came after, and is refused. Each is held in the middle of its transaction while the other begins.
 */
const { app, given, db } = openGiven();
keepInvariants(db);
const moderation = moderationIn(app);
const why = { reasonCode: "compliance", note: "A report is being checked." } as const;

async function outcome(act: Promise<unknown>) {
  const code = await refusalCodeOf(act);
  return code === "nothing refused" ? "done" : code;
}

/** Begins the first act, and the second once the first stands at that step; the outcome of both. */
async function inBetween(step: HeldStep, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const held = await holdSteps(app, [step]);
  const begun = outcome(first());
  await held.areReached();
  let isOver = false;
  const met = outcome(second()).finally(() => {
    isOver = true;
  });
  // It waits for the first, unless it is over already: then nothing made it wait.
  await expect
    .poll(async () => isOver || (await waiting()) === 2, { timeout: 10_000, interval: 10 })
    .toBe(true);
  await held.goOn();
  return [await begun, await met];
}

async function waiting(): Promise<number> {
  const rows =
    await app.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length;
}

const storing: HeldStep = { table: "introduction", before: "insert", when: "true" };
const suspending: HeldStep = { table: "confirmation", before: "insert", when: "true" };
const withdrawing: HeldStep = { table: "teaser", before: "delete", when: "true" };

async function matched() {
  const pair = await given.pair();
  const { prospect, mandate } = pair;
  await given.match(prospect, mandate);
  const prospectId = prospect.id;
  const admin = await moderation.admin();
  return {
    prospectId,
    suspend: () => suspendProspect(app.web, admin, { prospectId, ...why }),
    withdraw: () => withdrawProspect(app.web, prospect.company, { prospectId, note: null }),
    requests: {
      institution: () => given.institutionAsks(pair),
      company: () => given.companyAsks(pair),
    },
    stored: () => db.rows("introduction", { prospectId }),
    notified: async (kind: string) => {
      const rows: { subjectId: string }[] =
        await app.sql`select distinct subject_id as "subjectId" from notification where kind = ${kind}`;
      return rows.map(({ subjectId }) => subjectId);
    },
  };
}

/** An institution's teaser of a paused ask isn't there; the company reads that its ask is suspended. */
const codes = { institution: "prospect-not-found", company: "prospect-suspended" } as const;
const sides = ["institution", "company"] as const;

test.each(sides)(
  "a request of the %s that was begun before the suspension is stored, and its institution is notified of that",
  async (side) => {
    const { suspend, requests, stored, notified, prospectId } = await matched();
    expect(await inBetween(storing, requests[side], suspend)).toEqual(["done", "done"]);
    const [request, ...more] = await stored();
    expect(more).toEqual([]);
    expect((await db.row("prospect", prospectId)).status).toBe("suspended");
    expect(await notified("notify-institution-ask-suspended")).toContain(request?.id);
  },
);

test.each(sides)("a request of the %s that meets a suspension is refused, and not stored", async (side) => {
  const { suspend, requests, stored } = await matched();
  expect(await inBetween(suspending, suspend, requests[side])).toEqual(["done", codes[side]]);
  expect(await stored()).toEqual([]);
});

test.each(sides)(
  "a request of the %s that was begun before the ask was withdrawn is answered by it",
  async (side) => {
    const { withdraw, requests, stored } = await matched();
    expect(await inBetween(storing, requests[side], withdraw)).toEqual(["done", "done"]);
    expect((await stored()).map(({ status, answerBy }) => [status, answerBy])).toEqual([
      ["declined_by_company", null],
    ]);
  },
);

test.each(sides)("a request of the %s that meets the withdrawal is refused, and not stored", async (side) => {
  const { withdraw, requests, stored } = await matched();
  expect(await inBetween(withdrawing, withdraw, requests[side])).toEqual(["done", "prospect-not-found"]);
  expect(await stored()).toEqual([]);
});

const more = {
  "a document": {
    table: "documentRequest",
    ask: (by: InstitutionActor, introductionId: string) =>
      requestDocument(app.web, by, {
        introductionId,
        kind: "tax_record",
        words: "The return of last year.",
        dueOn: dayOn(5),
      }),
  },
  "an extension": {
    table: "consentRequest",
    ask: (by: InstitutionActor, introductionId: string) =>
      askForExtension(app.web, by, {
        introductionId,
        added: ["documents"],
        days: null,
        words: "Who runs it?",
      }),
  },
} as const;

test.each(Object.entries(more))(
  "%s that is asked for while the ask is being suspended is refused, and not stored",
  async (_, { table, ask }) => {
    const { prospect, mandate, institution } = await given.pair();
    const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
    const admin = await moderation.admin();
    const suspend = () => suspendProspect(app.web, admin, { prospectId: prospect.id, ...why });
    const asked = () => ask(institution, introductionId);
    expect(await inBetween(suspending, suspend, asked)).toEqual(["done", "prospect-suspended"]);
    expect(await db.rows(table, { introductionId })).toEqual([]);
  },
);
