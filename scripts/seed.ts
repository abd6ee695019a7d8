// `npm run seed [-- --world NAME]`: puts a made-up city into a migrated database. Does nothing where it already is.
import { parseArgs } from "node:util";
import { ConfigError } from "#app/config.server.ts";
import { documentStore } from "#app/integrations/documents/document-store.server.ts";
import { changchun } from "#db/seeds/city/cities.ts";
import type { CityDefinition } from "#db/seeds/city/cities.ts";
import { suzhou } from "#db/seeds/city/cities.ts";
import { readWorldConfig } from "./worlds/world-config.ts";
import { OtherCity, plantCity } from "./worlds/plant-city.ts";

const worlds: Readonly<Record<string, CityDefinition>> = { changchun, suzhou };

const usage = `npm run seed [-- --world NAME]

Puts a city into the migrated database that DATABASE_URL names, in one transaction: all of it demonstration data.
  changchun  1,500 companies, 60 institutions, 250 mandates: the demonstration city, where no world is named
  suzhou     40,000 companies, 150 institutions, 1,000 mandates: a city to measure by; takes minutes
`;

/** What was asked for can't be done; the words say why. */
class Refused extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { world: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) {
    process.stdout.write(usage);
    return;
  }
  const name = values.world ?? changchun.seed;
  const city = Object.hasOwn(worlds, name) ? worlds[name] : undefined;
  if (city === undefined)
    throw new Refused(
      `--world: no world is called "${name}"; there are ${Object.keys(worlds).join(" and ")}`,
    );
  const begun = performance.now();
  const { database, documents } = readWorldConfig(process.env);
  const planted = await plantCity(database.directUrl, new Date(), city, documentStore(documents));
  if (planted === null) {
    process.stdout.write(
      city === changchun ? "the demonstration city is there already\n" : `${name} is there already\n`,
    );
    return;
  }
  const counts = Object.entries(planted).map(([what, count]) => `${count.toLocaleString("en")} ${what}`);
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
