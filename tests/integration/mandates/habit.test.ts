import { describe, expect, test } from "vitest";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { readMandate } from "#app/services/mandates/read-mandate.server.ts";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { undoPass } from "#app/services/matching/undo-pass.server.ts";
import type { DeclineReason } from "#app/domain/codes/reasons.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });

type Mandate = Awaited<ReturnType<typeof given.activeMandate>>;

/** Prospects as their teasers show them: those of a small revenue, and the others. */
async function firms(mandate: Mandate, count: number, revenueFen: { from: string; to: string }) {
  const all: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const prospect = await given.prospect();
    const { bands } = await given.db.row("teaser", { prospectId: prospect.id });
    const shown = JSON.stringify({ ...(bands as Record<string, unknown>), revenueFen });
    await given.db.update("teaser", { prospectId: prospect.id }, { bands: shown });
    await given.match(prospect, mandate);
    all.push(prospect.id);
  }
  return all;
}
const small = { from: "1000000000", to: "3000000000" };
const large = { from: "5000000000", to: "10000000000" };

async function arranged(change: Parameters<typeof given.activeMandate>[1] = {}) {
  const mandate = await given.activeMandate(undefined, { introductionCap: 50, ...change });
  return { mandate, low: await firms(mandate, 9, small), high: await firms(mandate, 8, large) };
}
const pass = ({ id, institution }: Mandate, prospectId: string, reasonCode: DeclineReason) =>
  passOnOpportunity(app.web, institution, {
    mandateId: id,
    prospectId,
    reasonCode,
    note: null,
    repairable: false,
  });
const open = ({ id, institution }: Mandate, prospectId: string) =>
  readOpportunity(app.web, institution, { mandate: id, prospect: prospectId });
const habit = async ({ id, institution }: Mandate) =>
  (await readMandate(app.web, institution, { mandateId: id, locale: "en" })).decisionPattern;

describe("the criterion that an institution applies in practice", () => {
  test("is inferred from its passes and declines, with the counts, and only while they are valid", async () => {
    const { mandate, low, high } = await arranged();
    for (const one of high) await open(mandate, one);
    for (const one of low.slice(0, 8)) await pass(mandate, one, "revenue");
    await open(mandate, low[8] ?? "");
    const shownHabit = { criterion: "revenue", limitFen: 3_000_000_000n };
    expect(await habit(mandate)).toEqual({ ...shownHabit, declined: 8, of: 9, restDeclined: 0, restOf: 8 });

    // One pass is undone and pursued, and declined in the end: it counts again.
    const again = { mandateId: mandate.id, prospectId: low[0] ?? "" };
    await undoPass(app.web, mandate.institution, again);
    expect(await habit(mandate)).toBeNull();
    const { introductionId } = await requestIntroduction(app.web, mandate.institution, {
      ...again,
      purpose: "assess_financing",
      message: null,
    });
    const no = { introductionId, reasonCode: "revenue", note: null };
    await declineIntroduction(app.web, mandate.institution, no);
    expect(await habit(mandate)).toMatchObject({ ...shownHabit, declined: 8 });
  });

  test("is not reported where the mandate states it, for other codes, nor after 180 days", async () => {
    const { mandate, low, high } = await arranged();
    for (const one of high) await open(mandate, one);
    for (const one of low) await pass(mandate, one, "revenue");
    const set = (minRevenueFen: bigint | null) => given.db.update("mandate", mandate.id, { minRevenueFen });
    await set(3_000_000_000n);
    expect(await habit(mandate)).toBeNull();
    await set(1_000_000_000n);
    expect(await habit(mandate)).not.toBeNull();
    await app.setNow(new Date(Date.now() + 181 * 86_400_000));
    expect(await habit(mandate)).toBeNull();
    await app.setNow(undefined);
  });

  test("is visible to nobody else: another institution has no such page, and reads none of the acts", async () => {
    const { mandate, low } = await arranged();
    for (const one of low) await pass(mandate, one, "revenue");
    const stranger = await given.institution();
    const before = await app.traces();
    const asked = readMandate(app.web, stranger, { mandateId: mandate.id, locale: "en" });
    await refuses("mandate-not-found", asked);
    const acts = await app.web.withActor(stranger, (trx) =>
      trx.selectFrom("matchFeedback").select("id").execute(),
    );
    expect(acts).toEqual([]);
    expect(await app.traces()).toBe(before);
  });
});
