import { createServer, type Server } from "node:http";
import { AggregatorRegistry, collectDefaultMetrics, Gauge, Histogram, Counter, Registry } from "prom-client";

/** The monitored part of a connection pool. */
export interface ObservedPool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** The metrics of one process, in Prometheus's format; the defaults include the event loop's lag and the heap. */
export function createMetrics(pools: Readonly<Record<string, ObservedPool>>, openStreams: () => number) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the first byte of a request to the last of its answer, by route pattern",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const statements = new Histogram({
    name: "http_request_statements",
    help: "Statements that a request sent to PostgreSQL, by route pattern",
    labelNames: ["method", "route"],
    buckets: [0, 1, 2, 4, 6, 8, 12, 20, 50],
    registers: [registry],
  });
  const jobs = new Counter({
    name: "jobs_total",
    help: "Jobs by task and outcome: done, failed (will be tried again), dead (given up)",
    labelNames: ["task", "outcome"],
    registers: [registry],
  });
  const matchDifferences = new Gauge({
    name: "match_differences",
    help: "Pairs in which stored matches differed from the rules at the last check, by kind: missing, extra",
    labelNames: ["kind"],
    registers: [registry],
  });
  new Gauge({
    name: "database_pool_connections",
    help: "Connections of a pool: open, idle, and callers waiting for one",
    labelNames: ["pool", "state"],
    registers: [registry],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        this.set({ pool, state: "open" }, totalCount);
        this.set({ pool, state: "idle" }, idleCount);
        this.set({ pool, state: "waiting" }, waitingCount);
      }
    },
  });
  new Gauge({
    name: "change_streams_open",
    help: "Open event streams",
    registers: [registry],
    collect() {
      this.set(openStreams());
    },
  });
  return { registry, requests, statements, jobs, matchDifferences };
}

/** Lets the primary process collect a web process's metrics. */
export function shareMetrics({ registry }: Metrics): void {
  AggregatorRegistry.setRegistries(registry);
  new AggregatorRegistry(); // answers the primary's messages from here on
}

/**
 * The metrics of all web processes of a machine, which the primary process serves: counters, histograms and most gauges
 * are sums, the event loop's lag is an average (prom-client knows which). And the processes themselves.
 */
export function createClusterMetrics(running: () => number) {
  const own = new Registry();
  const ended = new Counter({
    name: "web_processes_ended_total",
    help: "Web processes that ended by themselves and were replaced",
    registers: [own],
  });
  new Gauge({
    name: "web_processes_running",
    help: "Web processes that listen",
    registers: [own],
    collect() {
      this.set(running());
    },
  });
  const all = new AggregatorRegistry();
  const metrics = async (): Promise<string> => `${await own.metrics()}\n${await all.clusterMetrics()}`;
  return { ended, registry: { contentType: own.contentType, metrics } };
}

/** What is served: a process's registry, or all of them. */
interface ServedMetrics {
  registry: { readonly contentType: string; metrics(): Promise<string> };
}

/** The probe endpoints of a process that has no pages. */
export type Probes = Readonly<Record<string, () => Promise<{ status: number; body: string }>>>;

/**
 * Serves /metrics, and the given probes, on a separate port that is never public: bound to the loopback address unless
 * configured otherwise.
 */
export function createMetricsServer({ registry }: ServedMetrics, probes: Probes = {}): Server {
  return createServer((request, response) => {
    const answer = async (): Promise<{ status: number; body: string; type?: string }> => {
      const path = request.url ?? "";
      if (request.method !== "GET") return { status: 405, body: "" };
      if (path === "/metrics")
        return { status: 200, body: await registry.metrics(), type: registry.contentType };
      return (await probes[path]?.()) ?? { status: 404, body: "" };
    };
    answer().then(
      ({ status, body, type = "text/plain; charset=utf-8" }) => {
        response
          .writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) })
          .end(body);
      },
      () => response.writeHead(500).end(),
    );
  });
}
