import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepPublicFigures } from "#app/services/public/keep-public-figures.server.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";
import { givenIn } from "#tests/factories/given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { openHouse } from "#tests/support/house.ts";

const house = openHouse();
const given = givenIn(house);
const anyone = { kind: "public" } as const;
/** Noon of a day in Shanghai. */
const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

beforeEach(() => house.setNow(noon("2026-11-25")));
afterEach(() => house.empty());

describe("figures that the worker keeps", () => {
  const system = { kind: "system" } as const;
  /** A web process that has asked nothing yet. */
  const asked = () => readPublicFigures({ ...house.app }, anyone);

  test("are what would be counted on the spot, and are told as they were counted", async () => {
    const company = await given.company();
    const bank = await given.institution();
    const confirmed = { status: "confirmed" as const, confirmedAt: noon("2026-11-20") };
    await underwayIn(house, company, bank).drawdown("funded", confirmed);
    await house.setNow(new Date(noon("2026-11-25").getTime() + 60_000)); // all of that is past
    const counted = await asked();
    expect(counted.totals.drawnFen).toBeGreaterThan(0n);
    await keepPublicFigures(house.worker, system);
    await given.publishedProspect(undefined, { publishedAt: noon("2026-11-24") });
    expect(await asked()).toEqual(counted);

    await house.setNow(new Date(counted.at.getTime() + 60_000));
    await keepPublicFigures(house.worker, system);
    const posted = (await asked()).funnel.find(({ stage }) => stage === "posted");
    expect(posted).toMatchObject({ prospects: (counted.funnel[0]?.prospects ?? 0) + 1 });
  });

  test("are counted on the spot once nobody has kept any for three minutes, or another house did", async () => {
    await keepPublicFigures(house.worker, system);
    await given.publishedProspect(undefined, { publishedAt: noon("2026-11-24") });
    const posted = async () => (await asked()).funnel.find(({ stage }) => stage === "posted")?.prospects;
    expect(await posted()).toBe(0);
    await house.setNow(new Date(house.app.now().getTime() + 180_001));
    expect(await posted()).toBe(1);
    await keepPublicFigures(house.worker, system);
    await house.owner.query("update public_figures set figures = figures - 'totals'");
    expect((await asked()).totals.publishedCompanies).toBe(1);
  });
});
