// `npm run billing:reconcile`: compares fees, ledger, invoices, providers and bank now, as the job does each quarter of an
// hour; mends what has one right answer and names the rest.
import { parseArgs } from "node:util";
import { translator } from "#app/i18n/translator.ts";
import {
  reconcileBilling,
  type Reconciled,
} from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { runServerCommand, WrongFlag, withWorkerContext } from "./server-command.ts";

const usage = `npm run billing:reconcile -- [--json]
  Compares what is owed, booked, invoiced and paid. Mends what has one right answer; names every other difference with
  what mends it. Ends with 1 if one is left.
  --json  the result as JSON
`;

async function main(): Promise<void> {
  const { help, json } = readFlags();
  if (help) return void process.stdout.write(usage);
  const result = await withWorkerContext((ctx) => reconcileBilling(ctx, { kind: "system" }));
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : describe(result));
  if (result.found.length > result.mended || result.unread.length > 0) process.exitCode = 1;
}

function describe({ found, mended, unread }: Reconciled): string {
  const t = translator("en", "billing-admin");
  const lines = found.map(({ kind, subjectId, detail, isMended }) => {
    const facts = Object.entries(detail).map(([name, value]) => `${name} ${value}`);
    const then = isMended ? "mended" : t(`differences.${kind}.mend`);
    return `${kind} ${subjectId} (${facts.join(", ")}): ${then}`;
  });
  const rest = unread.map((part) => `${part}: could not be compared`);
  const sum = `${found.length} differences, ${mended} mended`;
  return `${[...lines, ...rest, sum].join("\n")}\n`;
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
