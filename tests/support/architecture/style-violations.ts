/** A source text that breaks an ESLint rule in the file `at`. */
export interface StyleViolation {
  rule: string;
  at: string;
  text: string;
  /** A word of the message, where one ESLint rule implements several of ours. */
  says?: string;
}

const syntax = "no-restricted-syntax";
const violation = (rule: string, at: string, text: string, says = ""): StyleViolation => ({
  rule,
  at,
  text,
  says,
});

/** Dates near today, put together so that the rule finds them in the violations only. */
const year = 2030;
const near = { year, until: `${year}-11-27T07:00:00+08:00` };

/** A page whose one component has so many lines. */
const longPage = (lines: number): string =>
  `export default function Page() {\n${"  void 0;\n".repeat(lines - 3)}  return null;\n}`;

export const styleViolations: StyleViolation[] = [
  violation(
    syntax,
    "app/services/reads.server.ts",
    "export const url = process.env.DATABASE_URL;",
    "environment",
  ),
  violation(syntax, "db/reads.ts", "export const { DATABASE_URL } = process.env;", "environment"),
  violation(
    syntax,
    "app/routes/reads/route.tsx",
    "export const loader = () => process.env.HOME;",
    "environment",
  ),
  violation(
    "no-restricted-imports",
    "app/http/reads.ts",
    'export { env } from "node:process";',
    "environment",
  ),
  violation(syntax, "app/domain/clock.ts", "export const today = (): Date => new Date();", "now"),
  violation(syntax, "app/domain/clock-text.ts", "export const today = (): string => Date();", "now"),
  violation(syntax, "app/domain/clock-number.ts", "export const today = (): number => Date.now();", "now"),
  violation(syntax, "app/domain/dice.ts", "export const roll = (): number => Math.random();", "chance"),
  violation(
    "no-restricted-globals",
    "app/domain/id.ts",
    "export const id = (): string => crypto.randomUUID();",
  ),
  violation(
    "regexp/no-super-linear-backtracking",
    "app/domain/blanks.ts",
    "export const name = /号\\s*:?\\s*x/u;",
  ),
  violation(
    "regexp/no-super-linear-move",
    "db/trailing.ts",
    'export const bare = (text: string): string => text.replace(/0+$/, "");',
  ),
  violation("no-restricted-globals", "app/lib/later.ts", "setTimeout(() => undefined, 1);"),
  violation(syntax, "app/services/one.server.ts", "export default function one() {}", "Export by name"),
  violation(
    syntax,
    "app/services/two.server.ts",
    "const two = 2;\nexport { two as default };",
    "Export by name",
  ),
  violation(syntax, "db/state.ts", "export enum State {\n  Open,\n}", "union"),
  violation(syntax, "app/components/box.tsx", "export const box = <p style={{ margin: 0 }} />;", "class"),
  violation(
    syntax,
    "app/components/raw.tsx",
    'export const raw = <p dangerouslySetInnerHTML={{ __html: "" }} />;',
    "raw HTML",
  ),
  violation(syntax, "app/components/press.tsx", "export const press = <button />;", "Give it a type"),
  violation(syntax, "app/components/typed.tsx", 'export const typed = <input name="a" />;', "Give it a type"),
  violation(
    syntax,
    "app/components/set.tsx",
    "export const set = <fieldset><p /></fieldset>;",
    "A fieldset has a legend",
  ),
  violation(
    syntax,
    "app/components/hidden.tsx",
    'export const hidden = <input type="hidden" readOnly />;',
    "readonly on a hidden",
  ),
  violation(
    syntax,
    "db/spread-object.ts",
    "export const row = { a: 1, ...{ b: 2, c: 3 } };",
    "Write the members",
  ),
  violation(syntax, "db/spread-array.ts", "export const row = [1, ...[2, 3]];", "Write the members"),
  violation(
    syntax,
    "db/spread-constant-array.ts",
    "export const row = [1, ...([2, 3] as const)];",
    "Write the members",
  ),
  violation(
    syntax,
    "app/components/spread.tsx",
    'export const spread = <p {...{ id: "a" }} />;',
    "Write the members",
  ),
  violation(
    "max-lines",
    "app/services/long.server.ts",
    "export const line = 1;\n".replace("line", "first") + "void 0;\n".repeat(300),
  ),
  ...["app/components/long.tsx", "app/routes/long/part.tsx", "app/routes/long/route/route.tsx"].map((at) =>
    violation("max-lines", at, "void 0;\n".repeat(151), "Maximum allowed is 150"),
  ),
  violation("max-lines", "app/routes/long/route.tsx", "void 0;\n".repeat(301), "Maximum allowed is 300"),
  violation("max-lines-per-function", "app/routes/tall/route.tsx", longPage(151)),
  violation("@typescript-eslint/no-floating-promises", "db/floats.ts", "Promise.resolve(1);"),
  violation(
    "@typescript-eslint/no-explicit-any",
    "db/any.ts",
    "export const row = (it: any): void => void it;",
  ),
  violation(
    "@typescript-eslint/no-unsafe-return",
    "db/unsafe.ts",
    'export const row = (): string => JSON.parse("");',
  ),
  violation(
    "@typescript-eslint/no-non-null-assertion",
    "db/sure.ts",
    "export const one = (all: string[]): string => all[0]!;",
  ),
  violation(
    "@typescript-eslint/switch-exhaustiveness-check",
    "app/domain/switch.ts",
    'export const f = (it: "a" | "b"): void => {\n  switch (it) {\n    case "a":\n  }\n};',
  ),
  violation(
    "@typescript-eslint/consistent-type-imports",
    "db/type.ts",
    'import { Pool } from "pg";\nexport type P = Pool;',
  ),
  violation("@typescript-eslint/ban-ts-comment", "db/quiet.ts", "// @ts-ignore\nexport const one = 1;"),
  violation("no-console", "app/jobs/speaks.ts", 'console.log("done");'),
  violation("eqeqeq", "app/lib/equal.ts", "export const same = (a: unknown, b: unknown): boolean => a == b;"),
  violation(
    "longspring/no-literal-words",
    "app/routes/words/route.tsx",
    "export const words = <p>Sign in</p>;",
  ),
  violation("longspring/no-literal-words", "app/components/words.tsx", "export const words = <p>登录</p>;"),
  violation(
    "longspring/no-literal-words",
    "app/components/label.tsx",
    'export const label = <i aria-label="Close" />;',
  ),
  violation(
    "longspring/no-literal-words",
    "app/components/alt.tsx",
    'export const alt = <img alt={"A chart"} />;',
  ),
  violation(
    "longspring/no-literal-words",
    "app/components/text.tsx",
    "export const text = <p>{`Sign in`}</p>;",
  ),
  violation(
    "longspring/no-literal-words",
    "app/components/either.tsx",
    'export const either = (open: boolean) => <p title={open ? "Open" : "·"}>{open && "Open"}</p>;',
  ),
  violation(
    "forms/drawn-for-in-forms",
    "app/components/plain-form.tsx",
    'export const form = <form method="post" />;',
  ),
  violation(
    "forms/drawn-for-in-forms",
    "app/routes/remix-form/route.tsx",
    'import { useFetcher } from "@remix-run/react";\nexport const Sent = () => { const { Form } = useFetcher(); return <Form method="post"><i /></Form>; };',
  ),
  violation(
    "no-restricted-properties",
    "tests/unit/later.test.ts",
    'import { test } from "vitest";\ntest.skip("later", () => undefined);',
  ),
  violation(
    "no-restricted-properties",
    "tests/unit/mock.test.ts",
    'import { vi } from "vitest";\nvi.mock("#app/lib/money.ts");',
  ),
  ...[
    { at: "tests/factories/near.ts", text: `export const until = "${near.until}";` },
    {
      at: "tests/support/near.ts",
      text: `export const until = (zone: string): string => \`${near.until}\${zone}\`;`,
    },
    { at: "tests/e2e/near.ts", text: `export const until = new Date(${near.year}, 5, 28);` },
    { at: "tests/bench/near.ts", text: `export const until = new Date(Date.UTC(${near.year}, 1, 28));` },
    {
      at: "tests/integration/near.test.ts",
      text: `export const options = { clock: "machine", until: "${near.until}" };`,
    },
  ].map((each) => ({ ...each, rule: "clock/no-date-near-today", says: "no fixed clock is around it" })),
];

