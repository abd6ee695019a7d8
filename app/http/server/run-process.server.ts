import { ConfigError } from "#app/config.server.ts";
import { ActingRoleError } from "#db/acting-check.ts";

/** Runs a process's main function; if it fails, says why and ends. */
export function runProcess(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const isPlain = error instanceof ConfigError || error instanceof ActingRoleError;
    process.stderr.write(
      `${isPlain ? error.message : error instanceof Error ? (error.stack ?? "") : String(error)}\n`,
    );
    process.exit(1);
  });
}
