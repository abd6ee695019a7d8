import type { ServerBuild } from "@remix-run/node";

/** A route of the build with its address pattern. */
export interface RoutePattern {
  id: string;
  /** As in `/company/prospects/:prospectId`. */
  pattern: string;
  test: RegExp;
}

/** Every pattern of the build, most specific first. */
export function routePatterns(routes: ServerBuild["routes"]): RoutePattern[] {
  const patterns: RoutePattern[] = [];
  for (const route of Object.values(routes)) {
    if (!route || (route.path === undefined && route.index !== true)) continue;
    const segments: string[] = [];
    for (let at: typeof route | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined) {
      if (at.path) segments.unshift(...at.path.split("/"));
    }
    patterns.push({ id: route.id, pattern: `/${segments.join("/")}`, test: asRegExp(segments) });
  }
  return patterns.sort((a, b) => rank(a.pattern).localeCompare(rank(b.pattern)));
}

/** Finds the pattern of a path; all unknown paths share one value, so that strangers cannot add metric labels. */
export function patternFinder(routes: ServerBuild["routes"]): (pathname: string) => string {
  const patterns = routePatterns(routes);
  return (pathname) => {
    const page = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
    return patterns.find(({ test }) => test.test(page))?.pattern ?? "(none)";
  };
}

function asRegExp(segments: readonly string[]): RegExp {
  const source = segments.map((segment) => {
    if (segment === "*") return "(?:/.*)?";
    if (segment.startsWith(":")) return segment.endsWith("?") ? "(?:/[^/]+)?" : "/[^/]+";
    const text = segment.replace(/\?$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return segment.endsWith("?") ? `(?:/${text})?` : `/${text}`;
  });
  return new RegExp(`^${source.join("")}/?$`, "i");
}

/** Sorts static segments before parameters before splats, segment by segment. */
function rank(pattern: string): string {
  return pattern
    .split("/")
    .map((segment) => (segment === "*" ? "3" : segment.startsWith(":") ? "2" : `1${segment}`))
    .join("/");
}
