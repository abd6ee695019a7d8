import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Logger } from "#app/integrations/observing/logger.server.ts";
import type { Lifetime } from "./health.server.ts";

/** Opens the door; resolves with the port once it is open, and rejects with a plain reason where it cannot be. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
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

/** Of each server, the connections on which no request is being answered. */
const silent = new WeakMap<Server, Set<Socket>>();
/** A request that is on its way in when the door closes still gets its answer. */
const silenceMs = 1_000;

/** A file of the largest size on a slow line; what is no file has less time (request-body.server.ts). */
export const fileMs = 300_000;

/** An HTTP server that is patient with people and not with those who hold a connection and say nothing. */
export function createPatientServer(handler: RequestListener): Server {
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
  /** How long new requests are still taken after readiness says no, so that the proxy has time to look. */
  drainMs: number;
  /** Ends what would never finish by itself. */
  endStreams: () => void;
  /** When those that have not finished by then are cut off. */
  deadlineMs: number;
}

/**
 * Stops in order: readiness says no, streams end, new requests are taken for a moment longer, then the door is closed; those inside
 * finish, idle connections end. Resolves when the last connection is gone, at the latest at the deadline.
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
  // A kept-alive connection turns idle only when its answer is out; each is asked to go as soon as it is. One that has
  // never asked for anything counts as busy with Node, and is closed after a moment.
  const closing = Date.now();
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    if (Date.now() - closing > silenceMs) for (const socket of silent.get(server) ?? []) socket.destroy();
  }, 50);
  await closed;
  clearInterval(sweep);
  clearTimeout(cutOff);
}

/** Whoever asked us to stop kills at ten seconds; what still hangs then (a connection to a dead database) may go. */
const patienceMs = 9_800;

/** Runs the end once, on the first signal; a second one does not wait, and an end that hangs is cut short. */
export function onStopSignal(end: (signal: NodeJS.Signals) => Promise<void>): void {
  let isEnding = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      isEnding = true;
      setTimeout(() => process.exit(1), patienceMs).unref();
      end(signal).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
