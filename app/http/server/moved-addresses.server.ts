import type { RequestHandler } from "express";
import { paths } from "#app/shared/paths.ts";
import { localsOf } from "./request-id.server.ts";

const dealOnBoard = /^\/institution\/pipeline\/([\da-f-]{36})\/?$/i;
const comparisonOfDeal = /^\/institution\/deals\/([\da-f-]{36})\/comparison\/?$/i;

/**
 * The present address of a page that was moved, or null. Ranked prospects were called deals, and deals stood below the
 * pipeline. It depends on the address alone, so it reveals nothing: the new page asks who is reading.
 */
function movedTo({ pathname, searchParams }: URL): string | null {
  const deal = dealOnBoard.exec(pathname)?.[1];
  if (deal !== undefined) return paths.institution.deal(deal);
  const prospect = comparisonOfDeal.exec(pathname)?.[1];
  if (prospect !== undefined) return `${paths.institution.opportunity(prospect)}/comparison`;
  if (pathname === `${paths.institution.deals()}.csv`) return `${paths.institution.opportunities()}.csv`;
  const isList = pathname === paths.institution.deals();
  if (isList && searchParams.has("mandate")) return paths.institution.opportunities();
  const isBoard = pathname === paths.institution.pipeline();
  if (isBoard && searchParams.get("view") === "deals") return paths.institution.deals();
  return null;
}

/** Redirects bookmarks and links in sent e-mails to moved pages for good, with their query. */
export const movedAddresses: RequestHandler = (request, response, next) => {
  const { url } = localsOf(response);
  const to = request.method === "GET" || request.method === "HEAD" ? movedTo(url) : null;
  if (to === null) next();
  else response.redirect(301, to + url.search);
};
