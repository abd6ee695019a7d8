import { useLocation, useRouteLoaderData } from "@remix-run/react";

/**
 * What is said to whoever has a role that only reads, where a form would change something of the organization: its
 * fields show what is there, and can't be sent. Null for all others, and for one's own settings, which are elsewhere.
 */
export function useReaderNote(action?: string): string | null {
  const { pathname } = useLocation();
  const root = useRouteLoaderData<{ person: { readerNote?: string } | null }>("root");
  const target = action?.startsWith("/") ? action : pathname;
  // The layout of a list is the person's own.
  const isOrganizations = /^\/(?:company|institution)\b(?!.*\/layout$)/.test(target);
  return isOrganizations ? (root?.person?.readerNote ?? null) : null;
}
