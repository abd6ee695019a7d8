import { z } from "zod";
import ts from "typescript";

/** A regular expression in the code. */
export interface Pattern {
  /** File and line. */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** A file's patterns, and the places that build one from parts known only at run time. */
export interface Patterns {
  readonly patterns: readonly Pattern[];
  readonly composed: readonly string[];
}

/** Every regular expression of a file: literals, constructors, texts that `match` compiles, and zod's own formats. */
export function patternsIn(file: string, text: string): Patterns {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const patterns: Pattern[] = [];
  const composed: string[] = [];
  const visit = (node: ts.Node): void => {
    const at = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
    const add = (source: string, flags: string) => patterns.push({ at, source, flags });
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      add(node.text.slice(1, end), node.text.slice(end + 1));
    } else if (isConstructor(node)) {
      const [source, flags] = node.arguments ?? [];
      if (source && ts.isRegularExpressionLiteral(source) && !flags) return;
      if (source && ts.isStringLiteralLike(source) && (!flags || ts.isStringLiteralLike(flags)))
        add(source.text, flags?.text ?? "");
      else composed.push(at);
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [first] = node.arguments;
      const { name } = node.expression;
      if (/^(?:match|matchAll|search)$/.test(name.text) && first && ts.isStringLiteralLike(first))
        add(first.text, "");
      for (const format of formatsOf(node.expression.getText(tree))) add(format.source, format.flags);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { patterns, composed };
}

function isConstructor(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
  return isCall && /^(?:globalThis\.|window\.)?RegExp$/.test(node.expression.getText());
}

/** The patterns of zod's `z.email()`, `z.iso.date()` and the like. */
function formatsOf(call: string): RegExp[] {
  const [, name = ""] = /^z\.(?:iso\.)?(\w+)$/.exec(call) ?? [];
  if (name === "uuid") return [z.regexes.uuid()];
  if (name === "datetime") return [z.regexes.datetime({})];
  const format: unknown = Reflect.get(z.regexes, name);
  return format instanceof RegExp ? [format] : [];
}
