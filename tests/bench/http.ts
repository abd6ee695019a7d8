import { parseArgs } from "node:util";
import { startPostgres } from "#scripts/embedded-postgres.mjs";
import { dropDatabase } from "#tests/support/postgres/databases.ts";
import { createTestApp } from "#tests/support/test-app.ts";
import { runBench, say, wholeNumber } from "./command.ts";
import { measureAtSize } from "./http/at-size.ts";
import { measureBesideBare } from "./http/beside-bare.ts";
import { measureBesideUnsealed } from "./http/beside-unsealed.ts";
import { databaseOf, type Measuring } from "#tests/bench/http/dataset-database.ts";

const usage = `npm run bench:http -- [--beside-bare | --at-size | --beside-unsealed] [--dataset NAME] [--clients N] [--seconds N] [--rounds N]
  What pages, and the issue and acceptance of offers, take over loopback. Two parts, one after the other. Reports only.
  --beside-bare  only the first: home, deal flow, issues and acceptances at 8 and 32 connections in the demonstration city,
                 beside bare Remix pages (rows of the same database and nothing else) served in the same run: one of
                 twenty rows, and one of as many bytes as the deal flow; that also in bursts; and what each
                 route's scripts weigh
  --at-size      only the second: the pages that are open all day, issues and acceptances at a city's size: p50 and p99
                 at 16 clients beside bare Remix pages, statements a page, and every table of ten thousand rows and more that a plan reads from
                 one end to the other. The dataset is seeded once a day and kept on the bench's own server
  --beside-unsealed  only issues and acceptances at so many clients, with and without the hashes of the audit trail, in turns
  --dataset NAME   of the second part, as npm run seed takes --city (suzhou: 40,000 companies)
  --clients N    of the second part: connections at once (16)
  --seconds N    of each measurement (5)
  --rounds N     each page is measured so many times; the medians are shown (3)`;

const { values } = parseArgs({
  options: {
    dataset: { type: "string", default: "suzhou" },
    clients: { type: "string", default: "16" },
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    "beside-bare": { type: "boolean", default: false },
    "at-size": { type: "boolean", default: false },
    "beside-unsealed": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const positive = (name: "clients" | "seconds" | "rounds") => wholeNumber(name, values[name], 600);

async function main(): Promise<void> {
  if (values.help) return say(usage);
  const [clients, seconds, rounds] = [positive("clients"), positive("seconds"), positive("rounds")];
  const isWhole = values["beside-bare"] === values["at-size"];
  // A database that flushes what it acknowledges: an acceptance that is not on the disk costs too little.
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startPostgres({ name: "bench", maxConnections: 200 });
  const load = { clients, seconds, rounds };
  try {
    if (values["beside-unsealed"])
      return await inDataset(server.url, "changchun", load, measureBesideUnsealed);
    if (isWhole || values["beside-bare"]) await inDataset(server.url, "changchun", load, measureBesideBare);
    if (isWhole || values["at-size"]) await inDataset(server.url, values.dataset, load, measureAtSize);
  } finally {
    await server.stop();
  }
}

/** Measures in a copy of a dataset, and closes what was opened for it, the last first. */
async function inDataset(
  serverUrl: string,
  dataset: string,
  load: Pick<Measuring, "clients" | "seconds" | "rounds">,
  measure: (measuring: Measuring) => Promise<void>,
): Promise<void> {
  const databaseUrl = await databaseOf(dataset, serverUrl, say);
  const app = createTestApp(databaseUrl);
  const closing: Measuring["closing"] = [app.close, () => dropDatabase(databaseUrl)];
  try {
    await measure({ app, closing, report: say, ...load });
  } finally {
    for (const close of closing) await close();
  }
}

runBench(main);
