import { describe, expect, test } from "vitest";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { prepareIntroduction } from "#app/services/introductions/prepare-introduction.server.ts";
import { reviewAsking } from "#app/services/introductions/review-asking.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { askingIn } from "#tests/factories/asking.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";
import { withCount } from "#tests/support/with-count.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const asking = askingIn(app);

describe("a prospect whose ask is accepted in full", () => {
  async function filled() {
    const prospect = await given.prospect();
    const [bank, guarantor, elsewhere] = [
      await given.activeMandate(),
      await given.activeMandate(),
      await given.activeMandate(undefined, { stages: ["mature"] }),
    ];
    for (const { institution } of [guarantor, elsewhere])
      await given.db.update("institution", institution.institutionId, { kind: "guarantor" });
    await app.sql`update prospect set accepted_fen = sought_fen where id = ${prospect.id}`;
    await refreshMatchesOfProspect(app.worker, system, { prospectId: prospect.id });
    return { prospect, bank, guarantor };
  }
  const funders = async (prospect: Awaited<ReturnType<typeof given.prospect>>) => {
    const asked = { prospectId: prospect.id, view: "fit", after: null } as const;
    return (await listFunders(app.web, prospect.company, asked)).funders;
  };

  test("is in nobody's list, while its company finds the guarantors that fit the whole of it", async () => {
    const { prospect, bank, guarantor } = await filled();
    for (const mandate of [bank, guarantor]) {
      await given.refresh(mandate);
      expect((await given.list(mandate)).opportunities?.counts).toMatchObject({ fits: 0 });
    }
    const found = await funders(prospect);
    expect(found?.fitting).toEqual([]);
    expect(found?.guarantors.map(({ mandate }) => mandate.id)).toEqual([guarantor.id]);
    // Nothing is left to ask for: no change is suggested, neither for all nor for one mandate.
    expect(found).toMatchObject({ isAsking: false, suggested: [] });
    expect(found).toMatchObject({ near: [], counts: { fit: 0, near: 0, out: 0, groups: { closed: 0 } } });
    const near = await listFunders(app.web, prospect.company, {
      prospectId: prospect.id,
      view: "near",
      after: null,
    });
    expect(near.funders?.near).toEqual([]);
  });

  test("leads to an introduction with a guarantor that its company asks, and with no lender", async () => {
    const { prospect, bank, guarantor } = await filled();
    const whyNot = async ({ id: mandate }: typeof bank) =>
      (await prepareIntroduction(app.web, prospect.company, { prospect: prospect.id, mandate })).whyNot;
    expect([await whyNot(guarantor), await whyNot(bank)]).toEqual([null, "introduction-not-eligible"]);
    const review = (mandateIds: string[]) =>
      reviewAsking(app.web, prospect.company, {
        prospectId: prospect.id,
        mandateIds,
        fieldGroups: ["identity"],
      });
    expect((await review([guarantor.id])).whyNot).toBeNull();
    const [alone, both] = [
      await withCount(() => review([guarantor.id])),
      await withCount(() => review([guarantor.id, bank.id])),
    ];
    expect(both.read.whyNot).toBe("introduction-not-eligible");
    // However many of them fit no more.
    expect(both.asked).toBe(alone.asked);

    await refuses(
      "introduction-not-eligible",
      () => asking.companyAsks({ prospect, mandate: bank }),
      app.traces,
    );
    await asking.companyAsks({ prospect, mandate: guarantor });
    expect((await funders(prospect))?.guarantors[0]?.running).toMatchObject({ status: "requested" });
    // The guarantor itself may not ask: nothing shows it this prospect.
    await refuses(
      "introduction-not-eligible",
      () => asking.institutionAsks({ prospect, mandate: bank }),
      app.traces,
    );
  });

  test("is again in the lists, and offers no guarantors, once something is sought", async () => {
    const { prospect, guarantor } = await filled();
    await app.sql`update prospect set accepted_fen = 0 where id = ${prospect.id}`;
    await refreshMatchesOfProspect(app.worker, system, { prospectId: prospect.id });
    const found = await funders(prospect);
    expect(found?.guarantors).toEqual([]);
    expect(found?.fitting.map(({ mandate }) => mandate.id)).toContain(guarantor.id);
  });
});
