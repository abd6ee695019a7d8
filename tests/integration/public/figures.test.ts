import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { listInstitutions } from "#app/services/public/list-institutions.server.ts";
import { readInstitution } from "#app/services/public/read-institution.server.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";
import { arranging } from "#tests/factories/arranging.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openHouse } from "#tests/support/house.ts";

const house = openHouse();
const given = givenIn(house);
const db = arranging(house);
const anyone = { kind: "public" } as const;
/** Noon of a day in Shanghai. */
const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

let minute = 0;
beforeEach(async () => {
  minute += 1; // what was counted for the last test is forgotten after half a minute
  await house.setNow(new Date(noon("2026-11-25").getTime() + minute * 60_000));
});
afterEach(() => house.empty());

const figures = () => readPublicFigures(house.app, anyone);
const stageOf = async (stage: string) => (await figures()).funnel.find((row) => row.stage === stage);

/** A prospect that went all the way: posted, introduced, offered, accepted, and drawn unless that is still to come. */
async function givenDeal(days: {
  posted: string;
  introduced: string;
  offered: string;
  accepted: string;
  drawn?: string;
}) {
  const prospect = await given.publishedProspect(undefined, { publishedAt: noon(days.posted) });
  const mandate = await given.activeMandate();
  const offer = await given.issuedOffer(prospect, mandate, {
    issuedAt: noon(days.offered),
    status: "accepted",
  });
  await db()
    .updateTable("consent")
    .set({ grantedAt: noon(days.introduced) })
    .where("introductionId", "=", offer.introductionId)
    .execute();
  const parties = { companyId: prospect.company.companyId, institutionId: mandate.institution.institutionId };
  const deal = await db()
    .insertInto("deal")
    .values({
      ...parties,
      offerId: offer.id,
      offerVersion: 1,
      introductionId: offer.introductionId,
      prospectId: prospect.id,
      mandateId: mandate.id,
      status: "available",
      instrument: "ip_pledge_loan",
      amountFen: 500_000_000n,
      feeRateBp: 50,
      feeCapFen: 10_000_000n,
      acceptedAt: noon(days.accepted),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db()
    .insertInto("drawdown")
    .values({
      ...parties,
      dealId: deal.id,
      sequence: 1,
      amountFen: 200_000_000n,
      status: days.drawn === undefined ? "funded" : "confirmed",
      confirmedAt: days.drawn === undefined ? null : noon(days.drawn),
    })
    .execute();
}

/** A company's request to an institution, answered on a day or not yet. */
async function givenRequest(to: InstitutionActor, requested: string, answered: string | null) {
  const prospect = await given.publishedProspect(undefined, { publishedAt: noon(requested) });
  const mandate = await given.activeMandate(to);
  await db()
    .insertInto("introduction")
    .values({
      companyId: prospect.company.companyId,
      institutionId: to.institutionId,
      prospectId: prospect.id,
      prospectVersion: 1,
      mandateId: mandate.id,
      mandateVersion: 1,
      requestedBy: "company",
      status: answered === null ? "requested" : "declined_by_institution",
      reasonCode: answered === null ? null : "leverage",
      requestedAt: noon(requested),
      answeredAt: answered === null ? null : noon(answered),
    })
    .execute();
}

describe("the honest funnel", () => {
  test("of an empty house is six stages of nothing, and no median", async () => {
    const { funnel, totals, answers, decisions, declines } = await figures();
    expect(funnel.map(({ stage, prospects }) => [stage, prospects])).toEqual(
      ["posted", "matched", "introduced", "offered", "accepted", "drawn"].map((stage) => [stage, 0]),
    );
    expect(funnel.every(({ medianWorkingDays }) => medianWorkingDays === null)).toBe(true);
    expect([totals.drawnFen, totals.introductionsGini, answers?.asked, decisions.medianDays]).toEqual([
      0n,
      null,
      0,
      null,
    ]);
    expect(declines).toEqual([]);
  });

  test("counts each stage, and working days between them: weekends and holidays are none", async () => {
    await givenDeal({
      posted: "2026-09-29",
      introduced: "2026-10-09",
      offered: "2026-10-16",
      accepted: "2026-10-19",
      drawn: "2026-10-20",
    });
    await given.publishedProspect(undefined, { publishedAt: noon("2026-11-02") });
    expect(await stageOf("posted")).toMatchObject({ prospects: 2 });
    expect(await stageOf("matched")).toMatchObject({ prospects: 1 });
    const { isWorkingDay } = house.app.workingDays;
    const between = ["2026-09-30", ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((day) => `2026-10-0${day}`)].filter(
      isWorkingDay,
    ).length;
    expect(between).toBeLessThan(4);
    expect(Number((await stageOf("introduced"))?.medianWorkingDays)).toBe(between);
    expect(Number((await stageOf("accepted"))?.medianWorkingDays)).toBe(1);
    expect(await stageOf("drawn")).toMatchObject({ prospects: 1 });
  });

  test("counts only money that both sides have confirmed", async () => {
    await givenDeal({
      posted: "2026-10-12",
      introduced: "2026-10-13",
      offered: "2026-10-14",
      accepted: "2026-10-15",
    });
    expect((await figures()).totals).toMatchObject({ drawnFen: 0n, drawnDeals: 0 });
    await givenDeal({
      posted: "2026-10-12",
      introduced: "2026-10-13",
      offered: "2026-10-14",
      accepted: "2026-10-15",
      drawn: "2026-10-20",
    });
    await house.setNow(noon("2026-11-26"));
    expect((await figures()).totals).toMatchObject({
      drawnFen: 200_000_000n,
      drawnDeals: 1,
      drawnProspects: 1,
    });
  });

  test("leaves out what was posted more than twelve months ago", async () => {
    await given.publishedProspect(undefined, { publishedAt: noon("2025-11-24") });
    expect(await stageOf("posted")).toMatchObject({ prospects: 0 });
  });
});

describe("an institution's answers", () => {
  test("are published from five requests on: three quarters how often, one quarter how fast", async () => {
    const bank = await given.institution();
    await givenRequest(bank, "2026-11-02", "2026-11-03");
    await givenRequest(bank, "2026-11-02", "2026-11-05");
    await givenRequest(bank, "2026-11-02", "2026-11-09");
    await givenRequest(bank, "2026-11-02", null);
    await givenRequest(bank, "2026-11-25", null); // still has time
    expect(await readInstitution(house.app, anyone, bank.institutionId)).toMatchObject({
      responsiveness: null,
    });

    await givenRequest(bank, "2026-11-06", "2026-11-06");
    await house.setNow(noon("2026-11-26"));
    expect(await readInstitution(house.app, anyone, bank.institutionId)).toMatchObject({
      responsiveness: { score: 75, asked: 5, answered: 4, withinGoal: 3 },
      mandatesInForce: 6,
    });
  });

  test("are coded: each decline stands among the reasons", async () => {
    const bank = await given.institution();
    await givenRequest(bank, "2026-11-02", "2026-11-03");
    expect((await figures()).declines).toEqual([{ reasonCode: "leverage", introductions: 1, passes: 0 }]);
  });
});

describe("the list of institutions", () => {
  test("has those that are verified, without their desk's contact", async () => {
    const bank = await given.institution();
    const applicant = await given.institution();
    await db()
      .updateTable("institution")
      .set({ status: "applied" })
      .where("id", "=", applicant.institutionId)
      .execute();
    const list = await listInstitutions(house.app, anyone, { kind: null });
    expect(list.map(({ id }) => id)).toEqual([bank.institutionId]);
    expect(Object.keys(list[0] ?? {}).filter((key) => key.startsWith("contact"))).toEqual([]);
    expect(await listInstitutions(house.app, anyone, { kind: "lessor" })).toEqual([]);
    await expect(readInstitution(house.app, anyone, applicant.institutionId)).rejects.toThrow(
      "institution-not-found",
    );
  });
});
