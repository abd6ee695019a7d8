import autocannon from "autocannon";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startPostgres } from "#scripts/embedded-postgres.mjs";
import { freePort } from "#scripts/processes.mjs";
import { dropDatabase } from "#tests/support/postgres/databases.ts";
import { startApp } from "#tests/support/running-app.ts";
import { runBench, say } from "./command.ts";
import { cookieOf } from "./http/measure.ts";
import { admin, bank, firm, type Page, pages } from "./http/pages.ts";
import { databaseOf } from "#tests/bench/http/dataset-database.ts";
import { heapOf } from "./memory/heap.ts";

const usage = `npm run bench:memory -- [--rounds N] [--requests N]
  What a web process keeps of the requests that it has answered: its heap after a full garbage collection, round after
  round, in the demonstration city. What grows by the same with each round is a leak; what grows less and less and then
  stands still is a cache that fills. Reports only.
  --rounds N     measured rounds (10)
  --requests N   requests of each page in a round (250)`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "10" },
    requests: { type: "string", default: "250" },
    help: { type: "boolean", default: false },
  },
});

/** The pages of bench:http that show no single record, and lists that show other rows, so that what is cached by its content fills. */
const paths: readonly Pick<Page, "path" | "as">[] = [
  ...pages.filter(({ path }) => !path.includes(":")),
  ...["photonics", "auto-parts", "rail-and-equipment", "bio-and-medical"].map(
    (sector) => ({ path: `/institution/opportunities?sector=${sector}`, as: "bank" }) as const,
  ),
  { path: "/company/deals", as: "firm" },
  { path: "/institution/mandates", as: "bank" },
];

async function main(): Promise<void> {
  if (values.help) return say(usage);
  const [rounds, requests] = [Number(values.rounds), Number(values.requests)];
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await startPostgres({ name: "bench", maxConnections: 200 });
  const closing: (() => Promise<unknown>)[] = [server.stop];
  try {
    const databaseUrl = await databaseOf("changchun", server.url, say);
    closing.unshift(() => dropDatabase(databaseUrl));
    const inspectorPort = await freePort();
    const environment = { NODE_OPTIONS: `--inspect=127.0.0.1:${inspectorPort}` };
    const app = await startApp({ databaseUrl, workers: 0, environment });
    closing.unshift(app.stop);
    const cookies = {
      bank: await cookieOf(app.origin, bank),
      firm: await cookieOf(app.origin, firm),
      admin: await cookieOf(app.origin, admin),
      anybody: "",
    };
    const heap = await heapOf(inspectorPort);
    let [answered, before] = [0, (await heap.afterCollection()).heapBytes];
    say("requests   heap after collection   bytes a request   buffers   resident");
    for (let round = 0; round < rounds; round += 1) {
      for (const { path, as } of paths) {
        const { non2xx } = await autocannon({
          url: `${app.origin}${path}`,
          headers: { cookie: cookies[as] },
          connections: 8,
          amount: requests,
        });
        if (non2xx > 0) throw new Error(`${path}: ${non2xx} answers were not 200`);
      }
      answered += paths.length * requests;
      const { heapBytes, bufferBytes } = await heap.afterCollection();
      const grown = ((heapBytes - before) / (paths.length * requests)).toFixed(0);
      const resident = residentOf(app.webs[0]?.pid ?? 0);
      say(
        [
          String(answered).padEnd(9),
          inMegabytes(heapBytes).padStart(22),
          grown.padStart(17),
          inMegabytes(bufferBytes).padStart(9),
          inMegabytes(resident).padStart(10),
        ].join(" "),
      );
      before = heapBytes;
    }
    heap.close();
  } finally {
    for (const close of closing) await close();
  }
}

const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Of a process on Linux; 0 on other systems. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

runBench(main);
