import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readExposure } from "#app/services/audit/read-exposure.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });

const admin = { kind: "admin", userId: randomUUID(), roles: ADMIN_ROLES } as const;
const at = (day: string) => new Date(`${day}T04:00:00Z`);

test("the exposure report shows how introductions are spread, with who had some and who had none, in two periods", async () => {
  await app.setNow(at("2026-11-25"));
  const prospects = [];
  for (let n = 0; n < 4; n += 1) prospects.push(await given.prospect());
  await given.db.update("prospect", {}, { publishedAt: at("2026-03-01") });
  const busy = await given.activeMandate();
  await given.activeMandate();
  const suspended = await given.activeMandate();
  await given.db.update("institution", {}, { verifiedAt: at("2026-01-05") });
  await given.db.update("institution", suspended.institution.institutionId, { status: "suspended" });
  // The present period begins on 28 August in Shanghai, which is 16:00 of the day before in UTC.
  const days = [
    "2026-08-27T15:59:59Z",
    "2026-08-27T16:00:00Z",
    "2026-11-25T15:59:59Z",
    "2026-11-25T16:00:00Z",
  ];
  for (const [index, prospect] of prospects.entries()) {
    const { id } = await given.consentedIntroduction(prospect, busy);
    const requestedAt = new Date(days[index] ?? "");
    await given.db.update("introduction", id, { requestedAt });
  }
  const exposure = await readExposure(app.web, admin);
  await app.setNow(undefined);
  expect(exposure).toMatchObject({
    since: "2026-08-28",
    until: "2026-11-25",
    institutions: {
      present: { introductions: 2, parties: 2, without: 1, gini: 0.5, topTenPercent: 100 },
      before: { introductions: 1, parties: 2, without: 1, gini: 0.5 },
    },
    prospects: {
      present: { introductions: 2, parties: 4, without: 2, gini: 0.5 },
      before: { introductions: 1, parties: 4, without: 3, gini: 0.75 },
    },
  });
});
