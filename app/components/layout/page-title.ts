import { useMatches, useRouteError } from "@remix-run/react";

const brand = "Longspring 春融";

/** The document's title: the `title` of the page's loader, already formatted. An error page has the brand alone. */
export function usePageTitle(): string {
  const data = useMatches().at(-1)?.data;
  const hasFailed = useRouteError() != null;
  return hasFailed ? brand : titleOf(data);
}

function titleOf(data: unknown): string {
  const isTitled = typeof data === "object" && data !== null && "title" in data;
  return isTitled && typeof data.title === "string" ? `${data.title} · ${brand}` : brand;
}
