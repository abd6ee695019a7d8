/** A text that breaks one of ESLint's rules when it stands at `at`. */
export interface StyleViolation {
  rule: string;
  at: string;
  text: string;
  /** A word of the message, where one rule of ESLint carries several of ours. */
  says?: string;
}

const syntax = "no-restricted-syntax";
const environment = { rule: syntax, says: "environment" };
const clock = { rule: syntax, says: "now" };

/** Dates near today, put together so that the rule finds them in the violations only. */
const year = 2030;
const near = { year, until: `${year}-11-27T07:00:00+08:00` };

export const styleViolations: StyleViolation[] = [
  {
    ...environment,
    at: "app/services/reads.server.ts",
    text: "export const url = process.env.DATABASE_URL;",
  },
  { ...environment, at: "db/reads.ts", text: "export const { DATABASE_URL } = process.env;" },
  { ...environment, at: "app/routes/reads/route.tsx", text: "export const loader = () => process.env.HOME;" },
  {
    rule: "no-restricted-imports",
    says: "environment",
    at: "app/http/reads.ts",
    text: 'export { env } from "node:process";',
  },
  { ...clock, at: "app/domain/clock.ts", text: "export const today = (): Date => new Date();" },
  { ...clock, at: "app/domain/clock-text.ts", text: "export const today = (): string => Date();" },
  { ...clock, at: "app/domain/clock-number.ts", text: "export const today = (): number => Date.now();" },
  {
    rule: syntax,
    says: "chance",
    at: "app/domain/dice.ts",
    text: "export const roll = (): number => Math.random();",
  },
  {
    rule: "no-restricted-globals",
    at: "app/domain/id.ts",
    text: "export const id = (): string => crypto.randomUUID();",
  },
  {
    rule: "regexp/no-super-linear-backtracking",
    at: "app/domain/blanks.ts",
    text: "export const name = /号\\s*:?\\s*x/u;",
  },
  {
    rule: "regexp/no-super-linear-move",
    at: "db/trailing.ts",
    text: 'export const bare = (text: string): string => text.replace(/0+$/, "");',
  },
  { rule: "no-restricted-globals", at: "app/lib/later.ts", text: "setTimeout(() => undefined, 1);" },
  {
    rule: syntax,
    says: "Export by name",
    at: "app/services/one.server.ts",
    text: "export default function one() {}",
  },
  {
    rule: syntax,
    says: "Export by name",
    at: "app/services/two.server.ts",
    text: "const two = 2;\nexport { two as default };",
  },
  { rule: syntax, says: "union", at: "db/state.ts", text: "export enum State {\n  Open,\n}" },
  {
    rule: syntax,
    says: "class",
    at: "app/components/box.tsx",
    text: "export const box = <p style={{ margin: 0 }} />;",
  },
  {
    rule: syntax,
    says: "raw HTML",
    at: "app/components/raw.tsx",
    text: 'export const raw = <p dangerouslySetInnerHTML={{ __html: "" }} />;',
  },
  {
    rule: syntax,
    says: "Write the members",
    at: "db/spread-object.ts",
    text: "export const row = { a: 1, ...{ b: 2, c: 3 } };",
  },
  {
    rule: syntax,
    says: "Write the members",
    at: "db/spread-array.ts",
    text: "export const row = [1, ...[2, 3]];",
  },
  {
    rule: syntax,
    says: "Write the members",
    at: "app/components/spread.tsx",
    text: 'export const spread = <p {...{ id: "a" }} />;',
  },
  {
    rule: "max-lines",
    at: "app/services/long.server.ts",
    text: "export const line = 1;\n".replace("line", "first") + "void 0;\n".repeat(300),
  },
  { rule: "@typescript-eslint/no-floating-promises", at: "db/floats.ts", text: "Promise.resolve(1);" },
  {
    rule: "@typescript-eslint/no-explicit-any",
    at: "db/any.ts",
    text: "export const row = (it: any): void => void it;",
  },
  {
    rule: "@typescript-eslint/no-unsafe-return",
    at: "db/unsafe.ts",
    text: 'export const row = (): string => JSON.parse("");',
  },
  {
    rule: "@typescript-eslint/no-non-null-assertion",
    at: "db/sure.ts",
    text: "export const one = (all: string[]): string => all[0]!;",
  },
  {
    rule: "@typescript-eslint/switch-exhaustiveness-check",
    at: "app/domain/switch.ts",
    text: 'export const f = (it: "a" | "b"): void => {\n  switch (it) {\n    case "a":\n  }\n};',
  },
  {
    rule: "@typescript-eslint/consistent-type-imports",
    at: "db/type.ts",
    text: 'import { Pool } from "pg";\nexport type P = Pool;',
  },
  {
    rule: "@typescript-eslint/ban-ts-comment",
    at: "db/quiet.ts",
    text: "// @ts-ignore\nexport const one = 1;",
  },
  { rule: "no-console", at: "app/jobs/speaks.ts", text: 'console.log("done");' },
  {
    rule: "eqeqeq",
    at: "app/lib/equal.ts",
    text: "export const same = (a: unknown, b: unknown): boolean => a == b;",
  },
  {
    rule: "longspring/no-literal-words",
    at: "app/routes/words/route.tsx",
    text: "export const words = <p>Sign in</p>;",
  },
  {
    rule: "longspring/no-literal-words",
    at: "app/components/words.tsx",
    text: "export const words = <p>登录</p>;",
  },
  {
    rule: "longspring/no-literal-words",
    at: "app/components/label.tsx",
    text: 'export const label = <i aria-label="Close" />;',
  },
  {
    rule: "longspring/no-literal-words",
    at: "app/components/alt.tsx",
    text: 'export const alt = <img alt={"A chart"} />;',
  },
  {
    rule: "longspring/no-literal-words",
    at: "app/components/text.tsx",
    text: "export const text = <p>{`Sign in`}</p>;",
  },
  {
    rule: "longspring/no-literal-words",
    at: "app/components/either.tsx",
    text: 'export const either = (open: boolean) => <p title={open ? "Open" : "·"}>{open && "Open"}</p>;',
  },
  {
    rule: "no-restricted-properties",
    at: "tests/unit/later.test.ts",
    text: 'import { test } from "vitest";\ntest.skip("later", () => undefined);',
  },
  {
    rule: "no-restricted-properties",
    at: "tests/unit/mock.test.ts",
    text: 'import { vi } from "vitest";\nvi.mock("#app/lib/money.ts");',
  },
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

/** Texts that a switched-off rule would let pass: the code base has no switch. */
export const noSwitch = { at: "db/switch.ts", text: "/* eslint-disable */\nexport enum State {\n  Open,\n}" };

/** What the code base writes every day; no rule may object. */
export const lawfulStyle: Omit<StyleViolation, "rule">[] = [
  { at: "app/config.server.ts", text: "export const url = process.env.DATABASE_URL;" },
  { at: "scripts/lawful.ts", text: "console.log(process.env.HOME, Date.now());" },
  {
    at: "app/domain/lawful.ts",
    text: "export const later = (now: Date): Date => new Date(now.getTime() + 1);",
  },
  {
    at: "app/routes/lawful/route.tsx",
    text: 'export default function Page() {\n  return <p className="lead">{"·"}</p>;\n}',
  },
  { at: "tests/unit/lawful.test.ts", text: `export const until = "${near.until}";` },
  {
    at: "tests/factories/lawful.ts",
    text: `export const today = "${near.year}-11-25";\nexport const until = "${near.until}";`,
  },
  {
    at: "tests/support/lawful.ts",
    text: 'export const founded = "2019-03-01";\nexport const number = "TT-2030-0001";',
  },
  { at: "app/components/lawful.tsx", text: 'export const dash = <td aria-hidden="true">—</td>;' },
];
