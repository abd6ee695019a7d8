import type { ICruiseResult } from "dependency-cruiser";
import type { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allowedImports, targets, violations } from "#tests/support/architecture/layer-violations.ts";
import { placeholderFaults } from "#tests/support/architecture/messages.ts";
import { sharedFunctionNames, unguarded } from "#tests/support/architecture/source.ts";
import { allowedStyle, noSwitch, styleViolations } from "#tests/support/architecture/style-violations.ts";
import { temporaryProject, type TemporaryProject } from "#tests/support/architecture/temporary-project.ts";

let project: TemporaryProject;

beforeAll(() => {
  project = temporaryProject();
});
afterAll(() => {
  project.remove();
});

describe("the layers", () => {
  let found: { rule: string; from: string }[];
  let rules: string[];

  beforeAll(() => {
    for (const path of targets) project.write(path, "");
    for (const { from, imports, typeOnly } of [
      ...violations,
      ...allowedImports.map((it) => ({ ...it, typeOnly: false })),
    ]) {
      project.write(
        from,
        imports.map((name) => `import ${typeOnly ? "type {} from " : ""}"${name}";\n`).join(""),
      );
    }
    const command = "dependency-cruiser/bin/dependency-cruiser.mjs";
    const judged = project.judge(command, "app", "db", "scripts", "--config", "--output-type", "json");
    const { summary } = judged as ICruiseResult;
    found = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
    rules = (summary.ruleSetUsed?.forbidden ?? []).map(({ name }) => name ?? "");
  });

  test.each(violations)("$rule catches $from", ({ rule, from, imports }) => {
    const caught = found.filter((violation) => violation.rule === rule && violation.from === from);
    expect(caught).toHaveLength(imports.length);
  });

  test("every rule has a violation that proves it", () => {
    const proven = new Set(violations.map(({ rule }) => rule));
    expect(rules.length).toBeGreaterThan(40);
    expect([...new Set(rules)].filter((name) => !proven.has(name))).toEqual([]);
  });

  test.each(allowedImports)("nothing is reported for $from", ({ from }) => {
    expect(found.filter((violation) => violation.from === from)).toEqual([]);
  });
});

describe("the style", () => {
  let messages: Map<string, string[]>;

  beforeAll(() => {
    for (const { at, text } of [...styleViolations, noSwitch, ...allowedStyle])
      project.write(at, `${text}\n`);
    const files = [...styleViolations, noSwitch, ...allowedStyle].map(({ at }) => at);
    const results = project.judge(
      "eslint/bin/eslint.js",
      "--format",
      "json",
      ...files,
    ) as ESLint.LintResult[];
    messages = new Map(
      results.map((result) => [
        files.find((at) => result.filePath.endsWith(`/${at}`)) ?? result.filePath,
        result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      ]),
    );
  });

  test.each(styleViolations)("$rule catches $at", ({ rule, at, says = "" }) => {
    const caught = (messages.get(at) ?? []).filter(
      (line) => line.startsWith(`${rule}:`) && line.includes(says),
    );
    expect(caught, JSON.stringify(messages.get(at))).not.toEqual([]);
  });

  test("a comment cannot switch a rule off", () => {
    expect(messages.get(noSwitch.at)?.some((line) => line.startsWith("no-restricted-syntax:"))).toBe(true);
  });

  test.each(allowedStyle)("nothing is reported for $at", ({ at }) => {
    expect(messages.get(at)).toEqual([]);
  });
});

describe("the messages", () => {
  test.each([
    ["a value left out", "{name} offers {amount}", "{name} 报价", ["lacks amount"]],
    ["a counted value left out", "{count, plural, one {# day} other {# days}}", "天", ["lacks count"]],
    ["a value that nobody gives", "Offered", "{name} 报价", ["wants name"]],
    ["a tag that nobody knows", "Offered", "<b>报价</b>", ["wants <b>"]],
    [
      "a value only in one branch",
      "{kind, select, a {{x}} other {}}",
      "{kind, select, other {}}",
      ["lacks x"],
    ],
  ])("%s is found", (_what, english, chinese, faults) => {
    expect(placeholderFaults(english, chinese)).toEqual(faults);
  });

  test.each([
    ["an emphasis left out", "<b>{days}</b> days", "{days} 天"],
    ["an English plural", "{days} {count, plural, one {day} other {days}}", "{days} 天"],
    ["quoted braces", "'{'not a name'}' {name}", "{name}"],
  ])("%s passes", (_what, english, chinese) => {
    expect(placeholderFaults(english, chinese)).toEqual([]);
  });

  test.each(["{open", "closed}", "{}"])("%s is broken", (message) => {
    expect(() => placeholderFaults(message, message)).toThrow();
  });
});

describe("the guards", () => {
  const guard = 'import { requireCompany } from "#app/http/guards.server.ts";\n';
  const route = (body: string): string => `${guard}export async function loader(args) { ${body} }`;

  test.each([
    ["no guard", route("return null;")],
    ["a guard after something else", route("const id = args.params.id; await requireCompany(args);")],
    ["a guard that is not waited for", route("void requireCompany(args); return null;")],
    ["a guard in one branch only", route("if (args.params.id) await requireCompany(args);")],
    [
      "a function of that name from elsewhere",
      'import { requireCompany } from "./mine.ts";\n' +
        route("await requireCompany(args);").slice(guard.length),
    ],
    ["a loader made elsewhere", `${guard}export const loader = make(requireCompany);`],
    ["a loader passed on", 'export { loader } from "./mine.ts";'],
  ])("%s is found", (_what, text) => {
    expect(unguarded(text)).toEqual(["loader"]);
  });

  test.each([
    ["a named result", route("const { actor } = await requireCompany(args); return actor;")],
    ["a result not used", route("await requireCompany(args); return null;")],
    ["an arrow function", `${guard}export const action = async (args) => { await requireCompany(args); };`],
  ])("%s passes", (_what, text) => {
    expect(unguarded(text)).toEqual([]);
  });
});

describe("functions of one name", () => {
  const sharedWith = (text: string): string[] =>
    sharedFunctionNames(
      new Map([
        ["app/a.ts", "export function read() {}"],
        ["app/b.ts", text],
      ]),
    );

  test.each([
    ["a function", "export async function read() {}"],
    ["an arrow function", "export const read = () => null;"],
  ])("%s is found", (_what, text) => {
    expect(sharedWith(text)).toEqual(["read: app/a.ts, app/b.ts"]);
  });

  test.each([
    ["a function of the file's own", "function read() {}"],
    ["a type", "export type read = string;"],
    ["an export of Remix", "export async function loader() {}"],
  ])("%s passes", (_what, text) => {
    const routes = new Map([
      ["app/routes/a/route.ts", text],
      ["app/routes/b/route.ts", text],
    ]);
    expect([...sharedWith(text), ...sharedFunctionNames(routes)]).toEqual([]);
  });
});
