import { type Config, readConfig } from "#app/config.server.ts";

/**
 * What a command that fills a database needs to know: where that is, and where its documents' bytes lie, as the processes
 * have it. The rest of the configuration is not its business.
 */
export function readWorldConfig(variables: NodeJS.ProcessEnv): Pick<Config, "database" | "documents"> {
  const known = Object.entries(variables).filter(
    ([name]) => name === "DATABASE_URL" || name === "DATABASE_DIRECT_URL" || name.startsWith("DOCUMENTS_"),
  );
  return readConfig(Object.fromEntries(known));
}
