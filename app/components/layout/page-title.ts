/** The document title. */
function titleWithBrand(title: string): string {
  return `${title} · Longspring 春融`;
}

/** `export const meta = titleFromData`: a loader returns the page's title as `title`, already formatted. */
export function titleFromData({ data }: { data: unknown }): { title: string }[] {
  if (typeof data === "object" && data !== null && "title" in data && typeof data.title === "string") {
    return [{ title: titleWithBrand(data.title) }];
  }
  return [{ title: "Longspring 春融" }];
}
