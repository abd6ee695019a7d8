/**
 * The parts of ESLint's tree that this rule reads.
 * @typedef {object} Node
 * @property {string} type
 * @property {any} [value]
 * @property {any} [callee]
 * @property {Node[]} [arguments]
 * @property {any} [id]
 * @property {any} [init]
 * @property {any} [key]
 */

/** A day or a month of the years around the writing of this code, in ISO 8601. */
const nearDate = /20(?:2[5-9]|3[0-5])(?:-(?:0[1-9]|1[0-2])(?!\d)(?:-\d\d)?)/;
/** What Vitest runs, under tests/support/fixed-clock.ts. */
const underFixedClock = /[\\/]tests[\\/](?:unit|integration)[\\/]/;
const ownPresent = new Set(["now", "today", "origin"]);

const isNearYear = (/** @type {Node | undefined} */ node) =>
  node?.type === "Literal" && Number.isInteger(node.value) && node.value >= 2025 && node.value <= 2035;

/**
 * A test that compares a date near today with the real clock passes only for a while. A file's clock is fixed if
 * - it is in tests/unit or tests/integration: tests/support/fixed-clock.ts moves the clock of the process and of its
 *   databases to one origin, unless the file opens its database with `clock: "machine"`;
 * - or it has its own fixed time, which it passes to what it calls: a constant `now`, `today` or `origin` that it
 *   declares by a literal, or that it imports from another file of the tests.
 * @type {import("eslint").Rule.RuleModule}
 */
export const noDateNearToday = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      date:
        "“{{date}}” is right for a while only, and no fixed clock is around it. Count from `new Date()`, declare the " +
        "file's own present as a constant `now` or `today` and pass it on, or move it to tests/unit or " +
        'tests/integration without `clock: "machine"`.',
    },
  },
  create(context) {
    let isFixed = underFixedClock.test(context.filename);
    /** @type {{ node: any, date: string }[]} */
    const found = [];
    const look = (/** @type {Node} */ node, /** @type {unknown} */ text) => {
      const date = typeof text === "string" ? nearDate.exec(text)?.[0] : undefined;
      if (date !== undefined) found.push({ node, date });
    };
    const lookAtYear = (/** @type {Node} */ node) => {
      const [year] = node.arguments ?? [];
      if (isNearYear(year)) found.push({ node, date: String(year?.value) });
    };
    return {
      Literal: (/** @type {Node} */ node) => look(node, node.value),
      TemplateElement: (/** @type {Node} */ node) => look(node, node.value.cooked),
      "NewExpression[callee.name='Date']": lookAtYear,
      "CallExpression[callee.object.name='Date'][callee.property.name='UTC']": lookAtYear,
      VariableDeclarator(/** @type {Node} */ node) {
        const text = context.sourceCode.getText(/** @type {any} */ (node.init ?? node));
        if (ownPresent.has(node.id.name) && nearDate.test(text)) isFixed = true;
      },
      ImportDeclaration(/** @type {any} */ node) {
        const fromTests = /^(?:#tests\/|\.)/.test(node.source.value);
        const names = node.specifiers.map((/** @type {any} */ { local }) => local.name);
        if (fromTests && names.some((/** @type {string} */ name) => ownPresent.has(name))) isFixed = true;
      },
      "Property[key.name='clock'][value.value='machine']"() {
        isFixed = false;
      },
      "Program:exit"() {
        if (isFixed) return;
        for (const { node, date } of found) context.report({ node, messageId: "date", data: { date } });
      },
    };
  },
};
