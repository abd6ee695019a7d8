// `npm run retention:report`: how much there is of each retention class, and how much is due. Only reads.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ConfigError, configFromEnvironment } from "#app/config.server.ts";
import { createContext } from "#app/context.server.ts";
import { reportRetention } from "#app/services/retention/report-retention.server.ts";
import { describeRetention } from "./retention/report.ts";

const usage = `npm run retention:report -- [--json]
  Counts the rows of each retention class, the oldest, and those whose period is over. Changes nothing: the nightly job
  apply-retention erases what is due; deals are destroyed by hand after an appraisal.
  --json  the result as JSON
  docs/privacy.md says what belongs to which class.
`;

const built = join(import.meta.dirname, "migrations");
const migrations = existsSync(built) ? built : join(import.meta.dirname, "../db/migrations");

class WrongFlag extends Error {}

async function main(): Promise<void> {
  const { help, json } = readFlags();
  if (help) return void process.stdout.write(usage);
  const ctx = createContext(configFromEnvironment(), { process: "worker", migrations });
  try {
    const report = await reportRetention(ctx, { kind: "system" });
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describeRetention(report));
  } finally {
    await ctx.close();
  }
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new WrongFlag(`${(error as Error).message}\n\n${usage}`);
  }
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || error instanceof WrongFlag;
  process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
