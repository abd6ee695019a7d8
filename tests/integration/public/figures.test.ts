import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { FUNNEL_STAGES } from "#app/domain/figures/public-cells.ts";
import { dayOf } from "#app/lib/days.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { readPublicInstitution } from "#app/services/public/read-public-institution.server.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";

const { app, given, db } = openGiven();
const anyone = { kind: "public" } as const;
/** Noon of a day in Shanghai. */
const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

const first = noon("2026-11-25").getTime();
let day = "2026-11-25";
let passed = 0;
/** Figures are cached for half a minute, and published once a day. */
const nextDay = async () => {
  passed += 1;
  const at = new Date(first + passed * 86_400_000);
  day = dayOf(at);
  await app.setNow(at);
};
beforeEach(async () => {
  passed = 0;
  await nextDay();
});
afterEach(() => app.empty());

const publish = () => refreshPublicFigures(app.worker, { kind: "system" });
/** As shown by a web process with an empty cache. */
const figures = async () => {
  await publish();
  return readPublicFigures({ ...app.web }, anyone);
};

/** A prospect through all stages: posted, introduced, offered, accepted, and drawn unless that is still to come. */
async function givenDeal(days: {
  posted: string;
  introduced: string;
  offered: string;
  accepted: string;
  drawn?: string | undefined;
}) {
  const prospect = await given.publishedProspect(undefined, { publishedAt: noon(days.posted) });
  const mandate = await given.activeMandate();
  const offer = await given.issuedOffer(prospect, mandate, {
    issuedAt: noon(days.offered),
    status: "accepted",
  });
  await db.update("consent", { introductionId: offer.introductionId }, { grantedAt: noon(days.introduced) });
  const deal = await given.dealOf(offer.id, { acceptedAt: noon(days.accepted) });
  const confirmedAt = days.drawn === undefined ? null : noon(days.drawn);
  const status = confirmedAt === null ? "funded" : "confirmed";
  await given.drawdownOf(deal, { amountFen: 200_000_000n, status, confirmedAt });
}

/** A company's request to an institution, answered on a day or not yet. */
async function givenRequest(to: InstitutionActor, requested: string, answered: string | null) {
  const prospect = await given.publishedProspect(undefined, { publishedAt: noon(requested) });
  const mandate = await given.activeMandate(to);
  await given.request(prospect, mandate, noon(requested), answered === null ? null : noon(answered));
}

const days = {
  posted: "2026-09-29",
  introduced: "2026-10-09",
  offered: "2026-10-16",
  accepted: "2026-10-19",
  drawn: "2026-10-20",
};
const times = async (count: number, act: () => Promise<void>) => {
  for (let at = 0; at < count; at += 1) await act();
};

describe("the published funnel", () => {
  test("of an empty database shows nothing, and no median", async () => {
    const { funnel, money, gini, answers, decisions, declines } = await figures();
    expect(funnel.map(({ stage }) => stage)).toEqual([...FUNNEL_STAGES]);
    expect(funnel.every((row) => row.prospects === null && row.medianWorkingDays === null)).toBe(true);
    expect([money, gini, answers, decisions, declines]).toEqual([null, null, null, null, []]);
  });

  test("shows each stage from five companies on, and working days between them, without weekends and holidays", async () => {
    await times(5, () => givenDeal(days));
    await times(2, async () => {
      await given.publishedProspect(undefined, { publishedAt: noon("2026-11-02") });
    });
    const { isWorkingDay } = app.web.workingDays;
    const between = ["2026-09-30", ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((day) => `2026-10-0${day}`)].filter(
      isWorkingDay,
    ).length;
    expect(between).toBeLessThan(4);
    const { funnel, money } = await figures();
    const stages = Object.fromEntries(
      funnel.map(({ stage, prospects, medianWorkingDays }) => [stage, [prospects, medianWorkingDays]]),
    );
    // Seven were posted: shown in steps of five.
    expect(stages).toEqual({
      posted: [5, null],
      matched: [5, null],
      introduced: [5, String(between)],
      offered: [5, stages.offered?.[1]],
      accepted: [5, "1"],
      drawn: [5, "1"],
    });
    // Five times 2 million, in the steps in which lenders speak of it.
    expect(money).toEqual({ fen: 1_000_000_000n, deals: 5, prospects: 5 });
  });

  test("counts only money that both sides have confirmed", async () => {
    await times(4, () => givenDeal(days));
    await givenDeal({ ...days, drawn: undefined });
    const { money, funnel } = await figures();
    expect(money).toBeNull();
    expect(funnel.at(-1)).toEqual({ stage: "drawn", prospects: null, medianWorkingDays: null });
    expect(funnel.at(-2)).toMatchObject({ stage: "accepted", prospects: 5 });
  });

  test("omits what was posted more than twelve months ago", async () => {
    await times(5, async () => {
      await given.publishedProspect(undefined, { publishedAt: noon("2025-11-20") });
    });
    expect((await figures()).funnel[0]).toMatchObject({ stage: "posted", prospects: null });
  });
});

describe("the responsiveness of an institution", () => {
  test("is published from five companies on: three quarters for how often, one quarter for how fast", async () => {
    const bank = await given.institution();
    await givenRequest(bank, "2026-11-02", "2026-11-03");
    await givenRequest(bank, "2026-11-02", "2026-11-05");
    await givenRequest(bank, "2026-11-02", "2026-11-09");
    await givenRequest(bank, "2026-11-02", null);
    await givenRequest(bank, day, null); // still has time
    await publish();
    expect(await readPublicInstitution(app.web, anyone, bank.institutionId)).toMatchObject({
      responsiveness: null,
    });

    await givenRequest(bank, "2026-11-06", "2026-11-06");
    await nextDay();
    await publish();
    expect(await readPublicInstitution(app.web, anyone, bank.institutionId)).toMatchObject({
      responsiveness: { score: 75, cases: 5, answeredPercent: 80, withinPercent: 60 },
      mandatesInForce: 6,
    });
  });

  test("has coded reasons: one that five companies were given by five institutions is shown", async () => {
    await times(5, async () => givenRequest(await given.institution(), "2026-11-02", "2026-11-03"));
    expect((await figures()).declines).toEqual([{ reasonCode: "leverage", introductions: 5, passes: 0 }]);
  });

  test("of one institution alone is not shown as an overall figure", async () => {
    const bank = await given.institution();
    await times(5, () => givenRequest(bank, "2026-11-02", "2026-11-03"));
    const { declines, answers } = await figures();
    expect([declines, answers]).toEqual([[], null]);
  });
});
