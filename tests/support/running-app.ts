import { freePort, run, startService, type Service } from "#scripts/processes.mjs";
import { isBuilt } from "#scripts/fingerprint.mjs";
import { databaseVariables, documentsFolderOf, exportsFolderOf } from "./test-app.ts";
import { untilReady } from "#scripts/demo-visit.mjs";

/** One process of the build. */
export interface RunningProcess {
  pid: number;
  exited: Promise<number>;
  /** The last lines that it wrote. */
  output(): string;
  stop: Service["stop"];
}

/** One web process: where it listens, and where its figures are. */
interface RunningWeb extends RunningProcess {
  url: string;
  metricsUrl: string;
}

export interface RunningApp {
  /** The origin that every web process takes for its own: the first one's address. */
  origin: string;
  webs: RunningWeb[];
  workers: RunningProcess[];
  stop(): Promise<void>;
}

export interface AppOptions {
  databaseUrl: string;
  webs?: number;
  workers?: number;
  environment?: Record<string, string>;
}

const root = process.cwd();

/**
 * Starts the build as production runs it, on free ports, in demo mode unless the environment says otherwise;
 * builds it first when the sources have changed. Resolves when every web process is ready.
 */
export async function startApp({
  databaseUrl,
  webs = 1,
  workers = 1,
  environment = {},
}: AppOptions): Promise<RunningApp> {
  if (!isBuilt(root)) await run(process.execPath, ["scripts/build.ts"], { cwd: root, quiet: true });
  const ports = await freePorts(webs * 2 + workers);
  const origin = `http://localhost:${ports[0]}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    LONGSPRING_DEMO: "1",
    LOG_LEVEL: "warn",
    PUBLIC_ORIGIN: origin,
    ...databaseVariables(databaseUrl),
    EXPORTS_DIR: exportsFolderOf(databaseUrl),
    DOCUMENTS_DIR: documentsFolderOf(databaseUrl),
    ...environment,
  };
  const start = (name: string, more: Record<string, string>): Service =>
    startService(process.execPath, [`build/${name}.js`], { cwd: root, env: { ...env, ...more } });

  const startedWebs = Array.from({ length: webs }, (_, at): RunningWeb => {
    const [port, metricsPort] = [String(ports[at]), String(ports[webs + at])];
    return {
      ...start("web", { PORT: port, METRICS_PORT: metricsPort }),
      url: `http://localhost:${port}`,
      metricsUrl: `http://localhost:${metricsPort}/metrics`,
    };
  });
  const startedWorkers = Array.from({ length: workers }, (_, at) =>
    start("worker", { WORKER_METRICS_PORT: String(ports[webs * 2 + at]) }),
  );
  const all: RunningProcess[] = [...startedWebs, ...startedWorkers];
  const stop = async (): Promise<void> => {
    await Promise.all(all.map((each) => each.stop()));
  };
  try {
    await Promise.all(startedWebs.map(readyOrGone));
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, webs: startedWebs, workers: startedWorkers, stop };
}

async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

async function readyOrGone(web: RunningWeb): Promise<void> {
  const gone = web.exited.then((code) => {
    throw new Error(`the web process ended with code ${code}:\n${web.output()}`);
  });
  await Promise.race([untilReady(web.url), gone]);
}
