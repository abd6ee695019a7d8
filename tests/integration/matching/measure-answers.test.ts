import { describe, expect, test } from "vitest";
import { measureAnswers } from "#app/services/matching/measure-answers.server.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";

const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);
const { app, given } = openWith(marketIn, {}, { isEmptied: true, startsAt: noon("2026-11-25") });
const { queuedJobs } = moderationIn(app);

/** As the worker does after publishing figures. */
const measure = async () => {
  await refreshPublicFigures(app.worker, system);
  return measureAnswers(app.worker, system);
};

/** A mandate whose institution got requests on Monday 2 November, one for each day of answer given; null is no answer. */
async function mandateAsked(answered: readonly (string | null)[]) {
  const mandate = await given.activeMandate();
  for (const day of answered) {
    const prospect = await given.publishedProspect();
    await given.request(prospect, mandate, noon("2026-11-02"), day === null ? null : noon(day));
  }
  return mandate;
}

const figuresOf = async (id: string) => {
  const terms = await given.termsOf(id);
  return [terms?.responsiveness, terms?.firstAnswerDays];
};

describe("an institution's responsiveness in its rank", () => {
  test("is measured once five companies have asked: how often and how fast it answers", async () => {
    const good = await mandateAsked(Array<string>(5).fill("2026-11-03"));
    const poor = await mandateAsked(["2026-11-03", "2026-11-03", "2026-11-16", null, null]);
    const young = await mandateAsked(Array<string>(4).fill("2026-11-03"));
    expect(await measure()).toBe(2);
    expect(await figuresOf(good.id)).toEqual([100, 1]);
    expect(await figuresOf(poor.id)).toEqual([55, 1]);
    expect(await figuresOf(young.id)).toEqual([null, null]);
  });

  test("moves the scores of its mandates, ten points of it by one point of score, and ranks them again automatically", async () => {
    const mandate = await mandateAsked(Array<string>(5).fill("2026-11-03"));
    await given.db().deleteFrom("match").execute();
    await measure();
    expect(await queuedJobs()).toMatchObject([{ task: "match-mandate", payload: { mandateId: mandate.id } }]);
    await workOff(app);
    const [with100] = await given.memory();
    await given.db.update("institution", mandate.institution.institutionId, { responsiveness: 70 });
    await given.refresh(mandate);
    const [with70] = await given.memory();
    expect((with100?.score ?? 0) - (with70?.score ?? 0)).toBe(3);
  });

  test("follows each publication, and ranks nothing again while it is unchanged", async () => {
    await mandateAsked(Array<string>(5).fill("2026-11-03"));
    expect(await measure()).toBe(1);
    expect(await measure()).toBe(0);
    await app.setNow(noon("2026-11-26"));
    expect(await measure()).toBe(0);
    expect((await queuedJobs()).length).toBe(1);
  });

  test("ignores what is more than ninety days old", async () => {
    const mandate = await mandateAsked(Array<string>(5).fill("2026-11-03"));
    await measure();
    await app.setNow(noon("2027-03-01"));
    expect(await measure()).toBe(1);
    expect(await figuresOf(mandate.id)).toEqual([null, null]);
  });
});
