import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.cwd(), "app/routes");

/** The folders of app/routes that show a page: those whose route exports a component. */
export function pageRoutes(): string[] {
  return readdirSync(folder)
    .filter((route) => {
      const file = join(folder, route, "route.tsx");
      return existsSync(file) && /^export default /m.test(readFileSync(file, "utf8"));
    })
    .sort();
}

/** The route that answers at an address, as Remix chooses it: the one with the fewest parameters. */
export function routeAt(pathname: string, routes: readonly string[]): string | undefined {
  const parameters = (route: string) => (route === "$" ? Number.POSITIVE_INFINITY : route.split("$").length);
  return routes
    .filter((route) => patternOf(route).test(pathname))
    .sort((a, b) => parameters(a) - parameters(b))[0];
}

function patternOf(route: string): RegExp {
  const parts = route
    .split(/\.(?![^[]*\])/)
    .filter((part) => part !== "_index")
    .map((part) =>
      part.startsWith("$") && part !== "$"
        ? "[^/]+"
        : part.replace(/_$/, "").replace(/^\$$/, ".*").replaceAll(/[[\]]/g, ""),
    );
  return new RegExp(`^/${parts.join("/")}$`);
}
