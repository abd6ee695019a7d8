import type { ServerBuild } from "@remix-run/node";
import express, { type ErrorRequestHandler, type Express } from "express";
import type { AppContext } from "#app/context.server.ts";
import { accessLog } from "./access-log.server.ts";
import { compressed } from "./compressed.server.ts";
import { deadline } from "./deadline.server.ts";
import { live, ready, type Lifetime } from "./health.server.ts";
import type { RequestContext } from "./load-context.server.ts";
import { sendPlainPage } from "#app/http/answers/plain-page.server.ts";
import { remixHandler } from "./remix-handler.server.ts";
import { limitedBody } from "./request-body.server.ts";
import { movedAddresses } from "./moved-addresses.server.ts";
import { localsOf, requestLocals } from "./request-id.server.ts";
import { patternFinder } from "./route-patterns.server.ts";
import { knownMethodsOnly, sameOriginOnly } from "./same-origin.server.ts";
import { shallowAddressesOnly } from "./shallow-addresses.server.ts";
import { securityHeaders } from "./security-headers.server.ts";
import { staticFiles } from "./static-files.server.ts";
import { robotsFile, securityFile } from "./well-known-files.server.ts";

export interface WebOptions {
  /** The Remix build. */
  build: ServerBuild;
  /** The folder of client assets. */
  files: string;
  lifetime: Lifetime;
  /** The build comes from `npm run dev`. */
  isDevelopment?: boolean;
}

/** Exports of entry.server.tsx beyond those that Remix requires. */
type Entry = ServerBuild["entry"]["module"] & {
  withAnswers: (routes: ServerBuild["routes"]) => ServerBuild["routes"];
};

/**
 * The express application. The order matters: a request gets its id and log, then cheap checks (method, address,
 * origin, size), and only then reaches Remix.
 */
export function createWeb(
  app: AppContext,
  { build, files, lifetime, isDevelopment = false }: WebOptions,
): Express {
  const { publicOrigin, origins, trustedProxies, patienceMs, compresses } = app.config.web;
  const { withAnswers } = build.entry.module as Entry;
  const web = express();
  web.disable("x-powered-by");
  web.disable("etag");
  web.set("trust proxy", trustedProxies);
  web.set("query parser", false);

  web.use(requestLocals(publicOrigin));
  web.use(accessLog(app, patternFinder(build.routes)));
  web.use((_request, response, next) => {
    if (lifetime.isStopping) response.setHeader("Connection", "close");
    next();
  });
  web.get("/healthz/live", live);
  web.get("/healthz/ready", ready(app, lifetime));
  if (compresses) web.use(compressed());
  web.use(securityHeaders(publicOrigin, { inlineStyles: isDevelopment }));
  web.use(staticFiles(files));
  web.get("/robots.txt", robotsFile);
  web.get("/.well-known/security.txt", securityFile(app));
  web.use(knownMethodsOnly, shallowAddressesOnly, movedAddresses);
  web.use(deadline(patienceMs), sameOriginOnly(origins), limitedBody);
  web.use(
    remixHandler(
      { ...build, routes: withAnswers(build.routes) },
      app.config.environment === "development" ? "development" : "production",
      (request, response): RequestContext => {
        const { nonce, requestId, scope, notes } = localsOf(response);
        const isFromScript = request.path.endsWith(".data");
        const hasWritten = (): boolean => scope?.hasWritten ?? false;
        return {
          app,
          nonce,
          requestId,
          clientAddress: request.ip ?? "",
          isFromScript,
          hasWritten,
          notes,
        };
      },
    ),
  );
  web.use(lastResort(app));
  return web;
}

/** Errors that no page caught: a bug in the express layer itself. */
function lastResort({ log }: AppContext): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    log.error({ error, requestId: localsOf(response).requestId }, "the web server failed");
    if (response.headersSent) response.destroy();
    else sendPlainPage(request, response, "failed");
  };
}
