import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import type {} from "@remix-run/node";
import remixConfig from "./remix.config.js";
import { pureDomain } from "./scripts/vite-pure-domain.ts";
import { smallFramework } from "./scripts/vite-small-framework.ts";
import { words } from "./scripts/vite-words.ts";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** What every page needs: packages that no release of ours changes, and the component kit as one file. */
const chunks: readonly (readonly [name: string, modules: RegExp])[] = [
  [
    "framework",
    /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(react|router))\//,
  ],
  ["kit", /\/app\/(components\/ui|i18n|lib)\/|\/app\/http\/(paths|reply)\.ts/],
  ["words", /node_modules\/(use-intl|intl-messageformat|@formatjs\/[\w-]+)\//],
];

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [...words(), tailwindcss(), remix(remixConfig), pureDomain(), smallFramework()],
  build: {
    sourcemap: false,
    target: "es2022",
    reportCompressedSize: false,
    assetsInlineLimit: 0, // a data: URL would need a hole in the content security policy
    rollupOptions: {
      ...(isSsrBuild
        ? {}
        : {
            output: { manualChunks: (id: string) => chunks.find(([, modules]) => modules.test(id))?.[0] },
          }),
      onwarn: (warning, warn) => {
        // zod explains its annotations in comments that Rollup takes for more of them.
        if (warning.code !== "INVALID_ANNOTATION" || !warning.id?.includes("/node_modules/")) warn(warning);
      },
    },
  },
}));
