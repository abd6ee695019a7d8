import { parseArgs } from "node:util";
import { runBench, wholeNumber } from "./command.ts";
import { withInserted } from "./matching/database.ts";
import { benchEndToEnd } from "./matching/end-to-end.ts";
import { benchSql } from "./matching/in-sql.ts";
import { benchProvince } from "./matching/province.ts";
import { benchMemory } from "./matching/in-memory.ts";
import { thousandsSeparated, reporter } from "./matching/timing.ts";

const usage = `npm run bench:matching -- [--companies N] [--mandates M] [--loose] [--end-to-end] [--province] [--no-sql]
  The matcher's index on made-up companies and mandates, one thread, beside the same in SQL: build, memory, one company,
  one mandate, everything re-ranked with reasons for the twenty best, the bits that an edit flips. Reports only.
  --companies N  (100000)
  --mandates M   (5000)
  --loose        mandates that take nearly everybody
  --end-to-end   instead: from a committed edit in PostgreSQL through the worker to the changed list read back
  --province     instead: from PostgreSQL to a live index, 700,000 companies and 1,100 mandates unless said otherwise
  --no-sql       without PostgreSQL beside it`;

const { values } = parseArgs({
  options: {
    companies: { type: "string" },
    mandates: { type: "string" },
    loose: { type: "boolean", default: false },
    "end-to-end": { type: "boolean", default: false },
    province: { type: "boolean", default: false },
    "no-sql": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const mostPairs = 500_000_000;
const mostLoosePairs = 100_000_000;
const positive = (name: "companies" | "mandates", usual: number) =>
  wholeNumber(name, values[name] ?? usual, 20_000_000);

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(`${usage}\n`);
  const report = reporter();
  const { loose, province, "end-to-end": endToEnd } = values;
  const size = {
    companies: positive("companies", province ? 700_000 : endToEnd ? 20_000 : 100_000),
    mandates: positive("mandates", province ? 1_100 : endToEnd ? 500 : 5_000),
    loose,
  };
  const kind = loose ? "loose mandates" : "mandates";
  report.line(
    "dataset",
    `${thousandsSeparated(size.companies)} companies, ${thousandsSeparated(size.mandates)} ${kind}`,
  );
  if (endToEnd) return withInserted(size, report, (inserted) => benchEndToEnd(inserted, report));
  if (province) {
    return withInserted(size, report, async (inserted) => {
      await benchProvince(inserted, report);
      await benchSql(inserted, null, report);
    });
  }
  const pairs = await benchMemory(size, report);
  if (values["no-sql"]) return;
  // The size for SQL is limited so that it ends within a minute or two; the figure states the size.
  const share = Math.min(1, (loose ? mostLoosePairs : mostPairs) / size.companies / size.mandates);
  const smaller = { ...size, companies: Math.max(1, Math.floor(size.companies * share)) };
  if (share < 1) report.line("SQL on fewer", `${thousandsSeparated(smaller.companies)} companies`);
  await withInserted(smaller, report, (inserted) => benchSql(inserted, share < 1 ? null : pairs, report));
}

runBench(main);
