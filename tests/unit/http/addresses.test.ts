import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Refusal } from "#app/domain/refusal.ts";
import { numberParam, wordParam } from "#app/http/forms/params.ts";
import { paths, safeReturn, withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { patternFinder, routePatterns } from "#app/http/server/route-patterns.server.ts";

describe("the redirect target in ?to=", () => {
  test.each(["/", "/company", "/company/offers?sort=rate#list", "/a//b", "/?to=https://evil.example"])(
    "%s is accepted",
    (to) => {
      expect(safeReturn(to)).toBe(to);
    },
  );

  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    " /company",
    "company",
    "",
    "/a b",
    "/a\\..\\b",
    `/${"x".repeat(2_000)}`,
  ])("%j is not accepted", (to) => {
    expect(safeReturn(to)).toBeNull();
  });

  test("is none where nothing is given", () => {
    expect([safeReturn(null), safeReturn(undefined)]).toEqual([null, null]);
  });
});

test("an address with a query omits what is empty", () => {
  expect(withQuery("/company/offers", { after: undefined, q: "a&b=c", page: 2 })).toBe(
    "/company/offers?q=a%26b%3Dc&page=2",
  );
  expect(paths.signIn("/company?x=1")).toBe("/sign-in?to=%2Fcompany%3Fx%3D1");
  expect(paths.signIn()).toBe("/sign-in");
});

describe("filters in an address", () => {
  const filters = z.object({
    sector: z.array(z.enum(["photonics", "software"])).optional(),
    after: z.string().max(20).optional(),
    minimum: z.coerce.number().int().min(0).optional(),
  });
  const read = (search: string) => readQuery(new Request(`http://x/?${search}`), filters);

  test("are parsed by their types, a list by each of its values", () => {
    expect(read("sector=photonics&sector=software&minimum=5")).toEqual({
      sector: ["photonics", "software"],
      minimum: 5,
    });
    expect(read("sector=photonics")).toEqual({ sector: ["photonics"] });
  });

  test("are omitted where they do not fit, and never an error", () => {
    expect(read("sector=gold&minimum=-1&after=here")).toEqual({ after: "here" });
    expect(read(`after=${"x".repeat(30)}&minimum=1`)).toEqual({ minimum: 1 });
    expect(read("after=%00&minimum=&other=1")).toEqual({});
  });
});

describe("parameters of an address", () => {
  const refusal = (read: () => unknown): unknown => {
    try {
      return read();
    } catch (error) {
      return error instanceof Refusal ? error.code : error;
    }
  };

  test.each([
    ["2417", 2417],
    ["1", 1],
  ])("%s is the number %s", (text, number) => {
    expect(numberParam({ number: text }, "number")).toBe(number);
  });

  test.each(["0", "-1", "1.5", "1e3", "0x10", "99999999999999999999", "", " 1"])(
    "%j is not a number",
    (text) => {
      expect(refusal(() => numberParam({ number: text }, "number"))).toBe("not-found");
    },
  );

  test("have a word of the list or none", () => {
    expect(wordParam({ step: "ask" }, "step", ["business", "ask"])).toBe("ask");
    expect(refusal(() => wordParam({ step: "constructor" }, "step", ["business", "ask"]))).toBe("not-found");
    expect(refusal(() => wordParam({}, "step", ["business", "ask"]))).toBe("not-found");
  });
});

describe("the pattern of a path", () => {
  const route = (id: string, path?: string, more = {}) => [id, { id, path, module: {}, ...more }] as const;
  const routes = Object.fromEntries([
    route("root", ""),
    route("home", undefined, { index: true, parentId: "root" }),
    route("prospects", "company/prospects", { parentId: "root" }),
    route("prospect", ":prospectId", { parentId: "prospects" }),
    route("new", "new", { parentId: "prospects" }),
    route("rest", "docs/*", { parentId: "root" }),
  ]) as unknown as Parameters<typeof patternFinder>[0];
  const patternOf = patternFinder(routes);

  test.each([
    ["/", "/"],
    ["/_root.data", "/"],
    ["/company/prospects", "/company/prospects"],
    ["/company/prospects/", "/company/prospects"],
    ["/company/prospects/new", "/company/prospects/new"],
    ["/company/prospects/7.data", "/company/prospects/:prospectId"],
    ["/Company/Prospects/7", "/company/prospects/:prospectId"],
    ["/docs/a/b", "/docs/*"],
    ["/wp-login.php", "(none)"],
    ["/company/prospects/7/8", "(none)"],
  ])("%s is %s", (path, pattern) => {
    expect(patternOf(path)).toBe(pattern);
  });

  test("of each public route exists", () => {
    expect(
      routePatterns(routes)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["home", "new", "prospect", "prospects", "rest", "root"]);
  });
});
