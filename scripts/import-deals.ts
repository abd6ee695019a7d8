// `npm run import-deals -- FILE.csv.gz`: fills a migrated database with the history of real deals.
import { parseArgs } from "node:util";
import { ConfigError } from "#app/config.server.ts";
import { parseDeal } from "#app/domain/datasets/deal-file.ts";
import { documentStore } from "#app/integrations/documents/document-store.server.ts";
import { rankFunders, RANKS } from "#app/domain/datasets/rank-funders.ts";
import { dayOf } from "#app/lib/days.ts";
import { changchun } from "#db/seeds/city/cities.ts";
import { readDatabaseConfig } from "#scripts/datasets/config.ts";
import { insertCityIn } from "#scripts/datasets/insert-city.ts";
import { inOneTransaction } from "#scripts/datasets/database.ts";
import { hasImportedDeals, insertDeals } from "#scripts/datasets/insert-deals.ts";
import { BrokenFile } from "#scripts/datasets/broken-file.ts";
import { readDeals } from "#scripts/datasets/read-deals.ts";
import { revertibleStore } from "#scripts/datasets/revertible-store.ts";

const usage = `npm run import-deals -- FILE.csv.gz

Real funders become institutions with the mandate that their past deals imply, real borrowers become anonymous
companies, and the deals become history, in one transaction: all of the file or nothing. The demonstration city is
inserted beside it where it is missing, so that the demo accounts have something to do.

FILE: gzipped CSV with the columns
  id,date,company,sector,place,stage,instrument,amount,term_months,employees,founded,funders,scored
in UTF-8, at most 1 GiB unpacked and 2,000,000 lines. A row with a value that can't be (a day after today, an id that
stands twice, more than 100 funders) is left out and named; more than 1 % of such rows end the import.
DATABASE_URL names the database, as everywhere.
`;
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  const [file] = positionals;
  if (values.help === true || file === undefined) {
    process.stdout.write(usage);
    process.exitCode = values.help === true ? 0 : 2;
    return;
  }
  const { database, documents } = readDatabaseConfig(process.env);
  const begun = performance.now();
  const now = new Date();
  const { deals, rejected } = await readDeals(file, parseDeal, dayOf(now));
  const store = revertibleStore(documentStore(documents));
  const counts = await inOneTransaction(database.directUrl, async (trx) => {
    if (await hasImportedDeals(trx)) return null;
    await insertCityIn(trx, now, changchun, store);
    return insertDeals(trx, deals, now, (done) => progress(done, deals.length));
  }).catch(async (error: unknown) => {
    await store.undo();
    throw error;
  });
  if (counts === null) {
    log(
      "this database holds imported deals already; nothing was imported (another file wants an empty database)",
    );
    return;
  }
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  log(
    `imported in ${seconds} s: ${many(counts.institutions)} institutions with a mandate each, ${many(counts.companies)} anonymous companies, ${many(counts.deals)} deals`,
  );
  const { count, first } = rejected;
  log(`rejected: ${many(count)} of ${many(deals.length + count)} rows`);
  for (const { line, reason } of first) log(`  line ${line}: ${reason}`);
  if (count > first.length) log(`  and ${many(count - first.length)} more`);

  const { events, unseen, funders, matcher, popularity } = rankFunders(deals, 1);
  const figures = RANKS.map((k) => `hit@${k} ${matcher[k].toFixed(3)}`).join(" ");
  const byPopularity = RANKS.map((k) => `hit@${k} ${popularity[k].toFixed(3)}`).join(" ");
  log(
    `the matcher, as it learns from deals, on the last tenth of the deals by date (${many(events)} deals, ${many(funders)} funders, ${many(unseen)} deals by funders never seen before left out):`,
  );
  log(`${figures} (popularity: ${byPopularity})`);
}

function many(count: number): string {
  return count.toLocaleString("en");
}

function log(line: string): void {
  process.stdout.write(`${line}\n`);
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${many(done)} of ${many(all)} deals${done === all ? "\n" : ""}`);
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || error instanceof BrokenFile;
  process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
