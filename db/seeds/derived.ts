import { readFileSync } from "node:fs";
import { CompiledQuery, sql } from "kysely";
import { shownOfTeaser } from "../queries/matching/feedback.ts";
import type { ActorTransaction } from "../with-actor.ts";

/**
 * The statements of `derived/`, by file: what follows from the existing rows, as the services would have written it.
 */
type Derived =
  "application-snapshots" | "invoices" | "notifications" | "originated-applications" | "pipeline-owners";

export async function insertDerived(
  trx: ActorTransaction,
  name: Derived,
  ...parameters: unknown[]
): Promise<void> {
  await trx.executeQuery(CompiledQuery.raw(statement(name), parameters));
}

/** What the two sides did with each other. */
export async function insertFeedback(trx: ActorTransaction): Promise<void> {
  const [before = "", after = ""] = statement("match-feedback").split(":seen end");
  await sql`${sql.raw(before)}${shownOfTeaser} end${sql.raw(after)}`.execute(trx);
}

function statement(name: string): string {
  return readFileSync(new URL(`./derived/${name}.sql`, import.meta.url), "utf8");
}
