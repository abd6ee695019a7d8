import type { RequestHandler } from "express";
import { setTimeout as sleep } from "node:timers/promises";
import { RequestScope } from "#db/request-scope.ts";
import { fileMs } from "./listening.server.ts";
import { sendPlainPage } from "#app/http/answers/plain-page.server.ts";
import { bodyOf } from "./request-body.server.ts";
import { localsOf } from "./request-id.server.ts";
import { isUnsafe } from "./same-origin.server.ts";

/** How long a canceled statement or a running commit may take to end. */
const graceMs = 3_000;
/** How long a handler may take to respond after a commit at the deadline. */
const answerMs = 500;

/**
 * Answers 503 in place of a handler that takes too long: only after the request's transactions in PostgreSQL are rolled
 * back, and it cannot commit any more.
 */
export function deadline(patienceMs: number): RequestHandler {
  return (request, response, next) => {
    const scope = new RequestScope(isUnsafe(request.method));
    const locals = localsOf(response);
    locals.scope = scope;
    const { isStreamed } = bodyOf(locals.url.pathname, request.get("content-type"));
    const end = async (): Promise<void> => {
      if (response.headersSent) return;
      await scope.stop(graceMs);
      if (scope.hasWritten) await sleep(answerMs);
      if (response.headersSent || response.destroyed) return;
      sendPlainPage(request, response, scope.hasWritten ? "tooSlowUnsure" : "tooSlow");
    };
    const timer = setTimeout(() => void end(), isStreamed ? fileMs : patienceMs);
    timer.unref();
    response.once("close", () => clearTimeout(timer));
    scope.run(next);
  };
}
