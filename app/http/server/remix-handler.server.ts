import { Readable } from "node:stream";
import { createRequestHandler, writeReadableStreamToWritable, type ServerBuild } from "@remix-run/node";
import type { Request as Incoming, RequestHandler, Response as Outgoing } from "express";
import type { RequestContext } from "./load-context.server.ts";
import { buildsByAddress } from "./narrow-build.server.ts";
import { isUnsafe } from "./same-origin.server.ts";
import { localsOf } from "./request-id.server.ts";

const goodbyeMs = 5_000;

type RemixHandler = ReturnType<typeof createRequestHandler>;

/**
 * Adapts express to Remix. It replaces @remix-run/express, which builds the URL from Host and X-Forwarded-Host, streams
 * a body of unknown size, and leaks the timers of every response: here the URL comes from the configuration, the body
 * was read already, and the request's signal ends with the response.
 */
export function remixHandler(
  build: ServerBuild,
  mode: "development" | "production",
  contextOf: (request: Incoming, response: Outgoing) => RequestContext,
): RequestHandler {
  const handlerOf = handlers(build, mode);
  return (incoming, outgoing, next) => {
    const ended = new AbortController();
    outgoing.once("close", () => ended.abort());
    const { pathname } = localsOf(outgoing).url;
    const context = contextOf(incoming, outgoing);
    outgoing.once("close", () => void releaseSlot(context));
    handlerOf(pathname)(toRequest(incoming, outgoing, ended.signal), context)
      .then((answer) => {
        const { retryAfterSeconds } = context.notes;
        if (retryAfterSeconds !== undefined) answer.headers.set("Retry-After", String(retryAfterSeconds));
        return send(answer, incoming, outgoing);
      })
      .catch(next);
  };
}

/** Releases the request's slot; a request that was refused has none. */
async function releaseSlot({ notes }: RequestContext): Promise<void> {
  const slot = await notes.slot?.catch(() => undefined);
  slot?.release();
}

/** One Remix handler per narrowed build. */
function handlers(
  whole: ServerBuild,
  mode: "development" | "production",
): (pathname: string) => RemixHandler {
  const made = new Map<ServerBuild, RemixHandler>();
  const buildOf = buildsByAddress(whole);
  return (pathname) => {
    const build = buildOf(pathname);
    const handler = made.get(build) ?? createRequestHandler(build, mode);
    made.set(build, handler);
    return handler;
  };
}

/** Headers by which clients and proxies claim a request's origin; only express's evaluation of them is used. */
const claims = [
  "forwarded",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-forwarded-for",
  "x-real-ip",
  "cf-connecting-ip",
  "true-client-ip",
  "x-client-ip",
  "fly-client-ip",
  "x-cluster-client-ip",
];

function toRequest(incoming: Incoming, outgoing: Outgoing, signal: AbortSignal): Request {
  const { url } = localsOf(outgoing);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined) headers.set(name, value);
  }
  for (const claim of claims) headers.delete(claim);
  if (incoming.ip !== undefined) headers.set("x-forwarded-for", incoming.ip);
  // Remix compares Origin with Host again; same-origin.server.ts has checked that already, so they are made equal.
  // Exempt requests may have an Origin that is no URL.
  const origin = headers.get("origin") ?? "";
  const isAddress = isUnsafe(incoming.method) && URL.canParse(origin);
  headers.set("host", isAddress ? new URL(origin).host : url.host);
  return new Request(url, { method: incoming.method, headers, signal, ...bodyIn(incoming) });
}

/** The body that was read already, or a file as a stream. */
function bodyIn(incoming: Incoming): RequestInit {
  const body: unknown = incoming.body;
  if (Buffer.isBuffer(body)) return body.length > 0 ? { body: new Uint8Array(body) } : {};
  if (!isUnsafe(incoming.method)) return {};
  return { body: Readable.toWeb(incoming), duplex: "half" } as RequestInit;
}

/**
 * When a file was refused before its end, the rest is discarded for a moment, so that the client reads the response.
 */
function discardUnreadBody(incoming: Incoming, outgoing: Outgoing): void {
  if (incoming.complete) return;
  outgoing.setHeader("Connection", "close");
  outgoing.once("finish", () => {
    incoming.on("error", () => undefined).resume();
    setTimeout(() => incoming.destroy(), goodbyeMs).unref();
  });
}

async function send(answer: Response, incoming: Incoming, outgoing: Outgoing): Promise<void> {
  if (outgoing.headersSent || outgoing.destroyed) return;
  discardUnreadBody(incoming, outgoing);
  outgoing.statusCode = answer.status;
  // Personal responses are not cached, unless the route says otherwise.
  outgoing.setHeader("Cache-Control", "private, no-store");
  for (const [name, value] of answer.headers) {
    if (name === "set-cookie") outgoing.appendHeader(name, value);
    else outgoing.setHeader(name, value);
  }
  if (answer.body === null) {
    outgoing.end();
  } else if (isStreamed(answer)) {
    outgoing.flushHeaders();
    await writeReadableStreamToWritable(answer.body, outgoing);
  } else {
    const whole = Buffer.from(await answer.arrayBuffer());
    if (outgoing.headersSent || outgoing.destroyed) return;
    outgoing.setHeader("Content-Length", whole.length);
    outgoing.end(whole);
  }
}

/** Event streams, archives and files of known length are streamed. */
function isStreamed({ headers }: Response): boolean {
  const isLong = /^(text\/event-stream|application\/zip)/.test(headers.get("content-type") ?? "");
  return isLong || headers.has("content-length");
}
