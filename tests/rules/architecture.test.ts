import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { REFUSAL_CODES } from "#app/domain/refusal-codes.ts";
import { flatten, placeholderFaults } from "#tests/support/architecture/messages.ts";
import { exportedValues, sharedFunctionNames, unguarded } from "#tests/support/architecture/source.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const files = (...patterns: string[]): string[] => globSync(patterns).sort();
const violations = (paths: string[], of: (text: string) => string[]): string[] =>
  paths.flatMap((path) => of(read(path)).map((what) => `${path}: ${what}`));

describe("routes", () => {
  test("every loader and action begins with a guard", () => {
    expect(violations(files("app/root.tsx", "app/routes/*/route.{ts,tsx}"), unguarded)).toEqual([]);
  });

  test("every route is a folder with a route file, and holds no test", () => {
    const strays = files("app/routes/*.{ts,tsx}", "app/routes/**/*.test.*");
    const folders = readdirSync("app/routes", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const empty = folders.filter(
      ({ name }) => !["ts", "tsx"].some((end) => existsSync(`app/routes/${name}/route.${end}`)),
    );
    expect([...strays, ...empty.map(({ name }) => name)]).toEqual([]);
  });
});

describe("services", () => {
  test("a service file exports one function, and nothing else but types", () => {
    const services = files("app/services/*/**/*.ts");
    const wrong = violations(services, (text) => {
      const values = exportedValues(text);
      return values.length === 1 && values[0]?.isFunction ? [] : [values.map(({ name }) => name).join(", ")];
    });
    expect(wrong).toEqual([]);
  });
});

const REFUSAL_FILES = ["app/domain/refusal-codes.ts", "app/domain/billing/refusals.ts"];

describe("refusals", () => {
  test("every code is thrown or returned somewhere", () => {
    const code = files("{app,db}/**/*.{ts,tsx}").filter((path) => !REFUSAL_FILES.includes(path));
    const texts = code.map(read);
    const unused = REFUSAL_CODES.filter((refusal) => !texts.some((text) => text.includes(`"${refusal}"`)));
    expect(unused).toEqual([]);
  });
});

describe("messages", () => {
  const namespaces = files("app/i18n/messages/{en,zh-CN}/*.json").map((path) => path.split("/").at(-1) ?? "");

  test.each([...new Set(namespaces)])("of %s say the same in both languages", (namespace) => {
    const [english, chinese] = ["en", "zh-CN"].map((locale) =>
      flatten(JSON.parse(read(`app/i18n/messages/${locale}/${namespace}`)) as Parameters<typeof flatten>[0]),
    );
    expect([...(chinese?.keys() ?? [])].sort()).toEqual([...(english?.keys() ?? [])].sort());
    const different = [...(english ?? [])].flatMap(([key, message]) =>
      placeholderFaults(message, chinese?.get(key) ?? "").map((fault) => `${key} ${fault}`),
    );
    expect(different).toEqual([]);
  });
});

describe("names", () => {
  const named = files("{app,db,scripts,tests}/**/*.{ts,tsx,mjs,js,css}").map(
    (path) => path.split("/").at(-1) ?? "",
  );

  test("files are kebab-case", () => {
    expect(named.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(name))).toEqual([]);
  });

  test("no file is a catch-all", () => {
    const drawers = /^(utils?|helpers?|misc|manager|common|shared|index|types)\./;
    expect(named.filter((name) => drawers.test(name))).toEqual([]);
  });

  test("no two files export functions of one name", () => {
    const code = files("{app,db,scripts,tests}/**/*.{ts,tsx,mjs,js}");
    expect(sharedFunctionNames(new Map(code.map((path) => [path, read(path)])))).toEqual([]);
  });
});
