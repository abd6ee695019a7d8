// `npm run demo`: from an empty clone to the running platform. Runs on Node 20; nothing is imported from node_modules.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { visit } from "./demo-visit.mjs";
import { isBuilt } from "./fingerprint.mjs";
import { end, fillDatabase, install, node, root, runUntilStopped, serve } from "./local-run.mjs";
import { phase, log, seconds } from "./phases.mjs";
import { run } from "./processes.mjs";

const usage = `npm run demo -- [--once] [--fresh] [--dataset FILE.csv.gz]
  --once        start everything, visit the home page and a signed-in page, print "ready: URL" and end
  --fresh       begin with an empty database
  --dataset FILE  fill the city from real deals (the format of npm run import-deals)
  PORT          the port to serve at (3000); a taken one: the next free
  DATABASE_URL  your own PostgreSQL (15 or newer) instead of the embedded one`;

const begun = Date.now();

async function main() {
  const { values } = parseArgs({
    options: {
      once: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      dataset: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    log(usage);
    process.exit(0);
  }
  const dataset = values.dataset && resolve(process.env.INIT_CWD ?? process.cwd(), values.dataset);

  await install();
  const build = phase(
    "build",
    async () => {
      const stale = !isBuilt(root);
      if (stale) await run(node, ["scripts/build.ts"], { cwd: root, quiet: true });
      return stale;
    },
    (built) => (built ? undefined : "nothing to do"),
  );
  const [filled] = await Promise.all([fillDatabase({ name: "demo", fresh: values.fresh, dataset }), build]);
  // Both processes run the production code; only the demo's own switch differs.
  const url = await serve(filled, {
    environment: "production",
    web: ["build/web.js"],
    worker: ["build/worker.js"],
  });
  const accounts = await phase("visit", () => visit(url));
  log(`  ${"in all".padEnd(12)} ${seconds(begun)}\n`);
  for (const line of accounts) log(line);
  log(`ready: ${url}`);
  if (values.once) await end(0);
  else log("Ctrl-C stops all of it; the data stays.");
}

runUntilStopped("The demo", main);
