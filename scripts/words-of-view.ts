import { parseAst } from "vite";

/** What a view needs of the messages: a whole namespace (`common`), or a part of one (`offer.compare`). */
export type WordsPath = string;

export type Tree = { [key: string]: string | Tree };

/** Stands where a key or a group cannot be known from the code; no key of ours looks like it. */
const unknown = "?";

interface Node {
  type: string;
  [key: string]: unknown;
}

/** Namespaces that nearly every page needs most of: fetched whole, in one piece. */
const whole = new Set(["common"]);
/** Groups of `terms` that a page names itself; `useTerm` never reaches them. */
const apart = ["states", "events", "subjects"];
/** The components that label codes by the group in `of`. */
const labellers = new Set(["Term", "TermList"]);

/**
 * Reads from a view's compiled code which words it may show. `useTranslations("offer")` whose keys are all written out
 * needs only their parts; where a key, or the translator itself, goes through other hands, it needs the namespace.
 * Labels of codes are found by the group that is named: `term("stages", …)`, `<Term of="stages">`; or all at once where
 * the labeller is made, `useTerm("stages", "sectors")`.
 */
export function wordsOfView(code: string, messages: Readonly<Record<string, Tree>>): WordsPath[] {
  if (!code.includes("useTranslations") && !code.includes("Term")) return [];
  const { translators, labels } = readView(parseAst(code) as unknown as Node);
  const paths = translators.flatMap(({ path, starts }) => {
    const [namespace = "", part] = path.split(".");
    if (whole.has(namespace)) return [namespace];
    if (part !== undefined) return [`${namespace}.${part}`];
    if (starts.has(unknown)) return [namespace];
    return [...starts].map((start) => partOf(namespace, start, messages[namespace] ?? {}));
  });
  const groups = Object.keys(messages["terms"] ?? {}).filter((group) => !apart.includes(group));
  const named = labels.has(unknown) ? groups : groups.filter((group) => labels.has(group));
  return [...new Set([...paths, ...named.map((group) => `terms.${group}`)])].filter(Boolean).sort();
}

/** The words at a path: `offer.compare`, all of `common`, or with `offer.` the messages that are in no part. */
export function wordsAt(path: WordsPath, messages: Tree): Tree {
  const [, part] = path.split(".");
  if (part === undefined) return messages;
  if (part === "")
    return Object.fromEntries(Object.entries(messages).filter(([, value]) => typeof value === "string"));
  const tree = messages[part];
  return tree === undefined ? {} : { [part]: tree };
}

function partOf(namespace: string, key: string, messages: Tree): WordsPath {
  const message = messages[key];
  if (message === undefined) return "";
  return typeof message === "string" ? `${namespace}.` : `${namespace}.${key}`;
}

interface Translator {
  path: string;
  /** The first words of the keys that it is asked for. */
  starts: Set<string>;
}

