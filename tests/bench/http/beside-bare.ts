import { routeWeights } from "#scripts/route-weights.ts";
import { startApp } from "#tests/support/running-app.ts";
import { issuesAndAcceptances } from "./acts.ts";
import { startBare } from "./bare-service.ts";
import { inBursts } from "./bursts.ts";
import { bank, groundOf } from "./pages.ts";
import { besideBare, cookieOf, firstAnswer, type Target } from "./measure.ts";
import { pageTable, weightTable } from "./tables.ts";
import type { Measuring } from "./dataset-database.ts";

const connectionCounts = [8, 32];
const asHeavyName = "bare Remix, as heavy as the deal flow";
const opportunitiesName = "deal flow, signed in";

/** The demonstration city's pages beside bare Remix pages of the same database, in turns; and what routes' scripts weigh. */
export async function measureBesideBare({
  app: testApp,
  closing,
  report,
  seconds,
  rounds,
}: Measuring): Promise<void> {
  const { databaseUrl } = testApp;
  const app = await startApp({ databaseUrl, workers: 0 });
  closing.unshift(app.stop);
  const cookie = await cookieOf(app.origin, bank);
  const bare = await startBare(databaseUrl);
  closing.unshift(bare.stop);
  const opportunitiesUrl = `${app.origin}/institution/opportunities`;
  const asHeavyUrl = await bare.asHeavyAs(await firstAnswer(opportunitiesUrl, { cookie }));
  const targets: Target[] = [
    { name: "bare Remix, 20 rows", url: bare.url, headers: {}, isBare: true },
    { name: asHeavyName, url: asHeavyUrl, headers: {}, isBare: true },
    { name: "home", url: `${app.origin}/`, headers: {} },
    { name: opportunitiesName, url: opportunitiesUrl, headers: { cookie } },
  ];
  const ground = await groundOf(testApp, app.origin);
  const bursting = targets.filter(({ name }) => name === asHeavyName || name === opportunitiesName);
  for (const connections of connectionCounts) {
    report(`measuring at ${connections} connections`);
    const pages = await besideBare(targets, { connections, seconds, rounds });
    const bursts = await inBursts(bursting, { connections, bursts: 40, unmeasured: 5 });
    const acts = await issuesAndAcceptances(ground, connections, { count: 400, unmeasured: connections * 4 });
    report(`\n${pageTable(connections, [...pages, ...bursts, ...acts])}\n`);
  }
  report(weightTable(routeWeights()));
}
