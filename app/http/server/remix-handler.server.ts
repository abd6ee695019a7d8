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
 * Hands a request to Remix and its answer to the client. Our own in place of @remix-run/express's, which builds the
 * address from Host and X-Forwarded-Host, streams a body that nobody has counted, and leaves the timers of every
 * answer behind: here the address comes from the configuration, the body is there already, and the request's signal
 * ends with the answer.
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
    outgoing.once("close", () => void endTurn(context));
    handlerOf(pathname)(toRequest(incoming, outgoing, ended.signal), context)
      .then((answer) => {
        const { retryAfterSeconds } = context.notes;
        if (retryAfterSeconds !== undefined) answer.headers.set("Retry-After", String(retryAfterSeconds));
        return send(answer, incoming, outgoing);
      })
      .catch(next);
  };
}

/** The next one of the same organization may come in; a request that was refused its turn has none. */
async function endTurn({ notes }: RequestContext): Promise<void> {
  const turn = await notes.turn?.catch(() => undefined);
  turn?.release();
}

/** Each address has as much of the build as may answer it. */
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

/** Headers by which clients and proxies claim where a request came from; only express's own reading of them counts. */
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
  // Remix compares Origin with Host once more. The origin has been judged (same-origin.server.ts): they agree. What is
  // taken from anywhere may bring an origin that is no address.
  const origin = headers.get("origin") ?? "";
  const isAddress = isUnsafe(incoming.method) && URL.canParse(origin);
  headers.set("host", isAddress ? new URL(origin).host : url.host);
  return new Request(url, { method: incoming.method, headers, signal, ...bodyIn(incoming) });
}

/** The body that has been read already, or a file as it comes. */
function bodyIn(incoming: Incoming): RequestInit {
  const body: unknown = incoming.body;
  if (Buffer.isBuffer(body)) return body.length > 0 ? { body: new Uint8Array(body) } : {};
  if (!isUnsafe(incoming.method)) return {};
  return { body: Readable.toWeb(incoming), duplex: "half" } as RequestInit;
}

/** A file that was refused before its end: what still comes is thrown away for a moment, so that the answer is read. */
function letGo(incoming: Incoming, outgoing: Outgoing): void {
  if (incoming.complete) return;
  outgoing.setHeader("Connection", "close");
  outgoing.once("finish", () => {
    incoming.on("error", () => undefined).resume();
    setTimeout(() => incoming.destroy(), goodbyeMs).unref();
  });
}

async function send(answer: Response, incoming: Incoming, outgoing: Outgoing): Promise<void> {
  if (outgoing.headersSent || outgoing.destroyed) return;
  letGo(incoming, outgoing);
  outgoing.statusCode = answer.status;
  // What the person alone may see stays in no cache, unless the route says otherwise.
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

/** Events go out as they happen, an archive and a file of known length as they are read. */
function isStreamed({ headers }: Response): boolean {
  const isLong = /^(text\/event-stream|application\/zip)/.test(headers.get("content-type") ?? "");
  return isLong || headers.has("content-length");
}