function readView(program: Node): { translators: Translator[]; labels: Set<string> } {
  const translators: Translator[] = [];
  const labels = new Set<string>();
  /** By function, the names in it that translate or label. */
  const inScope = new Map<Node, Map<string, Translator | "labels">>();

  walk(program, [], (node, ancestors) => {
    if (node.type !== "CallExpression") return;
    const callee = identifier(node["callee"]);
    const parent = ancestors.at(-1);
    const name = parent?.type === "VariableDeclarator" ? identifier(parent["id"]) : null;
    const scope = ancestors.findLast(isScope) ?? program;
    const path = callee === "useTranslations" ? textOf(first(node)) : null;
    if (callee === "useTranslations" && path === null) {
      throw new Error("useTranslations wants its namespace written out, so that the page's words are known");
    }
    const declare = (what: Translator | "labels") => {
      if (name !== null) inScope.set(scope, new Map(inScope.get(scope)).set(name, what));
    };
    if (path !== null) {
      const translator: Translator = { path, starts: new Set() };
      translators.push(translator);
      if (name === null) translator.starts.add(unknown);
      declare(translator);
    }
    if (callee === "useTerm") {
      const groups = node["arguments"] as Node[];
      for (const group of groups) labels.add(textOf(group) ?? unknown);
      if (groups.length === 0 && name === null) labels.add(unknown);
      if (groups.length === 0) declare("labels");
    }
  });

  walk(program, [], (node, ancestors, key) => {
    const parent = ancestors.at(-1);
    const name = identifier(node);
    if (name !== null && parent !== undefined && isReference(parent, key)) {
      const scopes = [...ancestors.filter(isScope).reverse(), program];
      const meant = scopes.map((scope) => inScope.get(scope)?.get(name)).find((found) => found !== undefined);
      const call = callThrough(parent, key, ancestors.at(-2));
      const argument = call && first(call);
      if (meant === "labels") labels.add((argument && textOf(argument)) ?? unknown);
      else if (meant) for (const start of argument ? startsOf(argument) : [unknown]) meant.starts.add(start);
    }
    const component = node.type === "CallExpression" ? identifier(first(node)) : null;
    if (component === "TermPath") labels.add("sectors");
    else if (component !== null && labellers.has(component))
      labels.add(textOf(propOf(node, "of")) ?? unknown);
  });
  return { translators, labels };
}

function isScope(node: Node): boolean {
  return /Function/.test(node.type);
}

/** The call that a name is used for, `t(…)` or `t.rich(…)`; undefined where the name itself is handed on. */
function callThrough(parent: Node, key: string, grandparent: Node | undefined): Node | undefined {
  if (parent.type === "CallExpression" && key === "callee") return parent;
  const isMethod =
    parent.type === "MemberExpression" && key === "object" && grandparent?.type === "CallExpression";
  return isMethod && grandparent["callee"] === parent ? grandparent : undefined;
}

/** Declarations and property names bear the name, but do nothing with it. */
function isReference(parent: Node, key: string): boolean {
  if (parent.type === "VariableDeclarator" && key === "id") return false;
  if (parent.type === "Property" && key === "key") return false;
  if (parent.type === "MemberExpression" && key === "property") return false;
  return !/^Import|^Export|Params$/.test(parent.type);
}

function walk(
  node: Node,
  ancestors: Node[],
  visit: (node: Node, ancestors: Node[], key: string) => void,
  key = "",
): void {
  visit(node, ancestors, key);
  for (const [name, value] of Object.entries(node)) {
    const children = Array.isArray(value) ? (value as unknown[]) : [value];
    for (const child of children) if (isNode(child)) walk(child, [...ancestors, node], visit, name);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function identifier(node: unknown): string | null {
  return isNode(node) && node.type === "Identifier" ? String(node["name"]) : null;
}

function first(call: Node): Node | undefined {
  return (call["arguments"] as Node[])[0];
}

function textOf(node: Node | undefined): string | null {
  return node?.type === "Literal" && typeof node["value"] === "string" ? node["value"] : null;
}

/** The first word of a key: of `"fields.name"` and of `` `fields.${x}` `` it is `fields`; of a choice, both. */
function startsOf(node: Node): string[] {
  if (node.type === "ConditionalExpression") {
    return [...startsOf(node["consequent"] as Node), ...startsOf(node["alternate"] as Node)];
  }
  const text = textOf(node) ?? (node.type === "TemplateLiteral" ? beginningOf(node) : null);
  return [text?.split(".")[0] ?? unknown];
}

/** What a template begins with, if its first word is written out. */
function beginningOf(template: Node): string | null {
  const { cooked } = ((template["quasis"] as Node[])[0]?.["value"] ?? {}) as { cooked?: string };
  return cooked?.includes(".") === true ? cooked : null;
}

function propOf(call: Node, name: string): Node | undefined {
  const props = (call["arguments"] as Node[])[1];
  const properties = props?.type === "ObjectExpression" ? (props["properties"] as Node[]) : [];
  return properties.find((property) => identifier(property["key"]) === name)?.["value"] as Node | undefined;
}
