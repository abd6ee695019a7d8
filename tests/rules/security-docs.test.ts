import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const states = ["test", "mechanism", "not-applicable", "open"] as const;
type State = (typeof states)[number];

const security = readFileSync("docs/security.md", "utf8");
const [header, ...lines] = readFileSync("docs/asvs.tsv", "utf8").trimEnd().split("\n");
const rows = lines.map((line) => {
  const [id = "", level = "", state = "", evidence = "", ...more] = line.split("\t");
  return { id, level, state: state as State, evidence, more };
});

/** Requirements of a level in ASVS 5.0.0: the higher ones are beyond level 2. */
const ofLevel = { "1": 70, "2": 183 };

/** The tests that are named, each "FILE > TITLE"; those that do not exist. */
function missingTests(named: readonly (readonly [file: string, title: string])[]): string[] {
  return named.flatMap(([file, title]) =>
    existsSync(file) && readFileSync(file, "utf8").includes(title) ? [] : [`${file} > ${title}`],
  );
}

function testsOf(evidence: string): (readonly [string, string])[] {
  return evidence.split(/; (?=tests\/)/).map((one) => {
    const [file = "", title = ""] = one.split(" > ", 2);
    return [file, title];
  });
}

describe("docs/asvs.tsv", () => {
  test("has each requirement of levels 1 and 2 once, in order, with a state and its reason", () => {
    expect(header).toBe("id\tlevel\tstatus\tevidence");
    const order = (id: string): number => id.split(".").reduce((sum, part) => sum * 100 + Number(part), 0);
    const ids = rows.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => order(one) - order(other)));
    for (const [level, count] of Object.entries(ofLevel))
      expect(rows.filter((row) => row.level === level)).toHaveLength(count);
    const odd = rows.filter(
      ({ state, evidence, more }) => !states.includes(state) || evidence.length < 5 || more.length > 0,
    );
    expect(odd).toEqual([]);
    expect(rows).toHaveLength(ofLevel["1"] + ofLevel["2"]);
  });

  test("names tests that exist, by file and title", () => {
    const named = rows.filter(({ state }) => state === "test").flatMap(({ evidence }) => testsOf(evidence));
    expect(named.length).toBeGreaterThan(rows.length / 4);
    expect(missingTests(named)).toEqual([]);
  });

  test("names files that exist", () => {
    const paths = rows.flatMap(
      ({ evidence }) => evidence.match(/\b(?:app|db|docs|scripts|tests)\/[\w./$-]*\w/g) ?? [],
    );
    expect([...new Set(paths)].filter((path) => !existsSync(path) && path !== "docs/privacy.md")).toEqual([]);
  });

  test("is not believed: a title that no test has is found", () => {
    const [file, title] = testsOf(rows.find(({ state }) => state === "test")?.evidence ?? "")[0] ?? ["", ""];
    expect(
      missingTests([
        [file, `${title} and more`],
        ["tests/none.test.ts", title],
      ]),
    ).toHaveLength(2);
  });
});

describe("docs/security.md", () => {
  test("names tests that exist, by file and title", () => {
    const promises = security.split("\n").filter((line) => line.includes("`tests/") && line.startsWith("|"));
    expect(promises.length).toBeGreaterThan(15);
    const named = promises.flatMap((line) => {
      const cell = line.split("|")[2] ?? "";
      return cell.split(/; (?=`tests)/).flatMap((part) => {
        const file = /`(tests\/[^`]+)`/.exec(part)?.[1] ?? "";
        const titles = [...part.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => title);
        return titles.length === 0 ? [] : titles.map((title) => [file, title] as const);
      });
    });
    expect(named.length).toBeGreaterThanOrEqual(promises.length);
    expect(missingTests(named)).toEqual([]);
  });

  test("counts the requirements of each chapter as docs/asvs.tsv has them", () => {
    const count = (of: typeof rows): string =>
      [of.length, ...states.map((state) => of.filter((row) => row.state === state).length)].join(" | ");
    for (let chapter = 1; chapter <= 17; chapter += 1) {
      const line = security.split("\n").find((text) => text.startsWith(`| ${chapter} `));
      expect(line?.split(" | ").slice(1).join(" | ")).toBe(
        `${count(rows.filter(({ id }) => id.startsWith(`${chapter}.`)))} |`,
      );
    }
    expect(security).toContain(`| all | ${count(rows)} |`);
  });
});
