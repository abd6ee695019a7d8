import { existsSync, readFileSync } from "node:fs";
import type pg from "pg";
import type { RunningApp } from "#tests/support/running-app.ts";

/** What requests cost, whatever else the machine does meanwhile: processor time of one, in milliseconds. */
export interface Cost {
  webMs: number;
  /** Of PostgreSQL's backends; null on another machine, or a system without these figures. */
  databaseMs: number | null;
}

const hundredths = 10; // milliseconds of a tick of /proc

/** Runs what sends requests and says how many; what each of them cost the web process and PostgreSQL. */
export async function processorCost(
  app: RunningApp,
  owner: pg.Pool,
  work: () => Promise<number>,
): Promise<Cost | null> {
  const [web, backends] = [await webMs(app), await backendMs(owner)];
  const count = await work();
  if (count === 0) return null;
  const after = await backendMs(owner);
  const spent = [...after].reduce((sum, [pid, ms]) => sum + ms - (backends.get(pid) ?? 0), 0);
  return { webMs: ((await webMs(app)) - web) / count, databaseMs: after.size === 0 ? null : spent / count };
}

async function webMs({ webs }: RunningApp): Promise<number> {
  const figures = await (await fetch(webs[0]?.metricsUrl ?? "")).text();
  return Number(/^process_cpu_seconds_total (?<seconds>[\d.]+)/mu.exec(figures)?.groups?.seconds) * 1_000;
}

/** By backend: the pool keeps its connections, so that none ends meanwhile. */
async function backendMs(owner: pg.Pool): Promise<Map<number, number>> {
  const { rows } = await owner.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  return new Map(
    rows.flatMap(({ pid }) => {
      const path = `/proc/${pid}/stat`;
      if (!existsSync(path)) return [];
      const fields = readFileSync(path, "utf8").split(") ")[1]?.split(" ") ?? [];
      return [[pid, (Number(fields[11]) + Number(fields[12])) * hundredths] as const];
    }),
  );
}
