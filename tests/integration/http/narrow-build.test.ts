import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildsByAddress } from "#app/http/server/narrow-build.server.ts";
import { routePatterns } from "#app/http/server/route-patterns.server.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { propertyRuns } from "#tests/support/sample.ts";
import { forAll } from "#tests/support/for-all.ts";

type Tree = NonNullable<Parameters<typeof matchRoutes>[0]>[number];

/** As Remix hands a build's routes to its router. */
function treeOf(routes: ServerBuild["routes"], parentId = ""): Tree[] {
  return Object.values(routes).flatMap((route): Tree[] => {
    if (!route || (route.parentId ?? "") !== parentId) return [];
    const { id, index } = route;
    const path = route.path === undefined ? {} : { path: route.path };
    return [index ? { id, ...path, index } : { id, ...path, children: treeOf(routes, id) }];
  });
}

const whole = await builtPages();
const buildOf = buildsByAddress(whole);
const wholeTree = treeOf(whole.routes);
const answering = (tree: Tree[], pathname: string) =>
  matchRoutes(tree, pathname)?.map(({ route, params }) => ({ id: route.id, params })) ?? null;

/** A known segment, an id, an empty or an unknown one; in any case. */
const patterns = routePatterns(whole.routes).map(({ pattern }) => pattern);
const words = [...new Set(patterns.flatMap((pattern) => pattern.split("/")))].filter((word) => word !== "");
const segment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.uuid() },
  fc.constantFrom("", "%20", "nobody", "de%61ls", "*", "$", "offers.csv", "..", "_root"),
);
const known = fc
  .constantFrom(...patterns)
  .chain((pattern) =>
    fc.tuple(
      ...pattern
        .split("/")
        .map((word) => (word.startsWith(":") || word === "*" ? segment : fc.constant(word))),
    ),
  );
const address = fc
  .tuple(fc.oneof(known, fc.array(segment, { maxLength: 6 })), fc.constantFrom("", "/", "//"))
  .map(([segments, end]) => `/${segments.filter((_, at) => at > 0 || segments[0] !== "").join("/")}${end}`)
  .chain((path) => fc.constantFrom(path, path.toUpperCase()));

describe("the build narrowed to the routes that may match an address", () => {
  test("matches the same route as the whole build", () =>
    forAll(propertyRuns(3_000), address, (pathname) => {
      expect(answering(treeOf(buildOf(pathname).routes), pathname)).toEqual(answering(wholeTree, pathname));
    }));

  test("matches the same route for the parent path, which a page sends to the browser", () =>
    forAll(propertyRuns(1_000), address, (pathname) => {
      const above = pathname.split("/").slice(0, -1).join("/") || "/";
      expect(answering(treeOf(buildOf(pathname).routes), above)).toEqual(answering(wholeTree, above));
    }));

  test("has fewer than eight routes", () => {
    for (const pathname of [
      "/",
      "/institution/opportunities",
      "/company/offers",
      "/institution/opportunities.data",
    ])
      expect(Object.keys(buildOf(pathname).routes).length).toBeLessThan(8);
  });

  test("is the whole build for route discovery", () => {
    expect(buildOf("/__manifest")).toBe(whole);
  });
});
