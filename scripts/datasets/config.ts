import { type Config, readConfig } from "#app/config.server.ts";

/**
 * The configuration of a command that fills a database: its address, and the store of documents' bytes, as the
 * application's processes have it. The rest of the configuration is not needed.
 */
export function readDatabaseConfig(variables: NodeJS.ProcessEnv): Pick<Config, "database" | "documents"> {
  const known = Object.entries(variables).filter(
    ([name]) => name === "DATABASE_URL" || name === "DATABASE_DIRECT_URL" || name.startsWith("DOCUMENTS_"),
  );
  return readConfig(Object.fromEntries(known));
}
