import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import { drawnForInForms } from "./scripts/eslint-rules/drawn-for-in-forms.js";
import { noDateNearToday } from "./scripts/eslint-rules/no-date-near-today.js";
import { noLiteralWords } from "./scripts/eslint-rules/no-literal-words.js";

const tests = ["tests/**/*.{ts,tsx}"];
const plain = ["**/*.{js,mjs}"];
/** The few files whose consumer needs a default export. */
const mayDefaultExport = [
  "app/routes/**/route.{ts,tsx}",
  "app/root.tsx",
  "app/entry.server.tsx",
  "app/routes.ts",
];
const toolsMayDefaultExport = [
  "*.config.{ts,js}",
  ".dependency-cruiser.js",
  "tests/e2e/support/global-setup.ts",
];

const noDefaultExport = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message: "Export by name; only routes and configuration have default exports.",
};
const everywhere = [
  { selector: "TSEnumDeclaration", message: "Use a union of strings." },
  {
    selector: "JSXAttribute[name.name='style']",
    message: "The content security policy forbids it: use a class.",
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "React escapes what it renders; nothing here needs raw HTML.",
  },
  ...["button", "input"].map((name) => ({
    selector: `JSXOpeningElement[name.name='${name}']:not(:has(> JSXAttribute[name.name='type']))`,
    message: "Give it a type: a button without one submits, an input without one is a text.",
  })),
  {
    selector:
      "JSXElement[openingElement.name.name='fieldset']:not(:has(JSXOpeningElement[name.name='legend']))",
    message: "A fieldset has a legend, if only for screen readers.",
  },
  {
    selector:
      "JSXOpeningElement:has(> JSXAttribute[name.name='type'][value.value='hidden']) > JSXAttribute[name.name='readOnly']",
    message: "HTML does not allow readonly on a hidden input.",
  },
  ...[
    "SpreadElement[argument.type='ObjectExpression']",
    "SpreadElement[argument.type='ArrayExpression']",
    "SpreadElement[argument.type='TSAsExpression'][argument.expression.type=/^(Array|Object)Expression$/]",
    "JSXSpreadAttribute[argument.type='ObjectExpression']",
  ].map((selector) => ({ selector, message: "Write the members themselves: this spread does nothing." })),
];
const noClockOrChance = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The domain takes `now`." },
  { selector: "CallExpression[callee.name='Date']", message: "The domain takes `now`." },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The domain takes `now`.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "The domain has no chance.",
  },
];
const noEnvironment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "Only app/config.server.ts reads the environment.",
  },
  {
    selector:
      "MemberExpression[object.object.name='globalThis'][object.property.name='process'][property.name='env']",
    message: "Only app/config.server.ts reads the environment.",
  },
];
const noProcessImport = {
  paths: ["process", "node:process"].map((name) => ({
    name,
    message: "Only app/config.server.ts reads the environment.",
  })),
};

/** @type {import("typescript-eslint").ConfigArray[number]["rules"]} */
const typed = {
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/no-floating-promises": "error",
  "@typescript-eslint/no-non-null-assertion": "error",
  "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
  "@typescript-eslint/no-import-type-side-effects": "error",
  "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
  "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
  "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: false }],
  "@typescript-eslint/require-await": "off", // a port often requires an async signature
  "@typescript-eslint/unbound-method": "off",
};

export default tseslint.config(
  { ignores: ["build/", "node_modules/", ".data/", ".cache/", "playwright-report/", "test-results/"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  {
    files: ["**/*.{ts,tsx,js,mjs}"],
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-syntax": ["error", ...everywhere, noDefaultExport],
      "max-lines": ["error", 300],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    // A page is the module of a route; every other .tsx file holds components.
    files: ["app/**/*.tsx"],
    rules: { "max-lines-per-function": ["error", 150] },
  },
  {
    files: ["app/**/*.tsx"],
    ignores: ["app/routes/*/route.tsx"],
    rules: { "max-lines": ["error", 150] },
  },
  {
    files: ["app/**/*.{ts,tsx}", "db/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-imports": ["error", noProcessImport],
      "no-restricted-syntax": ["error", ...everywhere, ...noEnvironment, noDefaultExport],
    },
  },
  {
    // User input is matched by these: no text may make them take more than linear time (see also prove-patterns.ts).
    files: ["{app,db,scripts}/**/*.{ts,tsx,js,mjs}"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": "error",
    },
  },
  {
    files: ["app/domain/**/*.ts", "app/lib/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...everywhere, ...noEnvironment, ...noClockOrChance, noDefaultExport],
      "no-restricted-globals": [
        "error",
        ...[
          "crypto",
          "performance",
          "fetch",
          "setTimeout",
          "setInterval",
          "setImmediate",
          "process",
          "window",
          "document",
        ].map((name) => ({ name, message: "The domain is pure: no I/O, no clock, no chance." })),
      ],
    },
  },
  {
    files: ["app/config.server.ts"],
    rules: { "no-restricted-syntax": ["error", ...everywhere, noDefaultExport] },
  },
  {
    files: mayDefaultExport,
    rules: { "no-restricted-syntax": ["error", ...everywhere, ...noEnvironment] },
  },
  {
    files: ["app/routes/**/*.tsx", "app/components/**/*.tsx", "app/root.tsx"],
    plugins: { longspring: { rules: { "no-literal-words": noLiteralWords } } },
    rules: { "longspring/no-literal-words": "error" },
  },
  {
    // But for signing out and for the language, which are the browser's.
    files: ["app/**/*.tsx"],
    ignores: ["app/components/layout/{header,account-menu}.tsx"],
    plugins: { forms: { rules: { "drawn-for-in-forms": drawnForInForms } } },
    rules: { "forms/drawn-for-in-forms": "error" },
  },
  {
    files: tests,
    plugins: { clock: { rules: { "no-date-near-today": noDateNearToday } } },
    rules: {
      "clock/no-date-near-today": "error",
      "no-restricted-syntax": ["error", ...everywhere, noDefaultExport],
      "no-restricted-properties": [
        "error",
        ...["describe", "test", "it"].flatMap((object) =>
          ["only", "skip", "todo"].map((property) => ({ object, property, message: "Each test runs." })),
        ),
        ...["mock", "spyOn"].map((property) => ({
          object: "vi",
          property,
          message: "No mock of our own code.",
        })),
      ],
    },
  },
  {
    files: ["app/http/**/*.ts", "app/routes/**/*.{ts,tsx}", "app/root.tsx", ...tests],
    rules: { "@typescript-eslint/only-throw-error": "off" }, // Remix loaders throw responses
  },
  {
    files: toolsMayDefaultExport,
    rules: { "no-restricted-syntax": ["error", ...everywhere] },
  },
  {
    files: plain,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { "no-undef": "off" },
  },
);
