/**
 * A plain object that vite.config.ts hands to Remix's plugin (docs/decisions/0001).
 * Every v3 flag is on: the build is silent, and the road to React Router 7 is open.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: process.env.BUILD_DIRECTORY ?? "build", // scripts/build.ts builds aside, then swaps
  serverModuleFormat: "esm",
  serverBuildFile: "index.js",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
    v3_routeConfig: true,
  },
};
