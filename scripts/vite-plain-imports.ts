import type { Plugin } from "vite";

/** As Vite writes it around each import. */
const wrapped =
  /__vitePreload\(\(\) => (import\([^()]*\)(?:\.then\([^()]*\))?),__VITE_IS_MODERN__\?__VITE_PRELOAD__:void 0\)/g;

/**
 * What a page fetches when it is wanted needs no more than `import()`. Vite wraps it in a helper that first links the
 * styles and scripts of what comes: of styles we have one file, and the helper weighs more than a turn to the server
 * costs whoever opens such a part.
 */
export function plainImports(): Plugin {
  return {
    name: "longspring:plain-imports",
    enforce: "pre",
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    config: () => ({ build: { modulePreload: false } }),
    load: (id) =>
      id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null,
    renderChunk: {
      order: "pre",
      handler: (code) => ({ code: code.replace(wrapped, "$1"), map: null }),
    },
  };
}
