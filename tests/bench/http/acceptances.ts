import { performance } from "node:perf_hooks";
import { Agent } from "node:http";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { givenIn } from "#tests/factories/given.ts";
import { browser } from "#tests/support/http/browser.ts";
import { posted, wire } from "#tests/support/http/wire.ts";
import type { House } from "#tests/support/standing-house.ts";
import type { Measured } from "./measure.ts";

const offersInAll = 400;
const institutions = 20;

/**
 * So many clients accept one offer after the other, each once, over connections that stay open: each acceptance
 * reserves a budget, settles the offers beside it and opens a deal.
 */
export async function acceptances(house: House, origin: string, clients: number): Promise<Measured> {
  const given = givenIn(house);
  const company = await given.company();
  const { email } = await accountsIn(house).person({
    organizationId: company.companyId,
    memberRole: "owner",
  });
  const mandates = await Promise.all(
    Array.from({ length: institutions }, () => given.activeMandate(undefined, { budgetFen: 10n ** 15n })),
  );
  const offers: string[] = [];
  for (let at = 0; at < offersInAll; at += 1) {
    const mandate = mandates[at % institutions];
    if (mandate) offers.push((await given.issuedOffer(await given.publishedProspect(company), mandate)).id);
  }

  const session = browser(origin, origin);
  await session.post("/sign-in", { email, password });
  const cookie = [...session.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const { headers, ...form } = posted(origin, { act: "accept", version: "1" });
  const agent = new Agent({ keepAlive: true, maxSockets: clients });

  const times: number[] = [];
  let failed = 0;
  let bytes = 0;
  const waiting = offers.values();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const offer of waiting) {
        const sent = performance.now();
        const answer = await wire(origin, `/company/offers/${offer}`, {
          ...form,
          headers: { ...headers, cookie },
          agent,
        });
        times.push(performance.now() - sent);
        bytes = Buffer.byteLength(answer.text);
        if (answer.status !== 303) failed += 1;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  agent.destroy();
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    name: "one acceptance",
    requestsPerSecond: times.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    ofBare: null,
    bytes,
    failed,
  };
}
