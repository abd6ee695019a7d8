import { describe, expect, test } from "vitest";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { liftStop } from "#app/services/introductions/lift-stop.server.ts";

import { stopInstitution } from "#app/services/introductions/stop-institution.server.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { readProspectWithFit } from "#app/services/matching/read-prospect-with-fit.server.ts";
import { findPublicFigures } from "#app/services/public/find-public-figures.server.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { undoPass } from "#app/services/matching/undo-pass.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const { list, refresh } = given;

describe("passing on an opportunity", () => {
  async function arranged() {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    await refresh(mandate);
    return { prospect, mandate, one: { mandateId: mandate.id, prospectId: prospect.id } };
  }
  const reason = { reasonCode: "revenue", note: null, repairable: true } as const;

  test("removes it from the list with its reason, once, and restores it when it is undone", async () => {
    const { mandate, one } = await arranged();
    await passOnOpportunity(app.web, mandate.institution, { ...one, ...reason });
    await passOnOpportunity(app.web, mandate.institution, { ...one, ...reason });
    const other = { ...one, ...reason, reasonCode: "leverage" } as const;
    await refuses(
      "opportunity-passed",
      () => passOnOpportunity(app.web, mandate.institution, other),
      app.traces,
    );
    expect((await list(mandate)).opportunities?.counts).toMatchObject({ fits: 0, passed: 1 });
    const { opportunities } = await list(mandate, { view: "passed" });
    expect(opportunities?.passed).toMatchObject([
      { prospect: { id: one.prospectId }, pass: { reasonCode: "revenue", repairable: true } },
    ]);

    await undoPass(app.web, mandate.institution, one);
    expect((await list(mandate)).opportunities?.counts).toMatchObject({ fits: 1, passed: 0 });
    await passOnOpportunity(app.web, mandate.institution, other);
    expect(await given.db.rows("event", {}, "id")).toMatchObject([
      { type: "opportunity-passed", reasonCode: "revenue" },
      { type: "opportunity-pass-undone", reasonCode: "revenue" },
      { type: "opportunity-passed", reasonCode: "leverage" },
    ]);
  });

  test("with “other” needs a note, and nothing is written without one", async () => {
    const { mandate, one } = await arranged();
    const pass = () =>
      passOnOpportunity(app.web, mandate.institution, { ...one, ...reason, reasonCode: "other" });
    await refuses("reason-text-missing", pass, app.traces);
  });

  test("is refused to a viewer, to another institution, and once an introduction is under way", async () => {
    const { prospect, mandate, one } = await arranged();
    const stranger = await given.institution();
    const viewer = { ...mandate.institution, memberRole: "viewer" } as const;
    const pass = (actor: typeof stranger) => passOnOpportunity(app.web, actor, { ...one, ...reason });
    await refuses("not-allowed-role", () => pass(viewer), app.traces);
    await refuses("not-allowed-role", () => undoPass(app.web, viewer, one), app.traces);
    await refuses("mandate-not-found", () => pass(stranger), app.traces);
    await given.consentedIntroduction(prospect, mandate);
    await refuses("introduction-open-already", pass(mandate.institution));
  });
});

describe("a company's funders", () => {
  test("are the mandates that fit its own prospect", async () => {
    const prospect = await given.prospect();
    const fits = await given.activeMandate();
    await given.activeMandate(undefined, { stages: ["seed"] });
    await given.activeMandate(undefined, { status: "paused" });
    await given.activeMandate(undefined, { status: "draft" });
    const shut = await given.activeMandate();
    await app.owner.query("update institution set status = 'suspended' where id = $1", [
      shut.institution.institutionId,
    ]);
    await refreshMatchesOfProspect(app.worker, system, { prospectId: prospect.id });
    const { funders } = await listFunders(app.web, prospect.company, {
      prospectId: null,
      view: "fit",
      after: null,
    });
    expect(funders?.fitting.map(({ mandate }) => mandate.id)).toEqual([fits.id]);
    expect(funders).toMatchObject({ all: 2, counts: { fit: 1, near: 1, out: 0, stopped: 1 } });
    // The same number beside the ask and on the home page.
    await given.db.update("prospect", prospect.id, { draft: JSON.stringify(draftJson(prospectContent())) });
    const { fit } = await readProspectWithFit(app.web, prospect.company, prospect.id);
    expect(fit).toMatchObject({ fits: 1, all: 2 });
    await refreshPublicFigures(app.worker, system);
    expect((await findPublicFigures({ ...app.web })).market.mandates).toBe(2);
    expect(funders?.near[0]).toMatchObject({ miss: { criterion: "stage" }, edit: null });
    expect(
      JSON.stringify(funders, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one)),
    ).not.toContain(prospect.company.companyId);
  });

  test("show the institutions whose requests the company blocks, and the introduction on which this is undone", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    await refreshMatchesOfProspect(app.worker, system, { prospectId: prospect.id });
    const request = () => given.institutionAsks({ prospect, mandate });
    const seen = async () => {
      const { funders } = await listFunders(app.web, prospect.company, {
        prospectId: null,
        view: "fit",
        after: null,
      });
      return funders?.fitting.map(({ running, stoppedOn }) => ({ running: running?.id ?? null, stoppedOn }));
    };
    const { introductionId } = await request();
    await stopInstitution(app.web, prospect.company, introductionId);
    expect(await seen()).toEqual([{ running: introductionId, stoppedOn: introductionId }]);
    await declineIntroduction(app.web, prospect.company, {
      introductionId,
      reasonCode: "other",
      note: "Not now, thank you.",
    });
    await request();
    expect(await seen()).toEqual([{ running: null, stoppedOn: introductionId }]);
    await liftStop(app.web, prospect.company, introductionId);
    expect(await seen()).toMatchObject([{ stoppedOn: null }]);
  });

  test("are headed by what institutions read of the ask, which is rounded, not by its exact figures", async () => {
    const prospect = await given.prospect();
    const shown = { amountMinFen: 490_000_000n, amountMaxFen: 780_000_000n };
    await given.db.update("teaser", { prospectId: prospect.id }, shown);
    const asked = { prospectId: prospect.id, view: "fit", after: null } as const;
    expect((await listFunders(app.web, prospect.company, asked)).prospect).toMatchObject(shown);
  });

  test("of another company's prospect are not found", async () => {
    const prospect = await given.prospect();
    const other = await given.company();
    const asked = { prospectId: prospect.id, view: "fit", after: null } as const;
    await refuses("prospect-not-found", listFunders(app.web, other, asked));
  });
});
