/**
 * The parts of ESLint's JSX tree that this rule reads.
 * @typedef {object} Node
 * @property {string} type
 * @property {any} [value]
 * @property {any} [name]
 * @property {Node} [expression]
 * @property {{ value: { cooked?: string } }[]} [quasis]
 * @property {Node} [consequent]
 * @property {Node} [alternate]
 * @property {Node} [left]
 * @property {Node} [right]
 */

const spokenAttributes = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "title",
  "placeholder",
  "alt",
  "label",
  "summary",
]);
const hasEmails = (/** @type {string} */ text) => /\p{L}/u.test(text);

/**
 * The text of a literal node, in any notation.
 * @param {Node | null | undefined} node
 * @returns {string}
 */
function literalText(node) {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? node.value : "";
    case "TemplateLiteral":
      return (node.quasis ?? []).map((quasi) => quasi.value.cooked ?? "").join("");
    case "JSXExpressionContainer":
      return literalText(node.expression);
    case "ConditionalExpression":
      return literalText(node.consequent) + literalText(node.alternate);
    case "LogicalExpression":
      return literalText(node.left) + literalText(node.right);
    default:
      return "";
  }
}

/**
 * Displayed text comes from app/i18n/messages, in both languages; text in JSX exists in only one.
 * @type {import("eslint").Rule.RuleModule}
 */
export const noLiteralWords = {
  meta: {
    type: "problem",
    schema: [],
    messages: { word: "“{{text}}” is read by people: put it into app/i18n/messages." },
  },
  create(context) {
    const report = (/** @type {any} */ node, /** @type {string} */ text) => {
      if (hasEmails(text))
        context.report({ node, messageId: "word", data: { text: text.trim().slice(0, 40) } });
    };
    const reportLiteral = (/** @type {Node} */ node) => report(node, literalText(node));
    return {
      JSXText: (/** @type {Node} */ node) => report(node, node.value),
      "JSXElement > JSXExpressionContainer": reportLiteral,
      "JSXFragment > JSXExpressionContainer": reportLiteral,
      JSXAttribute(/** @type {Node} */ node) {
        if (spokenAttributes.has(node.name.name)) report(node, literalText(node.value));
      },
    };
  },
};
