import type { RequestHandler } from "express";
import { sendPlainPage } from "#app/http/answers/plain-page.server.ts";
import { localsOf } from "./request-id.server.ts";

/** Far more than any page's address has. */
const mostParts = 32;

/**
 * Remix looks for routes at each of the addresses above one that it answers, to hand them to the browser: for eight
 * thousand of them, which fit into one address, it would hold the process for seconds.
 */
export const shallowAddressesOnly: RequestHandler = (request, response, next) => {
  if (localsOf(response).url.pathname.split("/", mostParts + 2).length <= mostParts + 1) next();
  else sendPlainPage(request, response, "addressTooLong");
};
