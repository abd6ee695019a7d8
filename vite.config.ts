import { readdirSync } from "node:fs";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import type {} from "@remix-run/node";
import remixConfig from "./remix.config.js";
import { plainImports } from "./scripts/vite-plain-imports.ts";
import { pureDomain } from "./scripts/vite-pure-domain.ts";
import { smallFramework } from "./scripts/vite-small-framework.ts";
import { messages } from "./scripts/vite-messages.ts";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * Matches the given modules of a folder of `app/components`. The build fails where one of them does not exist, so that
 * a renamed module does not silently move to another chunk.
 */
function componentsOf(folder: string, ...names: string[]): RegExp {
  const files = readdirSync(new URL(`app/components/${folder}`, import.meta.url));
  const missing = names.filter((name) => !files.some((file) => file.split(".")[0] === name));
  if (missing.length > 0) throw new Error(`No module in app/components/${folder}: ${missing.join(", ")}`);
  return new RegExp(String.raw`/components/${folder}/(${names.join("|")})\.tsx?$`);
}

/**
 * Chunks that many pages need, in few files: packages that our releases don't change, the messages and components of
 * nearly all pages, and form code. Rollup splits the rest by which pages share it.
 */
const chunks: readonly (readonly [name: string, ...modules: RegExp[]])[] = [
  [
    "framework",
    /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(react|router))\//,
    /node_modules\/(use-intl|intl-messageformat|@formatjs\/[\w-]+)\//,
  ],
  [
    "kit",
    /\/app\/(i18n\/(?!messages\/|format-(size|stake)|offered-term)|lib\/(?!money|typed-numbers)|shared\/(offline|paths|reply)\.ts)/,
    componentsOf("ui", "badge", "button", "class-names", "facts", "form", "icon", "money"),
    componentsOf("ui", "notice", "page-header", "plain-links", "refusal", "running-number", "table-head"),
    componentsOf("ui", "term", "when"),
    /\/components\/layout\/[\w-]+\.tsx?$/,
    /\/app\/root\.tsx$/,
    componentsOf("live", "subscribe"),
  ],
  ["matching", componentsOf("ui", "criteria", "fit", "reasons")],
  ["live", componentsOf("live", "live-page")],
  [
    "lists",
    componentsOf("ui", "address-fields", "list-row", "load-failed"),
    componentsOf("matching", "live-list", "retained-rows"),
    /\/app\/shared\/failed\.ts$/,
  ],
  ["table", componentsOf("ui", "record-table", "table")],
  [
    "files",
    componentsOf("documents", "file-facts"),
    /\/app\/(i18n\/format-size|domain\/documents\/(limits|file-types))\.ts$/,
  ],
  ["progress", componentsOf("charts", "legend-item", "progress-money"), componentsOf("ui", "milestones")],
  ["late", componentsOf("events", "lazy-event-timeline"), componentsOf("ui", "lazy-stale-form-notice")],
  ["fields", componentsOf("ui", "act-form", "choices", "field", "inputs", "reply-form")],
];

function chunkOf(id: string): string | undefined {
  return chunks.find(([, ...modules]) => modules.some((pattern) => pattern.test(id)))?.[0];
}

/**
 * Packages besides React and Remix that browsers load in development: pre-bundled at the start. One that is discovered
 * only when a page imports it reloads every open page.
 */
const inBrowsers = ["use-intl", "@conform-to/react", "zod", "decimal.js"];

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [...messages(), tailwindcss(), remix(remixConfig), pureDomain(), plainImports(), smallFramework()],
  optimizeDeps: { include: inBrowsers },
  build: {
    sourcemap: false,
    target: "es2022",
    reportCompressedSize: false,
    assetsInlineLimit: 0, // data: URLs would need an exception in the content security policy
    rollupOptions: {
      ...(isSsrBuild ? {} : { output: { manualChunks: chunkOf } }),
      onwarn: (warning, warn) => {
        // zod's comments mention annotations, which Rollup takes for more of them.
        if (warning.code !== "INVALID_ANNOTATION" || !warning.id?.includes("/node_modules/")) warn(warning);
      },
    },
  },
}));
