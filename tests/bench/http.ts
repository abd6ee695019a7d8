import { parseArgs } from "node:util";
import { startPostgres } from "#scripts/embedded-postgres.mjs";
import { dropDatabase } from "#tests/support/postgres/databases.ts";
import { standHouse } from "#tests/support/standing-house.ts";
import { measureAtSize } from "./http/at-size.ts";
import { measureBesideBare } from "./http/beside-bare.ts";
import { databaseOf } from "./http/world-database.ts";

const usage = `npm run bench:http -- [--world NAME] [--clients N] [--seconds N] [--rounds N] [--beside-bare]
  What the pages that are open all day, and the issue and acceptance of offers, take at a city's size: p50 and p99 at 16
  clients over loopback, statements a page, and every table of ten thousand rows and more that a plan reads from one end
  to the other. The world is seeded once a day and kept on the bench's own server. Reports only.
  --world NAME   as in npm run seed (suzhou: 40,000 companies)
  --clients N    connections at once (16)
  --seconds N    of each measurement (5)
  --rounds N     each page is measured so many times; the medians are shown (3)
  --beside-bare  instead: home, deals and acceptances at 8 and 32 connections in the demonstration city, beside bare Remix
                 pages (rows of the same database and nothing else) served in the same run: one of twenty rows, and one
                 of as many bytes as the deals page; and what each route's scripts weigh`;

const { values } = parseArgs({
  options: {
    world: { type: "string" },
    clients: { type: "string", default: "16" },
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    "beside-bare": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const say = (text: string) => void process.stdout.write(`${text}\n`);

function positive(name: "clients" | "seconds" | "rounds"): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0 && number <= 600) return number;
  throw new Error(`--${name}: must be a whole number from 1 to 600, not ${values[name]}`);
}

async function main(): Promise<void> {
  if (values.help) return say(usage);
  const [clients, seconds, rounds] = [positive("clients"), positive("seconds"), positive("rounds")];
  const besideBare = values["beside-bare"];
  // A database that flushes what it acknowledges: an acceptance that is not on the disk costs too little.
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startPostgres({ name: "bench", maxConnections: 200 });
  const world = values.world ?? (besideBare ? "changchun" : "suzhou");
  const closing: (() => Promise<unknown>)[] = [server.stop];
  try {
    const databaseUrl = await databaseOf(world, server.url, say);
    closing.unshift(() => dropDatabase(databaseUrl));
    const house = standHouse(databaseUrl);
    closing.unshift(house.close);
    const measuring = { house, closing, say, clients, seconds, rounds };
    await (besideBare ? measureBesideBare(measuring) : measureAtSize(measuring));
  } finally {
    for (const close of closing) await close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
