// `npm run seed`: puts the demonstration city into a migrated database. Does nothing where it already is.
import { ConfigError, readConfig } from "#app/config.server.ts";
import { plantCity } from "./worlds/plant-city.ts";

async function main(): Promise<void> {
  const begun = performance.now();
  // The rest of the configuration is not this command's business.
  const { database } = readConfig({ DATABASE_URL: process.env.DATABASE_URL });
  const planted = await plantCity(database.url, new Date());
  if (planted === null) {
    process.stdout.write("the demonstration city is there already\n");
    return;
  }
  const counts = Object.entries(planted).map(([what, count]) => `${count.toLocaleString("en")} ${what}`);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(`seeded in ${seconds} s: ${counts.join(", ")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
