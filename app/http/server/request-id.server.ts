import { randomBytes, randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type { LoggedNotes } from "./load-context.server.ts";
import type { RequestScope } from "#db/request-scope.ts";

/** Values that each request gets first. */
export interface RequestLocals {
  requestId: string;
  nonce: string;
  /** The requested URL as routing will see it: dot segments resolved, host and protocol from the configuration. */
  url: URL;
  /** Its work in PostgreSQL; see deadline.server.ts. */
  scope?: RequestScope;
  notes: LoggedNotes;
}

const sound = /^[\w.-]{8,64}$/;

/**
 * Gives each request an id and a nonce, and parses its URL once. Decisions by path must use this one:
 * `/webhooks/../company` begins with /webhooks only until it is resolved.
 */
export function requestLocals(publicOrigin: string): RequestHandler {
  return (request, response, next) => {
    const given = request.get("x-request-id");
    const requestId = given !== undefined && sound.test(given) ? given : randomUUID();
    response.setHeader("X-Request-Id", requestId);
    const target = request.originalUrl;
    const address = publicOrigin + target;
    const isAddress = target.startsWith("/") && URL.canParse(address);
    Object.assign(response.locals, {
      requestId,
      nonce: randomBytes(16).toString("base64"),
      url: new URL(isAddress ? address : publicOrigin),
      notes: {},
    } satisfies RequestLocals);
    if (isAddress) next();
    else response.status(400).type("text/plain").send("Bad Request");
  };
}

export function localsOf(response: { locals: Record<string, unknown> }): RequestLocals {
  return response.locals as unknown as RequestLocals;
}
