import type {
  ActionFunction,
  EntryContext,
  HandleErrorFunction,
  LoaderFunction,
  ServerBuild,
} from "@remix-run/node";
import { withAnswers } from "#app/http/answers/answers.server.ts";

export interface SmallPage {
  loader?: LoaderFunction;
  action?: ActionFunction;
  /** A resource route has no page: its loader or action answers by itself. */
  isResource?: boolean;
}

/**
 * A build of a few test pages, real but for the rendering: Remix's routing and data, our wrapping. Each page shows its
 * data as JSON.
 */
export function smallPages(pages: Readonly<Record<string, SmallPage>>): ServerBuild {
  const routes: Record<string, unknown> = { root: { id: "root", path: "", module: { default: () => null } } };
  for (const [path, { loader, action, isResource = false }] of Object.entries(pages)) {
    routes[path] = {
      id: path,
      parentId: "root",
      path: path.replace(/^\//, ""),
      module: {
        ...(isResource ? {} : { default: () => null }),
        ...(loader && { loader }),
        ...(action && { action }),
      },
    };
  }
  return {
    mode: "production",
    entry: { module: { default: showAsJson, handleError, withAnswers } as ServerBuild["entry"]["module"] },
    routes: routes as ServerBuild["routes"],
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "test" },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
      v3_routeConfig: true,
    } as ServerBuild["future"],
    isSpaMode: false,
  };
}

/**
 * The product's pages with their actions only: results are returned as JSON, and nothing is read or rendered after them.
 * For thousands of postings.
 */
export function actionsAlone(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).flatMap(([id, route]) => {
    if (route === undefined) return [];
    const { loader: _, ...module } = route.module;
    return [[id, { ...route, module }] as const];
  });
  return {
    ...build,
    entry: { module: { ...build.entry.module, default: showAsJson } },
    routes: Object.fromEntries(routes),
  };
}

/** What `smallPages` answers with. */
export interface Shown {
  loaderData?: Record<string, unknown>;
  actionData?: Record<string, unknown>;
  errors?: Record<string, { status?: number; data?: unknown; message?: string; stack?: string }>;
}

function showAsJson(_request: Request, status: number, headers: Headers, remix: EntryContext): Response {
  const { loaderData, actionData, errors } = remix.staticHandlerContext;
  headers.set("content-type", "application/json");
  const asText = (_key: string, value: unknown) => {
    if (typeof value === "bigint") return String(value);
    return value instanceof Error ? { message: value.message, stack: value.stack } : value;
  };
  return new Response(JSON.stringify({ loaderData, actionData, errors }, asText), { status, headers });
}

const handleError: HandleErrorFunction = (error, { context }) => {
  const { app, requestId } = context;
  app.log.error({ error, requestId }, "a loader or action failed");
};
