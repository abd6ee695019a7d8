import { readFileSync } from "node:fs";
import { CompiledQuery } from "kysely";
import type { ActorTransaction } from "../with-actor.ts";

/** The statements of `derived/`, by their files. */
type Derived = "application-snapshots" | "notifications" | "originated-applications" | "pipeline-owners";

/** Inserts what follows from the rows that are there, as the services would have written it. */
export async function insertDerived(
  trx: ActorTransaction,
  name: Derived,
  ...parameters: unknown[]
): Promise<void> {
  const statement = readFileSync(new URL(`./derived/${name}.sql`, import.meta.url), "utf8");
  await trx.executeQuery(CompiledQuery.raw(statement, parameters));
}
