import cluster from "node:cluster";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Logger } from "#app/integrations/observing/logger.server.ts";
import type { Lifetime } from "./health.server.ts";

/** Starts listening; resolves with the port, or rejects with a readable reason. */
export async function startListening(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(
        isTaken ? new Error(`port ${port} on ${host} is taken; set another PORT`, { cause: error }) : error,
      );
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** For each server, its connections without a request in progress. */
const silent = new WeakMap<Server, Set<Socket>>();
/** A request that arrives while the server closes still gets its response. */
const silenceMs = 1_000;

/** Enough for the largest file on a slow line; other bodies have less time (request-body.server.ts). */
export const fileMs = 300_000;

/** An HTTP server that tolerates slow clients but not idle connections that send nothing. */
export function createHttpServer(handler: RequestListener): Server {
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: fileMs, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 },
    handler,
  );
  server.maxRequestsPerSocket = 10_000;
  const waiting = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    waiting.add(socket);
    socket.once("close", () => waiting.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    waiting.delete(socket);
    response.once("close", () => {
      if (!socket.destroyed) waiting.add(socket);
    });
  });
  silent.set(server, waiting);
  return server;
}

export interface StopOptions {
  lifetime: Lifetime;
  log: Logger;
  /** How long new requests are accepted after readiness fails, so that the proxy notices. */
  drainMs: number;
  /** Ends responses that would never finish. */
  endStreams: () => void;
  /** When the remaining requests are cut off. */
  deadlineMs: number;
}

/**
 * Stops in order: readiness fails, streams end, new requests are accepted for a moment, then the server stops
 * listening; running requests finish, idle connections close. Resolves when the last connection is closed, at the
 * latest at the deadline.
 */
export async function stopGracefully(
  server: Server,
  { lifetime, log, drainMs, endStreams, deadlineMs }: StopOptions,
): Promise<void> {
  lifetime.isStopping = true;
  endStreams();
  const cutOff = setTimeout(() => {
    log.warn("requests were cut off at the deadline");
    server.closeAllConnections();
  }, deadlineMs);
  await new Promise((resolve) => setTimeout(resolve, drainMs));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A keep-alive connection becomes idle only after its response, so idle ones are closed repeatedly. One that never
  // sent a request counts as busy in Node, and is closed after a moment.
  const closing = Date.now();
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    if (Date.now() - closing > silenceMs) for (const socket of silent.get(server) ?? []) socket.destroy();
  }, 50);
  await closed;
  clearInterval(sweep);
  clearTimeout(cutOff);
}

/** The process manager kills after ten seconds; what still hangs (a connection to a dead database) is abandoned. */
const patienceMs = 9_800;

/** What the primary process sends to a web process that is to stop. */
export const stopMessage = "stop";

/**
 * Runs `end` once, on the first signal; a second signal exits at once, and an `end` that hangs is cut off. A web process
 * of a cluster is asked by a message, which does not count: Ctrl-C at a terminal reaches it as a signal, too.
 */
export function onStopSignal(end: (signal: NodeJS.Signals) => Promise<void>): void {
  let isEnding = false;
  let signals = 0;
  const begin = (signal: NodeJS.Signals): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    end(signal).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      signals += 1;
      if (signals > 1) process.exit(1);
      begin(signal);
    });
  }
  if (cluster.isWorker) process.on("message", (message) => message === stopMessage && begin("SIGTERM"));
}
