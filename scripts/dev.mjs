// `npm run dev`: runs the platform from its sources; edits are visible without a build or a restart. Runs on Node 20;
// nothing is imported from node_modules.
import { parseArgs } from "node:util";
import { visit } from "./demo-visit.mjs";
import { end, fillDatabase, install, runUntilStopped, serve } from "./local-run.mjs";
import { phase, log, seconds } from "./phases.mjs";

const usage = `npm run dev -- [--once] [--fresh]
  --once        start everything, visit the home page and a signed-in page, print "ready: URL" and end
  --fresh       begin with an empty database
  PORT          the port to serve at (3000); a taken one: the next free
  LOG_LEVEL     from which level on the processes' log lines are shown (warn)
  DATABASE_URL  your own PostgreSQL (15 or newer) instead of the embedded one`;

/** Vite transforms every source before the first response; one that fails to load may be fixed meanwhile. */
const START_MS = 180_000;
const begun = Date.now();

async function main() {
  const { values } = parseArgs({
    options: {
      once: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    log(usage);
    process.exit(0);
  }
  await install();
  const filled = await fillDatabase({ name: "dev", fresh: values.fresh });
  const url = await serve(filled, {
    environment: "development",
    web: ["scripts/dev-web.ts"],
    worker: ["--watch", "--watch-preserve-output", "app/entry.worker.server.ts"],
  });
  const accounts = await phase("visit", () => visit(url, START_MS));
  log(`  ${"in all".padEnd(12)} ${seconds(begun)}\n`);
  for (const line of accounts) log(line);
  log(`ready: ${url}`);
  if (values.once) await end(0);
  else log(`E-mail is at ${url}/dev/mailbox. Ctrl-C stops all of it; the data stays.`);
}

runUntilStopped("The development loop", main);
