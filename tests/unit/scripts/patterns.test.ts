import { describe, expect, test } from "vitest";
import { routePatterns } from "#app/http/server/route-patterns.server.ts";
import { patternsIn } from "#scripts/patterns/find.ts";
import { faultsOfPattern } from "#scripts/patterns/judge.ts";

const sourcesOf = (text: string) =>
  patternsIn("a.ts", text).patterns.map(({ source, flags }) => `${source} ${flags}`);

describe("regular expressions in code are found", () => {
  test.each([
    ["a literal", "const a = /x+/gu;", ["x+ gu"]],
    ["in a schema", "const a = z.string().regex(/^x$/);", ["^x$ "]],
    ["a constructor", 'const a = new RegExp("x+", "i");', ["x+ i"]],
    ["a constructor without new", "const a = RegExp(`x+`);", ["x+ "]],
    ["a text that is matched", 'const a = text.match("x+");', ["x+ "]],
    [
      "a literal in a component's attribute",
      "const a = (b) => b.replace(/=+/g, /y/.source);",
      ["=+ g", "y "],
    ],
    ["a division is none", "const a = b / c / d;", []],
  ])("%s", (_, text, expected) => {
    expect(sourcesOf(text)).toEqual(expected);
  });

  test("including zod's own formats", () => {
    expect(
      sourcesOf("const a = z.email().max(9); const b = z.iso.date(); const c = z.string();"),
    ).toHaveLength(2);
  });

  test("and one made of parts is reported, as it cannot be checked", () => {
    expect(patternsIn("a.ts", "\nconst a = new RegExp(`x${b}`);").composed).toEqual(["a.ts:2"]);
  });
});

describe("regular expressions are checked", () => {
  const judged = (source: string, flags = "") => faultsOfPattern([{ at: "a.ts:1", source, flags }]);

  test.each(["(a+)+$", "\\s+$", "微信\\s*\\s*号", "<b>(.*?)</b>"])("and %s is not linear", async (source) => {
    expect(await judged(source)).toEqual([expect.stringContaining(`a.ts:1 /${source}/: `)]);
  });

  test.each(["company/:id/a.b", ":id?/maybe?", "docs/*"])(
    "and the pattern of the route %s is linear",
    async (path) => {
      const route = { id: "page", path, module: { default: () => null } };
      const [pattern] = routePatterns({ page: route });
      expect(await judged(pattern?.test.source ?? "(a+)+$", pattern?.test.flags)).toEqual([]);
    },
    60_000,
  );
});
