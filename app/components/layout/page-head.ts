import { useMatches, useRouteError } from "@remix-run/react";

const brand = "Longspring 春融";

interface PageHead {
  title: string;
  /** Only pages that strangers may find by a search engine have one. */
  description: string | undefined;
}

/**
 * The document's title and description: `title` and `description` of the page's loader, already formatted. An error
 * page has the brand alone.
 */
export function usePageHead(): PageHead {
  const data = useMatches().at(-1)?.data;
  const hasFailed = useRouteError() != null;
  const title = hasFailed ? undefined : textOf(data, "title");
  return {
    title: title === undefined ? brand : `${title} · ${brand}`,
    description: hasFailed ? undefined : textOf(data, "description"),
  };
}

function textOf(data: unknown, key: "title" | "description"): string | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const text = new Map<string, unknown>(Object.entries(data)).get(key);
  return typeof text === "string" ? text : undefined;
}
