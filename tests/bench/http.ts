import { parseArgs } from "node:util";
import { freePort, run, startService } from "#scripts/processes.mjs";
import { routeWeights } from "#scripts/route-weights.ts";
import { standHouse } from "#tests/support/standing-house.ts";
import { startApp } from "#tests/support/running-app.ts";
import { browser } from "#tests/support/http/browser.ts";
import { cloneTemplate, dropDatabase, ensureTemplate } from "#tests/support/postgres/databases.ts";
import { startPostgres } from "#scripts/embedded-postgres.mjs";
import { acceptances } from "./http/acceptances.ts";
import { besideBare, firstAnswer, type Target } from "./http/measure.ts";
import { pageTable, weightTable } from "./http/tables.ts";

const usage = `npm run bench:http -- [--seconds N] [--rounds N]
  Requests a second and latency of the home page, an institution's ranked deals and the acceptance of an offer, at 8
  and 32 connections, beside bare Remix pages (rows of the same database and nothing else) served in the same run: one
  of twenty rows, and one of as many bytes as the deals page; and what each route's scripts weigh. The demonstration city is planted into a database of its own. Reports only.
  --seconds N  of each measurement (5)
  --rounds N   each page is measured so many times, in turns; the medians are shown (3)`;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    help: { type: "boolean", default: false },
  },
});
const connectionCounts = [8, 32];
const demo = { email: "institution@demo.longspring.test", password: "spring-thaw-2018" };
const say = (text: string) => void process.stdout.write(`${text}\n`);

function positive(name: "seconds" | "rounds"): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0 && number <= 600) return number;
  throw new Error(`--${name}: must be a whole number from 1 to 600, not ${values[name]}`);
}

async function main(): Promise<void> {
  if (values.help) return say(usage);
  const [seconds, rounds] = [positive("seconds"), positive("rounds")];
  const root = process.cwd();
  // A database that flushes what it acknowledges: an acceptance that is not on the disk costs too little.
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startPostgres({ name: "bench", fresh: true, maxConnections: 200 });
  const databaseUrl = await cloneTemplate(server.url, await ensureTemplate(server.url));
  const environment = { ...process.env, DATABASE_URL: databaseUrl, LONGSPRING_DEMO: "1" };
  const closing: (() => Promise<unknown>)[] = [() => dropDatabase(databaseUrl), server.stop];
  try {
    say("planting the demonstration city");
    await run(process.execPath, ["scripts/seed.ts"], { cwd: root, env: environment, quiet: true });
    const house = standHouse(databaseUrl);
    closing.unshift(house.close);
    const app = await startApp({ databaseUrl, workers: 0 });
    closing.unshift(app.stop);

    const session = browser(app.origin, app.origin);
    const signedIn = await session.post("/sign-in", demo);
    if (signedIn.status !== 303) throw new Error(`nobody could sign in: ${signedIn.status}`);
    const cookie = [...session.cookies].map(([name, value]) => `${name}=${value}`).join("; ");

    const barePort = String(await freePort());
    const bare = startService(process.execPath, ["tests/bench/http/bare-page.ts", barePort], {
      cwd: root,
      env: { ...environment, NODE_ENV: "production" },
    });
    closing.unshift(bare.stop);
    const bareUrl = `http://localhost:${barePort}/deals`;
    const dealsUrl = `${app.origin}/institution/deals`;
    const asHeavy = Math.round(
      (20 * (await firstAnswer(dealsUrl, { cookie }))) / (await firstAnswer(bareUrl)),
    );
    const targets: Target[] = [
      { name: "bare Remix, 20 rows", url: bareUrl, headers: {}, isBare: true },
      { name: "bare Remix, as heavy as deals", url: `${bareUrl}?rows=${asHeavy}`, headers: {}, isBare: true },
      { name: "home", url: `${app.origin}/`, headers: {} },
      { name: "deals, signed in", url: dealsUrl, headers: { cookie } },
    ];
    for (const connections of connectionCounts) {
      say(`measuring at ${connections} connections`);
      const pages = await besideBare(targets, { connections, seconds, rounds });
      const accepted = await acceptances(house, app.origin, connections);
      say(`\n${pageTable(connections, [...pages, accepted])}\n`);
    }
    say(weightTable(routeWeights()));
  } finally {
    for (const close of closing) await close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
