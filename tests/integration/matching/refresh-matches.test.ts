import { describe, expect, test } from "vitest";
import { givenIn } from "#tests/factories/given.ts";
import { openHouse } from "#tests/support/house.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { listDeals } from "#app/services/matching/list-deals.server.ts";

const house = openHouse();
const given = givenIn(house);
const system = { kind: "system" } as const;
const all = { view: "fit", filter: {}, sort: "fit", after: null } as const;

describe("the matcher's memory", () => {
  test("a mandate in force finds the prospects that fit, and its institution sees them", async () => {
    const prospect = await given.publishedProspect();
    const mandate = await given.activeMandate();

    const found = await refreshMatchesOfMandate(house.worker, system, { mandateId: mandate.id });
    expect(found).toEqual({ eligible: 1, nearMisses: 0 });

    const list = await listDeals(house.app, mandate.institution, { mandateId: mandate.id, ...all });
    expect(list.deals?.rows.map(({ id }) => id)).toEqual([prospect.id]);
    expect(list.deals?.counts).toMatchObject({ fits: 1, shown: 1, nearMisses: 0, passed: 0 });
  });

  test("a prospect that is published meets the mandates in force", async () => {
    const prospect = await given.publishedProspect();
    const found = await refreshMatchesOfProspect(house.worker, system, { prospectId: prospect.id });
    expect(found.eligible).toBeGreaterThan(0);
  });
});
