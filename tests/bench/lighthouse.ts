import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureChromium } from "#scripts/browser.mjs";
import { startPostgres } from "#scripts/embedded-postgres.mjs";
import { run } from "#scripts/processes.mjs";
import { dropDatabase } from "#tests/support/postgres/databases.ts";
import { startApp } from "#tests/support/running-app.ts";
import { createTestApp } from "#tests/support/test-app.ts";
import { runBench, say, wholeNumber } from "./command.ts";
import { databaseOf } from "./http/dataset-database.ts";
import { cookieOf, median } from "./http/measure.ts";
import { admin, bank, firm, idsOfPages, pages } from "./http/pages.ts";

const usage = `npm run bench:lighthouse -- [--page NAME …] [--rounds N] [--slowdown N]
  What Lighthouse says of the measured pages on a simulated phone, in the demonstration city: performance,
  accessibility and best practices of 100, the medians of the rounds. Lighthouse is fetched by npx. Reports only.
  --page NAME  only this page, as the bench names it (repeatable)
  --rounds N   each page so many times (3)
  --slowdown N how much slower a phone's processor is than this machine's (4). Lighthouse's own table asks for 4 where its
               index of the machine's speed, which each line ends with, is 1500 to 2000, and for 2 from 800 to 1500`;

/** Held, so that two reports compare. */
const lighthouse = "lighthouse@13.5.0";
const categories = ["performance", "accessibility", "best-practices"] as const;
const timings = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"] as const;

interface Report {
  environment: { benchmarkIndex: number };
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number; score: number | null; title: string }>;
}

interface Run {
  /** A file with the session's cookie. */
  headers: string;
  chrome: string;
  folder: string;
  slowdown: number;
}

const { values } = parseArgs({
  options: {
    page: { type: "string", multiple: true },
    rounds: { type: "string", default: "3" },
    slowdown: { type: "string", default: "4" },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) return say(usage);
  const rounds = wholeNumber("rounds", values.rounds, 20);
  const slowdown = wholeNumber("slowdown", values.slowdown, 20);
  const chrome = await ensureChromium(process.cwd());
  const folder = await mkdtemp(join(tmpdir(), "longspring-lighthouse-"));
  const server = await startPostgres({ name: "bench", maxConnections: 200 });
  const databaseUrl = await databaseOf("changchun", server.url, say);
  const app = createTestApp(databaseUrl);
  const web = await startApp({ databaseUrl });
  try {
    const ids = await idsOfPages(app);
    const cookies = new Map<string, string>();
    for (const [who, person] of Object.entries({ bank, firm, admin }))
      cookies.set(who, await cookieOf(web.origin, person));
    say(["page", ...categories, ...timings.map((name) => `${name} ms`), "below 1", "index"].join(" | "));
    for (const { name, path, as } of pages) {
      if (values.page !== undefined && !values.page.includes(name)) continue;
      const url = web.origin + path.replace(/:(?<word>\w+)/u, (_, word: string) => ids[word] ?? "");
      const headers = join(folder, "headers.json");
      await writeFile(headers, JSON.stringify(as === "anybody" ? {} : { cookie: cookies.get(as) }));
      const reports: Report[] = [];
      for (let round = 0; round < rounds; round += 1)
        reports.push(await reportOf(url, { headers, chrome, folder, slowdown }));
      say(lineOf(name, reports));
    }
  } finally {
    await web.stop();
    await app.close();
    await dropDatabase(databaseUrl);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function reportOf(url: string, { headers, chrome, folder, slowdown }: Run): Promise<Report> {
  const file = join(folder, "report.json");
  const flags = "--headless=new --no-sandbox --disable-background-networking";
  const args = ["--yes", lighthouse, url, "--quiet", "--output=json", `--output-path=${file}`].concat(
    `--only-categories=${categories.join(",")}`,
    `--chrome-flags=${flags}`,
    `--extra-headers=${headers}`,
    `--throttling.cpuSlowdownMultiplier=${slowdown}`,
  );
  await run("npx", args, { cwd: folder, env: { ...process.env, CHROME_PATH: chrome }, quiet: true });
  return JSON.parse(await readFile(file, "utf8")) as Report;
}

function lineOf(name: string, reports: readonly Report[]): string {
  const scores = categories.map((one) =>
    Math.round(100 * median(reports.map((report) => report.categories[one]?.score ?? 0))),
  );
  const times = timings.map((one) =>
    Math.round(median(reports.map((report) => report.audits[one]?.numericValue ?? 0))),
  );
  const low = Object.entries(reports.at(-1)?.audits ?? {}).filter(
    ([, { score, numericValue }]) => score !== null && score < 1 && numericValue === undefined,
  );
  const index = Math.round(median(reports.map(({ environment }) => environment.benchmarkIndex)));
  return [name, ...scores, ...times, low.map(([id]) => id).join(", "), index].join(" | ");
}

runBench(main);
