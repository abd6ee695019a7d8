import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import type {} from "@remix-run/node";
import remixConfig from "./remix.config.js";
import { plainImports } from "./scripts/vite-plain-imports.ts";
import { pureDomain } from "./scripts/vite-pure-domain.ts";
import { smallFramework } from "./scripts/vite-small-framework.ts";
import { words } from "./scripts/vite-words.ts";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * What many pages need, in few files: packages that no release of ours changes, the words' and components' kit that
 * nearly all pages use, and what their forms are made of. What few pages share, Rollup cuts by who shares it.
 */
const chunks: readonly (readonly [name: string, modules: RegExp])[] = [
  [
    "framework",
    /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(react|router))\//,
  ],
  ["kit", /\/app\/(i18n|lib\/(?!money))\/|\/app\/shared\/(paths|reply)\.ts/],
  [
    "kit",
    /\/ui\/(badge|button|class-names|drawn-once|facts|form|icon|money|notice|page-header|plain-links|refusal|running-number|term|when)\.tsx?$/,
  ],
  ["kit", /\/components\/(layout\/(?!late-view|error-page)[\w-]+|live\/stream)\.tsx?$/],
  ["matching", /\/ui\/(criteria|fit|reasons)\.tsx$/],
  ["fields", /\/ui\/(choices|field|inputs|reply-form)\.tsx?$/],
  ["words", /node_modules\/(use-intl|intl-messageformat|@formatjs\/[\w-]+)\//],
];

/**
 * Packages that browsers load in development, besides React and Remix: bundled at the start. One that is discovered only
 * when a page imports it reloads every open page.
 */
const inBrowsers = ["use-intl", "@conform-to/react", "zod", "decimal.js"];

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [...words(), tailwindcss(), remix(remixConfig), pureDomain(), plainImports(), smallFramework()],
  optimizeDeps: { include: inBrowsers },
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
