import { minify } from "terser";
import type { Plugin } from "vite";

/** What every page loads. */
const everywhere = new Set(["framework", "kit"]);
/** Other chunks of so many characters are minified by Terser, too. */
const LARGE_CHUNK = 15_000;

/**
 * The framework and what every page loads with it is most of a page's size. Terser makes it 3.4 kB smaller than Vite's
 * own minifier, and the heaviest pages' own scripts 100 bytes; for the rest the gain is not worth the build time.
 */
export function smallFramework(): Plugin {
  return {
    name: "longspring:small-framework",
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    renderChunk: {
      order: "post",
      async handler(code, { name }) {
        if (!everywhere.has(name) && code.length < LARGE_CHUNK) return null;
        const { code: small = code } = await minify(code, {
          module: true,
          ecma: 2020,
          compress: { passes: 3, keep_fargs: false, unsafe_arrows: true, pure_getters: true },
        });
        return { code: small, map: null };
      },
    },
  };
}
