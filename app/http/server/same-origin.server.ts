import type { RequestHandler } from "express";
import { localsOf } from "./request-id.server.ts";
import { sendPlainPage } from "#app/http/answers/plain-page.server.ts";

const safeMethods = new Set(["GET", "HEAD"]);
const knownMethods = new Set([...safeMethods, "POST", "PUT", "PATCH", "DELETE"]);

export function isUnsafe(method: string): boolean {
  return !safeMethods.has(method);
}

/** Methods that no page answers to end here, before anybody has to think about them. */
export const knownMethodsOnly: RequestHandler = (request, response, next) => {
  if (knownMethods.has(request.method)) {
    next();
    return;
  }
  response.setHeader("Allow", [...knownMethods].join(", "));
  sendPlainPage(request, response, "methodNotAllowed");
};

/**
 * The answer to cross-site request forgery, for every route alike and before Remix (whose own check skips resource
 * routes). A browser says where a request comes from: `Sec-Fetch-Site` must be same-origin; where it is absent, or
 * an `Origin` comes along, that must be an origin of the configuration. `Host` and `X-Forwarded-Host` are never asked:
 * whoever sends the request chooses them. Only `/webhooks/` is exempt: its senders sign what they send.
 */
export function sameOriginOnly(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (!isUnsafe(request.method) || localsOf(response).url.pathname.startsWith("/webhooks/")) {
      next();
      return;
    }
    const site = request.get("sec-fetch-site");
    const origin = request.get("origin");
    const isOurs = origin !== undefined && origins.includes(origin);
    if (site === undefined ? isOurs : site === "same-origin" && (origin === undefined || isOurs)) next();
    else sendPlainPage(request, response, "foreignOrigin");
  };
}
