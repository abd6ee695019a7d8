import type { Updateable } from "kysely";
import { describe, expect, test } from "vitest";
import {
  listOpportunities,
  type ListOpportunities,
} from "#app/services/matching/list-opportunities.server.ts";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import type { MandateTable } from "#db/schema/mandates.ts";
import type { TeaserTable } from "#db/schema/prospects.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";
import { workOf } from "#db/with-actor.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });

type Mandate = Awaited<ReturnType<typeof given.activeMandate>>;
const asked = { view: "fit", filter: {}, sort: "fit", after: null } as const;
/** From a process that has read the list before. */
const { list: known, refresh } = given;
/** From a process that has just started. */
const anew = (mandate: Mandate, change: Partial<ListOpportunities> = {}) =>
  listOpportunities({ ...app.web }, mandate.institution, { ...asked, mandateId: mandate.id, ...change });
const shown = () => given.db.rows("matchFeedback", { act: "shown" });

async function market() {
  const mandate = await given.activeMandate(undefined, {
    minRevenueFen: 6_000_000_000n,
    preferences: JSON.stringify([{ kind: "rd_intensity", atLeastBp: 500, weight: 3 }]),
  });
  const prospects = [];
  for (let n = 0; n < 6; n += 1) {
    const revenueMostFen = n < 4 ? 9_000_000_000n : 5_000_000_000n;
    const research = { researchLeastBp: n * 200, researchMostBp: n * 200 };
    prospects.push(await given.prospect({ ...research, revenueMostFen }));
  }
  await refresh(mandate);
  return { mandate, prospects };
}

describe("a list of opportunities", () => {
  test("shows each change at once, to a process that has read it before and to a new one", async () => {
    const { mandate, prospects } = await market();
    const [first, second] = prospects;
    const near = prospects.at(-1);
    const { db } = given;
    const teaser = (prospectId = "", change: Updateable<TeaserTable>) =>
      db.update("teaser", { prospectId }, change);
    const ownMandate = (change: Updateable<MandateTable>) => db.update("mandate", mandate.id, change);
    const changes: Record<string, () => Promise<unknown>> = {
      "a headline": () => teaser(first?.id, { headlineEn: "Lasers, now in green" }),
      "a near miss": () => teaser(near?.id, { headlineEn: "Almost" }),
      "a new fit": async () => {
        await teaser(first?.id, { researchLeastBp: 9_000, researchMostBp: 9_000 });
        await refresh(mandate);
      },
      "the mandate's name": () => ownMandate({ nameEn: "Growth, renamed" }),
      "what the mandate prefers": async () => {
        await ownMandate({ preferences: "[]" });
        await refresh(mandate);
      },
      "what the mandate demands": async () => {
        await ownMandate({ minRevenueFen: 4_000_000_000n });
        await refresh(mandate);
      },
      "an introduction": async () => first && given.consentedIntroduction(first, mandate),
      "a pass": () =>
        passOnOpportunity(app.web, mandate.institution, {
          mandateId: mandate.id,
          prospectId: second?.id ?? "",
          reasonCode: "price",
          note: null,
          repairable: false,
        }),
      "a pause": () => teaser(prospects[2]?.id, { status: "paused" }),
      "an ask that is met": () => teaser(prospects[3]?.id, { amountMinFen: 0n, amountMaxFen: 0n }),
    };
    const both = async (list: typeof known) => [await list(mandate), await list(mandate, { view: "near" })];
    let before = await both(known);
    expect(before[0]?.opportunities?.rows).toHaveLength(4);
    for (const [name, change] of Object.entries(changes)) {
      await change();
      const after = await both(known);
      expect({ name, after }).toEqual({ name, after: await both(anew) });
      expect(after, `${name} changes a page`).not.toEqual(before);
      before = after;
    }
  });

  test("is shown to nobody who may not read it", async () => {
    const { mandate } = await market();
    await known(mandate);
    const stranger = await given.activeMandate();
    await refuses("mandate-not-found", known({ ...stranger, id: mandate.id }));
    expect((await known(stranger)).opportunities?.rows).toEqual([]);
  });
});

describe("the record that an opportunity was shown out of its order", () => {
  async function wide() {
    const mandate = await given.activeMandate();
    for (let n = 0; n < 45; n += 1) await given.prospect();
    await refresh(mandate);
    return mandate;
  }

  test("is written again where the transaction of its page was rolled back", async () => {
    const mandate = await wide();
    const { withActor } = app.web;
    const process = { ...app.web };
    process.withActor = (actor, ...how) =>
      withActor(actor, async (trx) => {
        await workOf(how)(trx);
        throw new Error("the connection is gone");
      });
    const show = () => listOpportunities(process, mandate.institution, { ...asked, mandateId: mandate.id });
    await expect(show()).rejects.toThrow("the connection is gone");
    expect(await shown()).toEqual([]);
    process.withActor = withActor;
    await show();
    expect(await shown()).toHaveLength(2);
    await show();
    expect(await shown()).toHaveLength(2);
  });

  test("is written on each day that it happens", async () => {
    const mandate = await wide();
    await known(mandate);
    await app.setNow(new Date(Date.now() + 86_400_000));
    await known(mandate);
    await known(mandate);
    expect(await shown()).toHaveLength(4);
  });
});
