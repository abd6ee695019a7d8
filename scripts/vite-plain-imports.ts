import type { Plugin } from "vite";

/** As Vite writes it around each import. */
const wrapped =
  /__vitePreload\(\(\) => (import\([^()]*\)(?:\.then\([^()]*\))?),__VITE_IS_MODERN__\?__VITE_PRELOAD__:void 0\)/g;

/**
 * A part that a page loads on demand needs only `import()`. Vite wraps it in a helper that first links the part's
 * styles and scripts: all styles are in one file here, and the helper costs more than the round trip to the server that
 * it saves.
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
