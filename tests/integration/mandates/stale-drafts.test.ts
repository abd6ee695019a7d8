import { describe, expect, test } from "vitest";
import { approveMandate } from "#app/services/mandates/approve-mandate.server.ts";
import { discardMandateDraft } from "#app/services/mandates/discard-mandate-draft.server.ts";
import { moveMandate } from "#app/services/mandates/move-mandate.server.ts";
import { returnMandate } from "#app/services/mandates/return-mandate.server.ts";
import { saveMandateDraft } from "#app/services/mandates/save-mandate-draft.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { mandatesIn } from "#tests/factories/mandates.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

/** A page of a mandate is of one text: what came since, be it in force or a draft, is not written over unread. */
const { app, given, db } = openWith(marketIn);
const web = testWeb(app, builtPages, "en");
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

describe("the end of a mandate", () => {
  test("ends no draft that a colleague wrote after the page was opened, and the one that it shows", async () => {
    const { owner, mandateId } = await inForce();
    const browser = web.browser(web.sessions.institution(owner));
    const path = `/institution/mandates/${mandateId}`;
    const open = async () => {
      const { text } = await browser.get(path);
      const [, revision] = /act=retire".*?name="revision" value="(\d+)"/u.exec(text) ?? [];
      return { press: () => browser.post(`${path}?act=retire`, { revision: revision ?? "" }) };
    };
    const old = await open();
    const { revision } = await read(owner, mandateId);
    await saveMandateDraft(app.web, owner, { mandateId, revision, draft: { terms: { title: "Later" } } });
    const answer = await unchanged(app.traces, () => old.press());
    expect(answer.status).toBe(409);
    expect(visibleText(answer.text)).toContain("This draft was changed meanwhile");
    expect((await read(owner, mandateId)).draft.terms?.title).toBe("Later");
    expect((await (await open()).press()).status).toBe(303);
    expect((await db.row("mandate", mandateId)).status).toBe("retired");
    expect((await read(owner, mandateId)).hasDraft).toBe(false);
  });

  test("ends no version that came into force after the page was opened", async () => {
    const { owner, mandateId } = await inForce();
    const { revision } = await read(owner, mandateId);
    await submitMandate(app.web, owner, { mandateId, revision, content: ofBudget(most / 2n) });
    const retire = () => moveMandate(app.web, owner, { mandateId, move: "retire", revision });
    await refuses("mandate-stale-draft", retire, app.traces);
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
