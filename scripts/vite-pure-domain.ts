import type { Plugin } from "vite";

const pureFolder = /\/app\/(?:domain|lib|shared|http)\//;
/** Pure as well, though its package.json does not state so; zod's does. */
const arithmetic = /\/node_modules\/decimal\.js\//;
/** A plain value: marking it would gain nothing. */
const inert = new Set(["Literal", "ArrowFunctionExpression", "FunctionExpression", "Identifier"]);

/**
 * The domain is pure, so whatever of it a page does not use can be removed from the browser's scripts. Rollup cannot
 * infer that of a call (`z.object(…)`, `schema.extend(…)`); here each constant is marked. Otherwise one list of codes
 * would include zod, a quarter of a page's size limit.
 */
export function pureDomain(): Plugin {
  return {
    name: "longspring:pure-domain",
    enforce: "post",
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    transform(code, id) {
      if (arithmetic.test(id)) return { code, map: null, moduleSideEffects: false };
      if (!pureFolder.test(id) || !id.endsWith(".ts") || id.endsWith(".server.ts")) return null;
      let marked = code;
      for (const statement of this.parse(code).body.toReversed()) {
        const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
        if (declaration?.type !== "VariableDeclaration") continue;
        for (const { init } of declaration.declarations.toReversed()) {
          if (!init || inert.has(init.type)) continue;
          const { start, end } = init as typeof init & { start: number; end: number };
          marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
        }
      }
      return { code: marked, map: null, moduleSideEffects: false };
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const zod = Object.entries(chunk.modules).some(
          ([id, { renderedLength }]) => id.includes("/node_modules/zod/") && renderedLength > 0,
        );
        if (zod) this.error(`${chunk.fileName} carries zod: a view uses a schema, or a value made from one`);
      }
    },
  };
}
