import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { expectInvariants, openGiven, yuan } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { expireOffers } from "#app/services/offers/expire-offers.server.ts";
import { browser, type Browser } from "#tests/support/http/browser.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { yuanText } from "#app/lib/money.ts";
import { isWhole } from "#tests/support/sample.ts";
import { startApp, type RunningApp } from "#tests/support/running-app.ts";

const { app: testApp, given, db } = openGiven({}, { clock: "machine" });
const accounts = accountsIn(testApp);

/** `npm run prove:samples` runs twenty. */
const rounds = isWhole ? 20 : 3;
const clients = 50;
const sought = yuan(8_000_000);
const offered = yuan(2_000_000);
const allowed = Number(sought / offered);
const acceptance = {
  act: "accept",
  version: "1",
  rounds: "0",
  typedAmount: "5000000",
  consent: "in_force",
};

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ databaseUrl: testApp.databaseUrl, webs: 2, workers: 0 });
}, 180_000);
afterAll(() => app.stop());

/** Reads the review and confirms it; again where another acceptance has changed meanwhile what would follow. */
async function acceptsAsRead(by: Browser, offerId: string): ReturnType<Browser["post"]> {
  const path = `/company/offers/${offerId}/accept`;
  const { text } = await by.get(path);
  const read = Object.fromEntries(shownValues(text, "accept"));
  const answer = await by.post(path, { ...read, act: "accept", typedAmount: yuanText(offered) });
  const isOutdated = answer.status === 409 && answer.text.includes("What you reviewed has changed");
  return isOutdated ? acceptsAsRead(by, offerId) : answer;
}

async function signedIn(url: string, email: string): Promise<Browser> {
  const session = browser(url, app.origin);
  const answer = await session.post("/sign-in", { email, password });
  expect(answer.status).toBe(303);
  return session;
}

test(
  "fifty clients accepting competing offers on one prospect, on two servers, accept exactly what is sought",
  { timeout: 240_000 },
  async () => {
    const company = await given.company();
    const membership = { organizationId: company.companyId, memberRole: "owner" as const };
    const { email } = await accounts.person(membership, null, true);
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
          return acceptsAsRead(server, offer);
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
      await expectInvariants(db);
    }
  },
);

/** A company and a bank, each signed in on another server. */
async function pairOnTwoServers() {
  const [company, bank] = [await given.company(), await given.institution()];
  const membershipOf = (organizationId: string) => ({ organizationId, memberRole: "owner" as const });
  const [owner, banker] = await Promise.all([
    accounts.person(membershipOf(company.companyId), null, true),
    accounts.person(membershipOf(bank.institutionId), null, true),
  ]);
  const [one = "", two = ""] = app.webs.map(({ url }) => url);
  const underway = underwayIn(testApp, company, bank);
  return {
    company: await signedIn(one, owner.email),
    alsoCompany: await signedIn(two, owner.email),
    bank: await signedIn(two, banker.email),
    underway,
  };
}

const statusOf = async (offerId: string) => (await db.row("offer", offerId)).status;

const withdrawal = {
  act: "withdraw",
  version: "1",
  rounds: "0",
  reasonCode: "compliance",
  typedAmount: "5000000",
};

/** Each pair of acts at once, some rounds of it: one is done and the other refused, never both and never neither. */
test(
  "of two actions that exclude each other one is done and the other refused",
  { timeout: 120_000 },
  async () => {
    const { company, alsoCompany, bank, underway } = await pairOnTwoServers();
    const accept = (id: string) => company.post(`/company/offers/${id}/accept`, acceptance);
    const counter = (by: Browser, id: string, rate: string) =>
      by.post(`/company/offers/${id}`, {
        act: "counter",
        unit: "wan",
        version: "1",
        rounds: "4",
        fixedRatePercent: rate,
      });
    const ends: Record<string, Set<string>> = {};
    const race = async (name: string, id: string, acts: Promise<{ status: number }>[]) => {
      const statuses = (await Promise.all(acts)).map(({ status }) => status).sort();
      expect([name, statuses]).toEqual([name, [303, 409]]);
      await expectInvariants(db);
      (ends[name] ??= new Set()).add(await statusOf(id));
    };
    for (let round = 1; round <= 6; round += 1) {
      const withdrawn = (await underway.issuedOffer()).id;
      const withdraw = () => bank.post(`/institution/offers/${withdrawn}/withdraw`, withdrawal);
      await race("accept, withdraw", withdrawn, [accept(withdrawn), withdraw()]);

      const declined = (await underway.issuedOffer()).id;
      const decline = () =>
        alsoCompany.post(`/company/offers/${declined}`, {
          act: "decline",
          version: "1",
          rounds: "0",
          reasonCode: "price",
        });
      await race("accept, decline", declined, [accept(declined), decline()]);

      const countered = (await underway.issuedOffer()).id;
      await db.update("offer", countered, { rounds: 4 });
      await race("counter, counter", countered, [
        counter(company, countered, "3.80"),
        counter(alsoCompany, countered, "3.70"),
      ]);

      const { id: dealId, offerId } = await underway.deal("available");
      const request = (by: Browser, amountFen: string) =>
        by.post(`/company/deals/${dealId}`, { act: "request", leftFen: "500000000", amountFen });
      await race("request, request", offerId, [request(company, "3000000"), request(alsoCompany, "3000000")]);
      const drawdowns = await db()
        .selectFrom("drawdown")
        .select("amountFen")
        .where("dealId", "=", dealId)
        .execute();
      expect(drawdowns).toEqual([{ amountFen: yuan(3_000_000) }]);
    }
    for (const statuses of [ends["accept, withdraw"], ends["accept, decline"]]) {
      expect(
        [...(statuses ?? [])].every((status) => ["accepted", "withdrawn", "declined"].includes(status)),
      ).toBe(true);
    }
  },
);

test("an offer that reaches its expiry is accepted or expires, never both", { timeout: 60_000 }, async () => {
  const { company, underway } = await pairOnTwoServers();
  for (let round = 1; round <= 8; round += 1) {
    const { id } = await underway.issuedOffer();
    await testApp.sql`update offer set expires_at = clock_timestamp() + make_interval(secs => ${round * 0.004})
      where id = ${id}`;
    const [answer] = await Promise.all([
      company.post(`/company/offers/${id}/accept`, acceptance),
      expireOffers(testApp.worker, { kind: "system" }).then(() =>
        expireOffers(testApp.worker, { kind: "system" }),
      ),
    ]);
    await expireOffers(testApp.worker, { kind: "system" });
    const deals = await db.rows("deal", { offerId: id });
    const end = answer.status === 303 ? ["accepted", 1] : ["expired", 0];
    expect([await statusOf(id), deals.length]).toEqual(end);
    await expectInvariants(db);
  }
});
