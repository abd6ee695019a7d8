import type { ServerBuild } from "@remix-run/node";
import { routePatterns } from "./route-patterns.server.ts";

type Routes = ServerBuild["routes"];

/**
 * Remix ranks all routes for each request, and several more times to render it. Here an address gets only the routes
 * that may match it or one of its parent addresses (whose routes a page sends to the browser with its own), and their
 * parent routes: Remix's choice among them is the same. Other spellings of an address (escaped, repeated slashes) and
 * non-pages use the whole build.
 */
export function buildsByAddress(whole: ServerBuild): (pathname: string) => ServerBuild {
  const patterns = routePatterns(whole.routes);
  const made = new Map<string, ServerBuild>();
  return (pathname) => {
    if (/%|\/\/|^\/__/.test(pathname)) return whole;
    const addresses = addressesAbove(pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/"));
    const own = patterns.filter(({ test }) => addresses.some((address) => test.test(address)));
    const key = own.map(({ id }) => id).join(" ");
    const build = made.get(key) ?? narrowed(whole, own);
    made.set(key, build);
    return build;
  };
}

/** `/a/b` → `/a/b`, `/a`, `/`. */
function addressesAbove(address: string): string[] {
  const segments = address.split("/").filter((segment) => segment !== "");
  return segments.reduceRight<string[]>(
    (above, _, at) => [...above, `/${segments.slice(0, at).join("/")}`],
    [address],
  );
}

function narrowed(whole: ServerBuild, answering: readonly { id: string }[]): ServerBuild {
  const own = new Set<string>();
  for (const { id } of answering) {
    for (let at: string | undefined = id; at !== undefined; at = whole.routes[at]?.parentId) own.add(at);
  }
  const pick = <Route>(routes: Record<string, Route>): Record<string, Route> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => own.has(id)));
  const routes: Routes = pick(whole.routes);
  return { ...whole, routes, assets: { ...whole.assets, routes: pick(whole.assets.routes) } };
}
