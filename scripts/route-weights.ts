import { globSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

interface Part {
  module: string;
  imports?: string[];
  parentId?: string;
}
interface Manifest {
  entry: Part;
  routes: Record<string, Part>;
}

/** The browsers' scripts of the last build. */
export const builtScripts = (): string[] => globSync("build/client/**/*.js");

/** The bytes, compressed by gzip, of all scripts that a route's page loads at once, by route. */
export function routeWeights(): Map<string, number> {
  const [path = ""] = globSync("build/client/assets/manifest-*.js");
  const { entry, routes } = JSON.parse(
    readFileSync(path, "utf8")
      .replace(/^window\.__remixManifest=/, "")
      .replace(/;\s*$/, ""),
  ) as Manifest;
  const sizes = new Map(
    builtScripts().map((file) => [
      `/${file.split("/").slice(2).join("/")}`,
      gzipSync(readFileSync(file)).length,
    ]),
  );
  const sizeOf = (parts: Part[]): number =>
    [...new Set(parts.flatMap(({ module, imports = [] }) => [module, ...imports]))].reduce(
      (sum, file) => sum + (sizes.get(file) ?? 0),
      0,
    );
  return new Map(Object.keys(routes).map((id) => [id, sizeOf([entry, ...lineage(routes, id)])]));
}

function lineage(routes: Record<string, Part>, id: string | undefined): Part[] {
  const part = id === undefined ? undefined : routes[id];
  return part ? [...lineage(routes, part.parentId), part] : [];
}
