import { describe, expect, it } from "vitest";
import { chooseDisclosure } from "#app/services/prospects/choose-disclosure.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { saveProspectStep } from "#app/services/prospects/save-prospect-step.server.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const wednesday = new Date("2026-11-25T06:00:00Z");
const { app, given } = openWith(companiesIn, {}, { isEmptied: true, startsAt: wednesday });
const operator = moderationIn(app);
// A Wednesday before a plain week.

/** As an admin decides it who has taken the case. */
async function publish(prospectId: string) {
  const admin = await operator.admin();
  const caseId = (await given.caseRows(prospectId)).at(-1)?.id ?? "";
  await takeCase(app.web, admin, caseId);
  await publishProspect(app.web, admin, { caseId, note: null });
}

async function published() {
  const { company, prospectId } = await given.drafted();
  // Nobody else is registered here.
  await chooseDisclosure(app.web, company, { prospectId, wish: { keep: null, isRecognisable: true } });
  await submitProspect(app.web, company, { prospectId, revision: 1 });
  await publish(prospectId);
  return { company, prospectId };
}

describe("a change of a published prospect", () => {
  const change = async (
    { company, prospectId }: Awaited<ReturnType<typeof published>>,
    ask: Parameters<typeof aContent>[0],
  ) => {
    const { revision } = await saveProspectStep(app.web, company, {
      prospectId,
      step: "ask",
      revision: 1,
      fields: aContent(ask).ask,
      isComplete: true,
    });
    return revision;
  };

  it("leaves the old version live until a moderator has published the new one", async () => {
    const { company, prospectId } = await published();
    const revision = await change({ company, prospectId }, { ask: { amountMaxFen: 900_000_000n } });
    await submitProspect(app.web, company, { prospectId, revision });
    expect(await given.prospectRow(prospectId)).toMatchObject({
      status: "published",
      liveVersion: 1,
      latestVersion: 2,
      soughtFen: 800_000_000n,
    });
    expect((await operator.teaserRow(prospectId))?.version).toBe(1);
    await refuses(
      "prospect-under-review",
      saveProspectStep(app.web, company, {
        prospectId,
        step: "ask",
        revision,
        fields: {},
        isComplete: false,
      }),
    );
    await publish(prospectId);
    expect(await given.prospectRow(prospectId)).toMatchObject({ liveVersion: 2, soughtFen: 900_000_000n });
    expect(await operator.teaserRow(prospectId)).toMatchObject({ version: 2, amountMaxFen: 900_000_000n });
  });

  it("goes live at once where nothing in it is material", async () => {
    const { company, prospectId } = await published();
    const revision = await change({ company, prospectId }, { ask: { firstAnswerDays: 4 } });
    await submitProspect(app.web, company, { prospectId, revision });
    expect(await given.prospectRow(prospectId)).toMatchObject({ liveVersion: 2, latestVersion: 2 });
    expect(await operator.teaserRow(prospectId)).toMatchObject({ version: 2, firstAnswerDays: 4 });
    expect(await given.caseRows(prospectId)).toHaveLength(1);
    expect((await given.eventTypes(prospectId)).at(-1)).toBe("prospect-changed");
  });

  it("is refused where nothing was changed", async () => {
    const { company, prospectId } = await published();
    await app.expectNoWrites();
    await refuses("prospect-unchanged", submitProspect(app.web, company, { prospectId, revision: 1 }));
  });
});
