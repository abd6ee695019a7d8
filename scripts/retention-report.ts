// `npm run retention:report`: how much there is of each retention class, and how much is due. Only reads.
import { parseArgs } from "node:util";
import { reportRetention } from "#app/services/retention/report-retention.server.ts";
import { describeRetention } from "./retention/report.ts";
import { runServerCommand, WrongFlag, withWorkerContext } from "./server-command.ts";

const usage = `npm run retention:report -- [--json]
  Counts the rows of each retention class, the oldest, and those whose period is over. Changes nothing: the nightly job
  apply-retention erases what is due; deals are destroyed by hand after an appraisal.
  --json  the result as JSON
  docs/privacy.md says what belongs to which class.
`;

async function main(): Promise<void> {
  const { help, json } = readFlags();
  if (help) return void process.stdout.write(usage);
  await withWorkerContext(async (ctx) => {
    const report = await reportRetention(ctx, { kind: "system" });
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describeRetention(report));
  });
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

runServerCommand(main);
