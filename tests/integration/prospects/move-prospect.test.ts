import { describe, expect, it } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { confirmProspect } from "#app/services/prospects/confirm-prospect.server.ts";
import { expireProspects } from "#app/services/prospects/expire-prospects.server.ts";
import { pauseProspect } from "#app/services/prospects/pause-prospect.server.ts";
import { resumeProspect } from "#app/services/prospects/resume-prospect.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { warnOfExpiry } from "#app/services/prospects/warn-of-expiry.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const noon = new Date("2026-11-25T04:00:00Z");
const { app, given } = openWith(companiesIn, {}, { isEmptied: true, startsAt: noon });
const published = givenIn(app);
const operator = moderationIn(app);
const daysOn = (days: number): Date => new Date(noon.getTime() + days * 86_400_000);

const moves = {
  pause: (actor: CompanyActor, id: string) => pauseProspect(app.web, actor, id),
  resume: (actor: CompanyActor, id: string) => resumeProspect(app.web, actor, id),
  confirm: (actor: CompanyActor, id: string) => confirmProspect(app.web, actor, id),
  withdraw: (actor: CompanyActor, id: string) =>
    withdrawProspect(app.web, actor, { prospectId: id, note: "New plans" }),
};

describe("a published prospect", () => {
  it("leaves the lists while it is paused and comes back when it is resumed", async () => {
    const { id, company } = await published.publishedProspect();
    await moves.pause(company, id);
    expect(await given.prospectRow(id)).toMatchObject({ status: "paused", statusChangedAt: noon });
    expect((await operator.teaserRow(id))?.status).toBe("paused");
    await moves.resume(company, id);
    expect(await given.prospectRow(id)).toMatchObject({ status: "published" });
    expect((await operator.teaserRow(id))?.status).toBe("published");
    expect(await given.eventTypes(id)).toEqual(["prospect-paused", "prospect-resumed"]);
    expect(await operator.queuedJobs()).toMatchObject([{ task: "match-prospect" }]);
  });

  it("is live for 180 more days once it is confirmed, and then warned again", async () => {
    const { id, company } = await published.publishedProspect();
    await given.setProspect(id, { expiresAt: daysOn(10) });
    await warnOfExpiry(app.worker, system);
    await moves.confirm(company, id);
    expect(await given.prospectRow(id)).toMatchObject({
      status: "published",
      expiresAt: daysOn(180),
      expiryWarnedAt: null,
    });
  });

  it("is hidden once it is withdrawn, and its case is closed", async () => {
    const { company, prospectId } = await given.drafted();
    await submitProspect(app.web, company, { prospectId, revision: 1 });
    await moves.withdraw(company, prospectId);
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "withdrawn" });
    expect(await given.caseRows(prospectId)).toMatchObject([{ status: "closed" }]);

    const { id, company: other } = await published.publishedProspect();
    await moves.withdraw(other, id);
    expect(await operator.teaserRow(id)).toBeUndefined();
  });

  it("ends automatically after 180 days without an answer, and its company is notified", async () => {
    const due = await published.publishedProspect();
    const unchanged = await published.publishedProspect();
    await given.setProspect(due.id, { expiresAt: daysOn(-1) });
    await given.setProspect(unchanged.id, { expiresAt: daysOn(1) });
    expect(await expireProspects(app.worker, system)).toBe(1);
    expect(await given.prospectRow(due.id)).toMatchObject({ status: "expired" });
    expect(await operator.teaserRow(due.id)).toBeUndefined();
    expect(await given.prospectRow(unchanged.id)).toMatchObject({ status: "published" });
    const queued = (await operator.queuedJobs()).map(({ task }) => task);
    expect(queued.sort()).toEqual(["match-prospect", "notify-company-prospect-expired"]);
    expect(await expireProspects(app.worker, system)).toBe(0);
  });

  it("is followed by one warning, 14 days before its end", async () => {
    const soon = await published.publishedProspect();
    const later = await published.publishedProspect();
    await given.setProspect(soon.id, { expiresAt: daysOn(14) });
    await given.setProspect(later.id, { expiresAt: daysOn(15) });
    expect(await warnOfExpiry(app.worker, system)).toBe(1);
    expect(await warnOfExpiry(app.worker, system)).toBe(0);
    expect(await given.prospectRow(soon.id)).toMatchObject({ expiryWarnedAt: noon });
    expect(await operator.queuedJobs()).toMatchObject([{ task: "notify-company-prospect-ends-soon" }]);
  });
});

describe("a move of a prospect", () => {
  it.each([
    ["draft", "pause", "prospect-wrong-state"],
    ["draft", "resume", "prospect-wrong-state"],
    ["draft", "confirm", "prospect-wrong-state"],
    ["submitted", "pause", "prospect-wrong-state"],
    ["rejected", "withdraw", "prospect-wrong-state"],
    ["withdrawn", "withdraw", "prospect-wrong-state"],
    ["funded", "withdraw", "prospect-funded"],
    ["expired", "confirm", "prospect-wrong-state"],
  ] as const)(
    "that its lifecycle does not have is refused without any change: %s, %s → %s",
    async (status, move, code) => {
      const { company, prospectId } = await given.drafted({ status });
      await refuses(code, () => moves[move](company, prospectId), app.traces);
    },
  );

  it.each(["pause", "resume", "confirm", "withdraw"] as const)(
    "by another company or by a viewer is refused: %s",
    async (move) => {
      const { id, company } = await published.publishedProspect();
      const stranger = await given.company();
      await app.expectNoWrites();
      await refuses("prospect-not-found", moves[move](stranger, id));
      await refuses("not-allowed-role", moves[move]({ ...company, memberRole: "viewer" }, id));
    },
  );
});
