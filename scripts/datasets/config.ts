import { admitsDemonstration, type Config, readConfig } from "#app/config.server.ts";
import { flag } from "#app/lib/variables.ts";

/**
 * The configuration of a command that fills a database: its address, the store of documents' bytes, and whether it may
 * hold a generated city, as the application's processes have it. The rest of the configuration is not needed.
 */
export function readDatabaseConfig(
  variables: NodeJS.ProcessEnv,
): Pick<Config, "database" | "documents" | "admitsDemonstration"> {
  const known = Object.entries(variables).filter(
    ([name]) => name === "DATABASE_URL" || name === "DATABASE_DIRECT_URL" || name.startsWith("DOCUMENTS_"),
  );
  const isDemo = flag.safeParse(variables.LONGSPRING_DEMO).data === true;
  return {
    ...readConfig(Object.fromEntries(known)),
    admitsDemonstration: admitsDemonstration(variables.NODE_ENV, isDemo),
  };
}
