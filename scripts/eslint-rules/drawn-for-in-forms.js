/**
 * The parts of ESLint's JSX tree that this rule reads.
 * @typedef {object} Node
 * @property {string} type
 * @property {any} [value]
 * @property {any} [name]
 * @property {Node} [object]
 * @property {Node} [property]
 * @property {any} [openingElement]
 * @property {Node[]} [children]
 */

/** @param {Node} name */
const isForm = (name) =>
  name.type === "JSXMemberExpression" ? name.property?.name === "Form" : /^[fF]orm$/.test(name.name);

/** @param {Node} element */
const isDrawnFor = ({ type, openingElement }) =>
  type === "JSXElement" && openingElement.name.name === "DrawnFor";

/**
 * Every form that is posted says for whom its page was drawn; otherwise a tab of one organization would write into
 * another. `PostForm` says it by itself.
 * @type {import("eslint").Rule.RuleModule}
 */
export const drawnForInForms = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      missing: "Use PostForm, or put <DrawnFor /> into this form: it says for whom the page was drawn.",
    },
  },
  create(context) {
    return {
      JSXElement(/** @type {any} */ node) {
        const { name, attributes } = node.openingElement;
        if (!isForm(name)) return;
        const method = attributes.find(
          (/** @type {any} */ { name: attribute }) => attribute?.name === "method",
        );
        if (method === undefined || method.value?.value === "get") return;
        if (!node.children.some(isDrawnFor))
          context.report({ node: node.openingElement, messageId: "missing" });
      },
    };
  },
};
