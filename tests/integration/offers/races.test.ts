import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listViolations } from "#db/queries/invariants.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { arranging } from "#tests/factories/arranging.ts";
import { givenIn } from "#tests/factories/given.ts";
import { browser, type Browser } from "#tests/support/http/browser.ts";
import { openHouse } from "#tests/support/house.ts";
import { startApp, type RunningApp } from "#tests/support/running-app.ts";

const house = openHouse();
const given = givenIn(house);
const accounts = accountsIn(house);
const db = arranging(house);
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

const rounds = 20;
const clients = 50;
const sought = yuan(8_000_000);
const offered = yuan(2_000_000);
const allowed = Number(sought / offered);

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ databaseUrl: house.databaseUrl, webs: 2, workers: 0 });
}, 180_000);
afterAll(() => app.stop());

async function signedIn(url: string, email: string): Promise<Browser> {
  const session = browser(url, app.origin);
  const answer = await session.post("/sign-in", { email, password });
  expect(answer.status).toBe(303);
  return session;
}

test(
  "fifty clients accept competing offers on one prospect, on two servers: exactly what is sought is accepted",
  { timeout: 240_000 },
  async () => {
    const company = await given.company();
    const seat = { organizationId: company.companyId, memberRole: "owner" as const };
    const { email } = await accounts.person(seat);
    const servers = await Promise.all(app.webs.map(({ url }) => signedIn(url, email)));
    const mandates = await Promise.all(Array.from({ length: 10 }, () => given.activeMandate()));

    for (let round = 1; round <= rounds; round += 1) {
      const prospect = await given.publishedProspect(company, { soughtFen: sought, targetFen: sought });
      const offers = await Promise.all(
        mandates.map((mandate) => given.issuedOffer(prospect, mandate, { amountFen: offered })),
      );

      const answers = await Promise.all(
        Array.from({ length: clients }, (_, client) => {
          const offer = offers[client % offers.length]?.id ?? randomUUID();
          const server = servers[client % servers.length];
          if (server === undefined) throw new Error("two servers");
          return server.post(`/company/offers/${offer}`, { act: "accept", version: "1" });
        }),
      );

      const statuses = answers.map((answer) => answer.status);
      expect(
        statuses.filter((status) => status === 303),
        `round ${round}`,
      ).toHaveLength(allowed);
      expect(
        statuses.filter((status) => status === 409),
        `round ${round}`,
      ).toHaveLength(clients - allowed);
      const deals = await db()
        .selectFrom("deal")
        .select("id")
        .where("prospectId", "=", prospect.id)
        .execute();
      expect(deals).toHaveLength(allowed);
      expect(await listViolations(db())).toEqual([]);
    }
  },
);
