/** A page's links within the product, each address once, without scripts. */
export function linksOf(html: string): string[] {
  const links = [...html.matchAll(/<a\b[^>]*? href="(\/[^"#]*)/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&"),
  );
  return [...new Set(links)].filter((link) => !link.startsWith("//") && !link.startsWith("/assets/"));
}
