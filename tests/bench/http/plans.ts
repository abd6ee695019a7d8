import { existsSync, readFileSync, statSync } from "node:fs";
import type pg from "pg";

/** A table of so many rows must not be scanned in full. */
const bigRows = 10_000;

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  Plans?: Node[];
}
interface Explained {
  "Query Text": string;
  Plan: Node;
}

export interface Planned {
  page: string;
  /** How many plans were looked at: those of the statements that the page sent, and of the functions that they call. */
  plans: number;
  /** Full scans of tables with ten thousand rows or more. */
  scans: { table: string; rows: number; statement: string }[];
  /** The most rows that a single plan node read. */
  mostRead: { rows: number; of: string };
}

/** The log file of our own launcher; null for another server. */
export async function logOf(owner: pg.Pool): Promise<string | null> {
  const { rows } = await owner.query<{ data_directory: string }>("show data_directory");
  const log = `${rows[0]?.data_directory ?? ""}.log`;
  return existsSync(log) ? log : null;
}

/** Has every connection from now on write the plans of all that it runs, with what each node read. */
export async function printPlans(owner: pg.Pool, kind: "custom" | "generic"): Promise<void> {
  const { rows } = await owner.query<{ name: string }>("select current_database() as name");
  const database = rows[0]?.name ?? "";
  const settings = {
    log_min_duration: "0",
    log_analyze: "on",
    log_timing: "off",
    log_format: "json",
    log_nested_statements: "on",
  };
  for (const [name, value] of Object.entries(settings))
    await owner.query(`alter database ${database} set auto_explain.${name} = '${value}'`);
  await owner.query(`alter database ${database} set session_preload_libraries = 'auto_explain'`);
  await owner.query(`alter database ${database} set plan_cache_mode = 'force_${kind}_plan'`);
}

/** The plans that PostgreSQL wrote into its log while something was asked. */
export async function plansOf(
  page: string,
  log: string,
  owner: pg.Pool,
  ask: () => Promise<unknown>,
): Promise<Planned> {
  const from = statSync(log).size;
  await ask();
  const big = await bigTables(owner);
  const explained = plansIn(readFileSync(log).subarray(from).toString());
  const found: Planned = { page, plans: explained.length, scans: [], mostRead: { rows: 0, of: "–" } };
  for (const { "Query Text": statement, Plan } of explained) {
    for (const node of nodesOf(Plan)) {
      const table = node["Relation Name"];
      const rows = Math.round(
        ((node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0)) * (node["Actual Loops"] ?? 1),
      );
      if (table === undefined) continue;
      if (rows > found.mostRead.rows) found.mostRead = { rows, of: `${node["Node Type"]} of ${table}` };
      const isScan = node["Node Type"] === "Seq Scan" && rows > 0 && big.has(table);
      const isKnown = found.scans.some((one) => one.table === table && one.statement === short(statement));
      if (isScan && !isKnown) found.scans.push({ table, rows, statement: short(statement) });
    }
  }
  return found;
}

async function bigTables(owner: pg.Pool): Promise<Set<string>> {
  const { rows } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and reltuples >= $1",
    [bigRows],
  );
  return new Set(rows.map(({ name }) => name));
}

/** Lines after the first of an entry begin with a tab. */
function plansIn(log: string): Explained[] {
  return log
    .split(/\n(?!\t)/u)
    .filter((entry) => / plan:\n/u.test(entry))
    .map(
      (entry) => JSON.parse(entry.slice(entry.indexOf("plan:") + 5).replaceAll("\n\t", "\n")) as Explained,
    );
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const part of node.Plans ?? []) yield* nodesOf(part);
}

function short(statement: string): string {
  return statement.replaceAll(/\s+/gu, " ").trim().slice(0, 120);
}
