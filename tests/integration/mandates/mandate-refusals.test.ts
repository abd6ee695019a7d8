import { describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { approveMandate } from "#app/services/mandates/approve-mandate.server.ts";
import { discardMandateDraft } from "#app/services/mandates/discard-mandate-draft.server.ts";
import { listMandates } from "#app/services/mandates/list-mandates.server.ts";
import { moveMandate } from "#app/services/mandates/move-mandate.server.ts";
import { previewMandate } from "#app/services/mandates/preview-mandate.server.ts";
import { readMandateTimeline } from "#app/services/mandates/read-mandate-timeline.server.ts";
import { returnMandate } from "#app/services/mandates/return-mandate.server.ts";
import { saveMandateDraft } from "#app/services/mandates/save-mandate-draft.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { mandatesIn } from "#tests/factories/mandates.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const content = mandateContent({ validFrom: "2026-01-01", validUntil: "2035-12-31" });
const { inForce, read, started } = mandatesIn(app, content);

describe("a mandate that is submitted or moved", () => {
  test("is not overwritten from another tab", async () => {
    const { owner, mandateId, revision } = await started();
    const save = (title: string) =>
      saveMandateDraft(app.web, owner, { mandateId, revision, draft: { terms: { title } } });
    expect((await save("One")).revision).toBe(revision + 1);
    await app.expectNoWrites();
    await refuses("mandate-stale-draft", save("Other"));
    await refuses("mandate-stale-draft", submitMandate(app.web, owner, { mandateId, revision, content }));
    expect((await read(owner, mandateId)).draft.terms?.title).toBe("One");
  });

  test.each([
    ["mandate-budget-below-used", { budgetFen: 1n }, {}],
    ["mandate-expired", { validFrom: "2025-01-01", validUntil: "2025-12-31" }, {}],
    ["institution-instrument-not-allowed", { instruments: ["equity" as const] }, {}],
    ["institution-restricted", {}, { status: "restricted" as const }],
    ["institution-licence-expired", {}, { licenceExpiresOn: "2025-12-31" }],
  ])("is refused without any change: %s", async (code, terms, institution) => {
    const { owner, mandateId } = await inForce();
    await given.db.update("mandate", mandateId, { reservedFen: 100n });
    if (Object.keys(institution).length > 0) {
      await given.db.update("institution", owner.institutionId, institution);
    }
    const changed = { ...content, terms: { ...content.terms, ...terms } };
    const { revision } = await read(owner, mandateId);
    const sent = () => submitMandate(app.web, owner, { mandateId, revision, content: changed });
    await refuses(code, sent, app.traces);
  });

  test("belongs to its institution: another institution does not find it, and a viewer changes nothing", async () => {
    const { owner, mandateId } = await inForce();
    const stranger = await given.institution();
    const viewer = { ...owner, memberRole: "viewer" } as const;
    await app.expectNoWrites();
    const acts = (actor: InstitutionActor) => [
      () => saveMandateDraft(app.web, actor, { mandateId, revision: 0, draft: {} }),
      () => submitMandate(app.web, actor, { mandateId, revision: 0, content }),
      () => moveMandate(app.web, actor, { mandateId, move: "pause" }),
      () => discardMandateDraft(app.web, actor, { mandateId }),
      () => approveMandate(app.web, actor, { mandateId, revision: 1 }),
      () => returnMandate(app.web, actor, { mandateId, note: "No" }),
    ];
    for (const act of acts(stranger)) await refuses("mandate-not-found", act());
    for (const act of acts(viewer)) await refuses("not-allowed-role", act());
    await refuses("mandate-not-found", read(stranger, mandateId));
    const preview = previewMandate(app.web, stranger, { mandateId, draft: content });
    await refuses("mandate-not-found", preview);
    expect((await listMandates(app.web, stranger, { after: null, size: 20 })).mandates).toEqual([]);
  });
});

describe("the history of a mandate", () => {
  test("is shown to its institution, and to nobody else", async () => {
    const { owner, mandateId } = await inForce();
    await moveMandate(app.web, owner, { mandateId, move: "pause" });
    const { events } = await readMandateTimeline(app.web, owner, { mandateId });
    expect(events.map(({ type, actorKind }) => [type, actorKind])).toEqual([
      ["mandate-drafted", "institution"],
      ["mandate-submitted", "institution"],
      ["mandate-activated", "institution"],
      ["mandate-paused", "institution"],
    ]);
    const other = await given.institution();
    await refuses("mandate-not-found", readMandateTimeline(app.web, other, { mandateId }));
  });
});
