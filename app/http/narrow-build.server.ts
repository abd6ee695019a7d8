import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/**
 * Remix ranks every route of the house anew for each request, and again to render it. Routes of another audience can't
 * answer: they are taken out by the first word of the address, once for each word. Whatever is no such word (a
 * discovery of routes among them) meets the whole house.
 */
export function buildsByAddress(whole: ServerBuild): (pathname: string) => ServerBuild {
  const words = new Map<string, ServerBuild>();
  for (const word of firstWords(whole.routes)) words.set(word, narrowed(whole, word));
  return (pathname) => words.get(firstOf(pathname.replace(/\.data$/, ""))) ?? whole;
}

function firstWords(routes: Routes): Set<string> {
  return new Set(Object.keys(routes).map((id) => firstOf(addressOf(routes, id))));
}

function narrowed(whole: ServerBuild, word: string): ServerBuild {
  const own = new Set<string>();
  for (const id of Object.keys(whole.routes)) {
    const first = firstOf(addressOf(whole.routes, id));
    if (first !== word && !isOpen(first)) continue;
    for (let at: string | undefined = id; at !== undefined; at = whole.routes[at]?.parentId) own.add(at);
  }
  const pick = <Route>(routes: Record<string, Route>): Record<string, Route> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => own.has(id)));
  return {
    ...whole,
    routes: pick(whole.routes),
    assets: { ...whole.assets, routes: pick(whole.assets.routes) },
  };
}

/** A parameter, a rest, an optional word, or no word at all may stand for any address. */
function isOpen(segment: string): boolean {
  return segment === "" || segment === "*" || segment.startsWith(":") || segment.endsWith("?");
}

function addressOf(routes: Routes, id: string): string {
  const segments: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = routes[at]?.parentId) {
    const path = routes[at]?.path;
    if (path !== undefined && path !== "") segments.unshift(path);
  }
  return `/${segments.join("/")}`;
}

function firstOf(address: string): string {
  return address.split("/")[1]?.toLowerCase() ?? "";
}
