import type { RequestHandler } from "express";
import type { AppContext } from "#app/context.server.ts";
import { localsOf } from "./request-id.server.ts";

/** Ids may be logged; any other user-supplied part of a URL may not (an address, a token). */
const loggable = /^(?:[a-z-]{1,40}|\d{1,15}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * One log line and one metric per request, when the response has finished or the client left: with the id of who sent
 * it, if somebody is signed in, and the code of a refusal. Never the query, a header, a body or a name.
 */
export function accessLog(
  { log, metrics, countingStatements }: Pick<AppContext, "log" | "metrics" | "countingStatements">,
  patternOf: (pathname: string) => string,
): RequestHandler {
  return (request, response, next) => {
    const begun = process.hrtime.bigint();
    countingStatements((statements) => {
      response.once("close", () => {
        const ms = Number(process.hrtime.bigint() - begun) / 1e6;
        const {
          url: { pathname },
          notes: { userId, refused },
        } = localsOf(response);
        const route = pathname.startsWith("/assets/") ? "/assets/*" : patternOf(pathname);
        const status = response.writableFinished ? response.statusCode : 499;
        // A stream lasts as long as its page is open: its duration is no response time.
        if (!String(response.getHeader("content-type")).startsWith("text/event-stream")) {
          metrics.requests.observe({ method: request.method, route, status }, ms / 1000);
          metrics.statements.observe({ method: request.method, route }, statements.asked);
        }
        const level = route === "/assets/*" || route.startsWith("/healthz/") ? "debug" : "info";
        log[level](
          {
            requestId: localsOf(response).requestId,
            method: request.method,
            route,
            path: route === "(none)" ? undefined : loggablePath(pathname),
            status,
            userId,
            refused,
            ms: Math.round(ms * 10) / 10,
            statements: statements.asked,
          },
          "request",
        );
      });
      next();
    });
  };
}

function loggablePath(pathname: string): string {
  return pathname
    .split("/")
    .map((segment) => (segment === "" || loggable.test(segment.replace(/\.data$/, "")) ? segment : "…"))
    .join("/");
}
