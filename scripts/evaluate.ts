// `npm run evaluate -- FILE.csv.gz --fit DATE --test DATE`: how well the product's matcher ranks the funders of real deals.
import { parseArgs } from "node:util";
import { evaluate, type Evaluation } from "#app/domain/matching/evaluation/evaluate.ts";
import { toEpochDay } from "#app/domain/matching/learned/subject.ts";
import { parseDealRow } from "#app/domain/datasets/deal-file.ts";
import { measuredDeals } from "#app/domain/datasets/measured-deals.ts";
import { dayOf } from "#app/lib/days.ts";
import { evaluationTable } from "./evaluation/table.ts";
import { readFlags, usage, WrongFlag } from "./evaluation/flags.ts";
import { BrokenFile } from "#scripts/datasets/broken-file.ts";
import { readDeals } from "#scripts/datasets/read-deals.ts";

const options = {
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  fit: { type: "string" },
  test: { type: "string" },
  "min-deals": { type: "string" },
  refresh: { type: "string" },
  seed: { type: "string" },
  "as-shown": { type: "boolean" },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseFlags();
  if (values.help === true || positionals.length === 0) {
    process.stdout.write(usage);
    process.exitCode = values.help === true ? 0 : 2;
    return;
  }
  const { file, protocol } = readFlags(values, positionals);
  const begun = performance.now();
  const { deals: rows, rejected } = await readDeals(file, parseDealRow, dayOf(new Date()));
  const deals = measuredDeals(rows);
  const [first] = rejected.first;
  if (first !== undefined) {
    note(`left out ${rejected.count} rows; the first, line ${first.line}: ${first.reason}`);
  }
  if (!deals.some(({ day, scored }) => scored && day >= protocol.test)) {
    throw new WrongFlag("no scored deal on or after --test: there is nothing to measure");
  }
  if (!deals.some(({ day }) => day < toEpochDay(values.fit ?? ""))) {
    throw new WrongFlag("no deal before --fit: there is nothing to learn from");
  }
  const result = evaluate(deals, protocol, progress);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  process.stdout.write(values.json === true ? jsonOf(result, seconds) : evaluationTable(result, seconds));
}

function parseFlags() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new WrongFlag(error instanceof Error ? error.message : String(error));
  }
}

/** The model first, then, as the last line, the figures. */
function jsonOf({ trained, ...result }: Evaluation, seconds: number): string {
  const { events, candidates, baselines } = result;
  const figures = {
    events,
    candidates,
    seconds,
    baselines,
    static: result.static,
    prequential: result.prequential,
  };
  const peak = Math.round(process.resourceUsage().maxRSS / 1_024);
  return `${JSON.stringify({ ...trained, peakMegabytes: peak })}\n${JSON.stringify(figures)}\n`;
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function progress(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${step}`);
}

main().catch((error: unknown) => {
  const isExpected = error instanceof WrongFlag || error instanceof BrokenFile;
  process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  process.exit(error instanceof WrongFlag ? 2 : 1);
});
