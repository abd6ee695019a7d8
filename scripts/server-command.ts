import { existsSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, configFromEnvironment } from "#app/config.server.ts";
import { type AppContext, createContext } from "#app/context.server.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { translator } from "#app/i18n/translator.ts";
import { RUNNING_FILE } from "./running-file.mjs";

/** Says how the command is used, or which flag is wrong. */
export class WrongFlag extends Error {}

const built = join(import.meta.dirname, "migrations");
const migrations = existsSync(built) ? built : join(import.meta.dirname, "../db/migrations");

/** Works with what a worker may do, and closes its connections. */
export async function withWorkerContext<T>(work: (ctx: AppContext) => Promise<T>): Promise<T> {
  const ctx = createContext(configFromEnvironment(), { process: "worker", migrations });
  try {
    return await work(ctx);
  } finally {
    await ctx.close();
  }
}

/** Without a database of its own, a command acts beside the demo or the `npm run dev` that runs in this folder. */
function joinWhatRuns(): void {
  if (process.env.DATABASE_URL !== undefined || !existsSync(RUNNING_FILE)) return;
  process.loadEnvFile(RUNNING_FILE);
  process.stderr.write(`DATABASE_URL is not set: beside what runs here (${RUNNING_FILE}).\n`);
}

/** Runs a command of whoever operates the server: a refusal, a wrong flag or a wrong configuration ends it with a sentence. */
export function runServerCommand(main: () => Promise<void>): void {
  joinWhatRuns();
  main().catch((error: unknown) => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  });
}

function describeFailure(error: unknown): string {
  if (error instanceof Refusal) return translator("en", "refusals")(error.code as never);
  const isExpected = error instanceof ConfigError || error instanceof WrongFlag;
  return isExpected ? error.message : String((error as Error).stack);
}
