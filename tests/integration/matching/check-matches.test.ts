import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { describe, expect, test } from "vitest";
import { checkMatches } from "#app/services/matching/check-matches.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given, db } = openWith(marketIn, {}, { isEmptied: true });
const check = () => checkMatches(app.worker, system);

/** A market with correct stored matches. */
async function market() {
  await given.anyProspects(25, 2018);
  const { ids } = await given.anyMandates(12, 1125);
  for (const mandateId of ids) await refreshMatchesOfMandate(app.worker, system, { mandateId });
  await db.remove("event");
  return ids;
}

describe("the nightly comparison of stored matches", () => {
  test("finds nothing where the matches are right", async () => {
    await market();
    const eligible = (await given.memory()).filter(({ outcome }) => outcome === "eligible").length;
    expect(eligible).toBeGreaterThan(10);
    expect(await check()).toEqual({ pairs: eligible, missing: 0, extra: 0, byDay: 0 });
  });

  test("finds an inserted row, reports it to the admin, and has the matches computed again", async () => {
    await market();
    // A difference found after a check of the same day is not due to the date.
    await check();
    const memory = await given.memory();
    const [lost] = memory.filter(({ outcome }) => outcome === "eligible");
    const [wrong] = memory.filter(({ outcome }) => outcome === "near_miss");
    if (!lost || !wrong) throw new Error("The market has both");
    const pair = ({ mandateId, prospectId }: typeof lost) => ({ mandateId, prospectId });
    await db.remove("match", pair(lost));
    await db.update("match", pair(wrong), { outcome: "eligible" });
    expect(await check()).toMatchObject({ missing: 1, extra: 1, byDay: 0 });

    const admin = { kind: "admin", userId: lost.mandateId, roles: ADMIN_ROLES } as const;
    const { matching } = await readToday(app.web, admin);
    expect(matching).toMatchObject({ missing: 1, extra: 1 });
    expect(matching?.sample).toHaveLength(2);
    expect(matching?.sample).toEqual(
      expect.arrayContaining([
        { ...pair(lost), difference: "missing" },
        { ...pair(wrong), difference: "extra" },
      ]),
    );

    await workOff(app);
    expect(await check()).toMatchObject({ missing: 0, extra: 0 });
    expect(await given.memory()).toMatchObject(memory.map(pair));
  });

  test("does not count matches that changed with the date as errors, and has them computed again", async () => {
    const prospect = await given.prospect();
    const mandate = await given.activeMandate();
    await given.db.update("mandate", mandate.id, { validFrom: "2027-03-11", validUntil: "2028-12-31" });
    await app.setNow(new Date("2027-03-09T02:00:00Z"));
    await given.refresh(mandate);
    expect(await given.memory()).toEqual([]);
    expect(await check()).toEqual({ pairs: 0, missing: 0, extra: 0, byDay: 0 });
    await app.setNow(new Date("2027-03-10T19:10:00Z"));
    expect(await check()).toEqual({ pairs: 1, missing: 0, extra: 0, byDay: 1 });
    await workOff(app);
    expect(await given.memory()).toMatchObject([{ prospectId: prospect.id, outcome: "eligible" }]);
    expect(await check()).toEqual({ pairs: 1, missing: 0, extra: 0, byDay: 0 });
  });
});
