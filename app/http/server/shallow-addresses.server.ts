import type { RequestHandler } from "express";
import { sendPlainPage } from "#app/http/answers/plain-page.server.ts";
import { localsOf } from "./request-id.server.ts";

/** Far more than any page's address has. */
const mostParts = 32;

/**
 * Remix matches routes for each parent of an address that it answers, to send them to the browser: an address with
 * eight thousand segments would block the process for seconds.
 */
export const shallowAddressesOnly: RequestHandler = (request, response, next) => {
  if (localsOf(response).url.pathname.split("/", mostParts + 2).length <= mostParts + 1) next();
  else sendPlainPage(request, response, "addressTooLong");
};
