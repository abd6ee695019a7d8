import { describe, expect, test } from "vitest";
import { approveMandate } from "#app/services/mandates/approve-mandate.server.ts";
import { discardMandateDraft } from "#app/services/mandates/discard-mandate-draft.server.ts";
import { returnMandate } from "#app/services/mandates/return-mandate.server.ts";
import { saveMandateDraft } from "#app/services/mandates/save-mandate-draft.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { mandatesIn } from "#tests/factories/mandates.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

/** A page of a mandate is of one text: what came since, be it in force or a draft, is not written over unread. */
const { app, given, db } = openWith(marketIn);
const content = mandateContent({ validFrom: "2026-01-01", validUntil: "2035-12-31" });
const { inForce, read } = mandatesIn(app, content);
const ofBudget = (budgetFen: bigint, title = content.terms.title) =>
  mandateContent({ ...content.terms, budgetFen, title });
const budgetOf = async (id: string) => (await db.row("mandate", id)).budgetFen;
const { budgetFen: most } = content.terms;

describe("a page of the version in force, without a draft", () => {
  test("is outdated once a colleague's version is in force: their limit stays", async () => {
    for (const by of ["factory", "editor"] as const) {
      const { owner, mandateId } =
        by === "editor"
          ? await inForce()
          : await given
              .activeMandate(undefined, { budgetFen: most })
              .then(({ institution, id }) => ({ owner: institution, mandateId: id }));
      const { revision, hasDraft } = await read(owner, mandateId);
      expect(hasDraft).toBe(false);
      await submitMandate(app.web, owner, { mandateId, revision, content: ofBudget(most / 2n) });
      const renamed = ofBudget(most, "Renamed in an old tab");
      const old = { mandateId, revision };
      for (const write of [
        () => submitMandate(app.web, owner, { ...old, content: renamed }),
        () => saveMandateDraft(app.web, owner, { ...old, draft: renamed }),
      ])
        await refuses("mandate-stale-draft", write, app.traces);
      expect(await budgetOf(mandateId)).toBe(most / 2n);
      // Read again, it goes on.
      const now = await read(owner, mandateId);
      expect(now).toMatchObject({ hasDraft: false, savedAt: null, submittedAt: null });
      await submitMandate(app.web, owner, { mandateId, revision: now.revision, content: renamed });
      expect(await budgetOf(mandateId)).toBe(most);
    }
  });

  test("is outdated by a colleague's draft, also by one that was discarded", async () => {
    const { owner, mandateId } = await inForce();
    const { revision } = await read(owner, mandateId);
    await saveMandateDraft(app.web, owner, { mandateId, revision, draft: { terms: { title: "Later" } } });
    const save = () => saveMandateDraft(app.web, owner, { mandateId, revision, draft: content });
    await refuses("mandate-stale-draft", save, app.traces);
    await discardMandateDraft(app.web, owner, { mandateId });
    await refuses("mandate-stale-draft", save, app.traces);
    expect((await read(owner, mandateId)).draft.terms?.title).toBe(content.terms.title);
  });
});

test("an approval is of the submission that was read, not of one that was begun again", async () => {
  const { owner, mandateId } = await inForce();
  const member = { ...owner, memberRole: "member" } as const;
  const submits = async (budgetFen: bigint) => {
    const { revision } = await read(member, mandateId);
    await submitMandate(app.web, member, { mandateId, revision, content: ofBudget(budgetFen) });
    return (await read(owner, mandateId)).revision;
  };
  const low = await submits(most / 2n);
  const returns = (revision: number) =>
    returnMandate(app.web, owner, { mandateId, revision, note: "Lower." });
  await discardMandateDraft(app.web, member, { mandateId });
  const high = await submits(most * 9n);
  expect(high).toBeGreaterThan(low);
  const approve = (revision: number) => approveMandate(app.web, owner, { mandateId, revision });
  const old = { mandateId, revision: low };
  for (const act of [() => approve(low), () => returns(low), () => discardMandateDraft(app.web, member, old)])
    await refuses("mandate-stale-draft", act, app.traces);
  await approve(high);
  expect(await budgetOf(mandateId)).toBe(most * 9n);
  // What was approved waits no more, and nothing is approved twice.
  await refuses("mandate-wrong-state", () => approve(high), app.traces);
});