/** Texts that only pass with a disabled rule: the code base allows no disabling. */
export const noSwitch = { at: "db/switch.ts", text: "/* eslint-disable */\nexport enum State {\n  Open,\n}" };

/** Ordinary code; no rule may report it. */
export const allowedStyle: Omit<StyleViolation, "rule">[] = [
  { at: "app/config.server.ts", text: "export const url = process.env.DATABASE_URL;" },
  { at: "scripts/allowed.ts", text: "console.log(process.env.HOME, Date.now());" },
  {
    at: "app/domain/allowed.ts",
    text: "export const later = (now: Date): Date => new Date(now.getTime() + 1);",
  },
  {
    at: "app/routes/allowed/route.tsx",
    text: 'export default function Page() {\n  return <p className="lead">{"·"}</p>;\n}',
  },
  { at: "app/components/as-long-as-allowed.tsx", text: "void 0;\n".repeat(149) + "void 0;" },
  {
    at: "app/routes/as-long-as-allowed/route.tsx",
    text: `${longPage(150)}\n${"void 0;\n".repeat(149)}void 0;`,
  },
  { at: "tests/unit/allowed.test.ts", text: `export const until = "${near.until}";` },
  {
    at: "tests/factories/allowed.ts",
    text: `export const today = "${near.year}-11-25";\nexport const until = "${near.until}";`,
  },
  {
    at: "tests/support/allowed.ts",
    text: 'export const founded = "2019-03-01";\nexport const number = "TT-2030-0001";',
  },
  { at: "app/components/allowed.tsx", text: 'export const dash = <td aria-hidden="true">—</td>;' },
];
