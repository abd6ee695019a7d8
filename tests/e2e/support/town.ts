import { readConfig } from "#app/config.server.ts";
import { createContext } from "#app/context.server.ts";
import { banksOf } from "./town/banks.ts";
import { companiesOf } from "./town/companies.ts";
import { meetingsOf } from "./town/meetings.ts";
import { peopleOf } from "./town/people.ts";

export type Town = ReturnType<typeof openTown>;

/**
 * Arranged data of journeys: people with a history, created by the product's services. The town's worker runs beside; its
 * first jobs are awaited.
 */
export function openTown(databaseUrl: string) {
  const ctx = createContext(readConfig({ NODE_ENV: "test", DATABASE_URL: databaseUrl }), {
    process: "web",
    migrations: `${process.cwd()}/db/migrations`,
  });
  const people = peopleOf(ctx);
  const banks = banksOf(ctx, people);
  return {
    ...companiesOf(ctx, people),
    ...banks,
    ...meetingsOf(ctx, banks.matched),
    close: () => ctx.close(),
  };
}
