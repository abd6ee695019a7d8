// `npm run import-register -- FILE.csv.gz`: the companies among which k is counted for teasers.
import { parseArgs } from "node:util";
import { ConfigError } from "#app/config.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { REGISTER_COLUMNS } from "#app/domain/datasets/register-file.ts";
import { BrokenFile } from "#scripts/datasets/broken-file.ts";
import { importRegister } from "#scripts/datasets/import-register.ts";
import { readDatabaseConfig } from "#scripts/datasets/config.ts";

const usage = `npm run import-register -- FILE.csv.gz

Puts a whole register of companies in the place of the one that was imported before: who isn't in it any more has left.
Teasers are coarsened until at least five companies of it, or of those published here, share what they show.

FILE: gzipped CSV with the columns
  ${REGISTER_COLUMNS.join(",")}
in UTF-8, at most 1 GiB unpacked and 2,000,000 lines. code: unified social credit code; sector and district: the codes of
app/domain/codes; founded: a day; size: micro, small, medium or large; staff; patents: rights of class I; titles:
recognitions in force, split by "|". All from size on may be blank. A row that can't be is left out and named; more than 1 %
of such rows end the import, and nothing is changed; nor is it where more than a fifth of the companies would leave, unless
--shrink says so. DATABASE_URL names the database, as everywhere.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" }, shrink: { type: "boolean", default: false } },
  });
  const [file] = positionals;
  if (values.help === true || file === undefined) {
    process.stdout.write(usage);
    process.exitCode = values.help === true ? 0 : 2;
    return;
  }
  const { database } = readDatabaseConfig(process.env);
  const { added, changed, left, rejected } = await importRegister(
    database.directUrl,
    file,
    dayOf(new Date()),
    values.shrink,
  );
  process.stdout.write(`added ${added}, changed ${changed}, left ${left}, rejected ${rejected.length}\n`);
  for (const { line, reason } of rejected.slice(0, 20)) process.stdout.write(`  line ${line}: ${reason}\n`);
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || error instanceof BrokenFile;
  process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
