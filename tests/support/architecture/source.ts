import ts from "typescript";

/** The guards' import path in routes, and in the root, which is beside their folder. */
const guards = ["#app/http/guards.server.ts", "./http/guards.server.ts"];

const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile("file.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

/** What a file exports besides types: its name, and the body when it is a function written there. */
interface ExportedValue {
  name: string;
  body: ts.ConciseBody | undefined;
  isFunction: boolean;
}

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);

/** Each value that the file exports, in order. */
export function exportedValues(text: string): ExportedValue[] {
  return parse(text).statements.flatMap((statement): ExportedValue[] => {
    if (ts.isExportDeclaration(statement)) return reExports(statement);
    if (ts.isExportAssignment(statement)) return [{ name: "default", body: undefined, isFunction: false }];
    if (!isExported(statement)) return [];
    if (ts.isFunctionDeclaration(statement)) {
      return [{ name: statement.name?.text ?? "default", body: statement.body, isFunction: true }];
    }
    if (ts.isClassDeclaration(statement)) {
      return [{ name: statement.name?.text ?? "default", body: undefined, isFunction: false }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map(({ name, initializer }) => {
      const written =
        initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
      return { name: name.getText(), body: written ? initializer.body : undefined, isFunction: !!written };
    });
  });
}

function reExports(statement: ts.ExportDeclaration): ExportedValue[] {
  if (statement.isTypeOnly) return [];
  if (!statement.exportClause) return [{ name: "*", body: undefined, isFunction: false }];
  if (!ts.isNamedExports(statement.exportClause)) return [];
  return statement.exportClause.elements
    .filter((element) => !element.isTypeOnly)
    .map((element) => ({ name: element.name.text, body: undefined, isFunction: false }));
}

/** The loaders and actions of a route whose first statement does not await a guard. */
export function unguarded(text: string): string[] {
  const known = guardNames(parse(text));
  return exportedValues(text)
    .filter(({ name }) => name === "loader" || name === "action")
    .filter(({ body }) => !body || !awaitsGuard(firstStatement(body), known))
    .map(({ name }) => name);
}

function guardNames(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    if (!guards.includes(statement.moduleSpecifier.text)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings))
      bindings.elements.forEach(({ name }) => names.add(name.text));
  }
  return names;
}

const firstStatement = (body: ts.ConciseBody): ts.Node | undefined =>
  ts.isBlock(body) ? body.statements[0] : body;

/** The guard must be awaited at once: a call that is not awaited, or inside a callback, guards nothing. */
function awaitsGuard(node: ts.Node | undefined, known: Set<string>): boolean {
  if (!node) return false;
  if (ts.isExpressionStatement(node)) return isAwaitedGuard(node.expression, known);
  if (!ts.isVariableStatement(node)) return false;
  const initializer = node.declarationList.declarations[0]?.initializer;
  return !!initializer && isAwaitedGuard(initializer, known);
}

function isAwaitedGuard(node: ts.Expression, known: Set<string>): boolean {
  return (
    ts.isAwaitExpression(node) &&
    ts.isCallExpression(node.expression) &&
    ts.isIdentifier(node.expression.expression) &&
    known.has(node.expression.expression.text)
  );
}

/** Exports that Remix finds by their name, so that each route has its own. */
const remixExports = new Set([
  "action",
  "clientAction",
  "clientLoader",
  "default",
  "ErrorBoundary",
  "handle",
  "headers",
  "HydrateFallback",
  "Layout",
  "links",
  "loader",
  "meta",
  "shouldRevalidate",
]);

/** The names under which two files export a function, each with its files; a search for such a name finds both. */
export function sharedFunctionNames(sources: ReadonlyMap<string, string>): string[] {
  const pathsOf = new Map<string, Set<string>>();
  for (const [path, text] of sources) {
    for (const { name, isFunction } of exportedValues(text)) {
      if (!isFunction || remixExports.has(name)) continue;
      pathsOf.set(name, (pathsOf.get(name) ?? new Set<string>()).add(path));
    }
  }
  return [...pathsOf]
    .filter(([, paths]) => paths.size > 1)
    .map(([name, paths]) => `${name}: ${[...paths].join(", ")}`);
}
