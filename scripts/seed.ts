// `npm run seed [-- --city NAME]`: inserts a generated city into a migrated database, unless it exists already.
import { parseArgs } from "node:util";
import { ConfigError } from "#app/config.server.ts";
import { documentStore } from "#app/integrations/documents/document-store.server.ts";
import { changchun, type CityDefinition, suzhou } from "#db/seeds/city/cities.ts";
import { readDatabaseConfig } from "#scripts/datasets/config.ts";
import { OtherCity, insertCity } from "#scripts/datasets/insert-city.ts";

const cities: Readonly<Record<string, CityDefinition>> = { changchun, suzhou };

const usage = `npm run seed [-- --city NAME]

Puts a city into the migrated database that DATABASE_URL names, in one transaction: all of it demonstration data.
  changchun  1,500 companies, 60 institutions, 250 mandates: the demonstration city, where no city is named
  suzhou     40,000 companies, 150 institutions, 1,000 mandates: a city to measure by; takes minutes
`;

const forRealPeople =
  "NODE_ENV is production: a city's accounts have a public password, one of them an admin's. " +
  "LONGSPRING_DEMO=1 declares a demonstration, for the processes, too.";

/** The request can't be met; the message states why. */
class Refused extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { city: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) {
    process.stdout.write(usage);
    return;
  }
  const name = values.city ?? changchun.seed;
  const city = Object.hasOwn(cities, name) ? cities[name] : undefined;
  if (city === undefined)
    throw new Refused(`--city: no city is called "${name}"; there are ${Object.keys(cities).join(" and ")}`);
  const begun = performance.now();
  const { database, documents, admitsDemonstration } = readDatabaseConfig(process.env);
  if (!admitsDemonstration) throw new Refused(forRealPeople);
  const inserted = await insertCity(database.directUrl, new Date(), city, documentStore(documents));
  if (inserted === null) {
    process.stdout.write(
      city === changchun ? "the demonstration city is there already\n" : `${name} is there already\n`,
    );
    return;
  }
  const counts = Object.entries(inserted).map(([what, count]) => `${count.toLocaleString("en")} ${what}`);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(`seeded in ${seconds} s: ${counts.join(", ")}\n`);
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof ConfigError ||
    error instanceof Refused ||
    error instanceof OtherCity ||
    isArgument(error);
  process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`);
  process.exit(1);
});

function isArgument(error: unknown): boolean {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
