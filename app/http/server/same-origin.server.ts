import type { RequestHandler } from "express";
import { localsOf } from "./request-id.server.ts";
import { sendPlainPage } from "#app/http/answers/plain-page.server.ts";

const safeMethods = new Set(["GET", "HEAD"]);
const knownMethods = new Set([...safeMethods, "POST", "PUT", "PATCH", "DELETE"]);

export function isUnsafe(method: string): boolean {
  return !safeMethods.has(method);
}

/** Unsupported methods are refused before any other check. */
export const knownMethodsOnly: RequestHandler = (request, response, next) => {
  if (knownMethods.has(request.method)) {
    next();
    return;
  }
  response.setHeader("Allow", [...knownMethods].join(", "));
  sendPlainPage(request, response, "methodNotAllowed");
};

/**
 * Protection against cross-site request forgery for every route, before Remix (whose own check skips resource routes).
 * `Sec-Fetch-Site` must be same-origin; if it is absent, or an `Origin` is sent, that must be a configured origin.
 * `Host` and `X-Forwarded-Host` are ignored: the sender controls them. Only `/webhooks/` is exempt: its senders sign
 * their requests.
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
