import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type ServerBuild } from "@remix-run/node";
import { Refusal, type RefusalCode } from "#app/domain/refusal.ts";
import { unavailabilityOf } from "#db/unavailable.ts";
import { UnacceptedForm } from "#app/http/forms/form.server.ts";
import type { Reply } from "#app/shared/reply.ts";
import { confirmationFor } from "./confirmation.server.ts";
import { formatFieldErrors } from "#app/http/forms/refused-fields.server.ts";
import {
  isRefusal,
  refusalResponse,
  retryAfterOf,
  shown,
  statusOfRefusal,
} from "./refusal-response.server.ts";

/**
 * Maps errors to responses for all routes: entry.web.server.ts passes the routes of the Remix build through
 * `withAnswers`, which wraps each loader and action. A route is therefore three statements without try/catch (guard,
 * read or act, respond), cannot forget a refusal, and throws freely:
 *
 * - action, `UnacceptedForm` (from readForm)  → returned: 422 `{ form, act }`; re-rendered with the values
 * - action, `Refusal`                          → returned: its status, `{ refusal, form, act }`, the values, and
 *   errors of single fields
 * - action, a confirmation is needed first     → kept, and a redirect to the page that asks for it
 * - loader or resource route, `Refusal`        → thrown: its status, `{ refusal }`; the ErrorBoundary shows it
 * - resource route opened as a document        → its status and the refusal's text
 * - database down, too busy or full            → as a refusal: 503 with Retry-After
 * - resource route requested by its URL        → its loader's data as JSON
 * - a Response (redirect, 404 of a parameter)  → unchanged
 * - anything else                              → a bug: logged with the request's id, 500 without details
 */
type Routes = ServerBuild["routes"];
type Route = NonNullable<Routes[string]>;

export function withAnswers(routes: Routes): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([id, route]) => [id, route === undefined ? route : withAnswersOf(route)]),
  );
}

function withAnswersOf(route: Route): Route {
  const { loader, action } = route.module;
  const hasPage = route.module.default !== undefined;
  return {
    ...route,
    module: {
      ...route.module,
      ...(loader && {
        loader: async (args: LoaderFunctionArgs) => {
          try {
            const loaded = await loader(args);
            return hasPage || args.context.isFromScript ? loaded : byItself(loaded);
          } catch (error) {
            throw loaderAnswer(error, args, hasPage);
          }
        },
      }),
      ...(action && {
        action: async (args: ActionFunctionArgs) => {
          try {
            return await action(args);
          } catch (error) {
            return await actionAnswer(error, args, hasPage);
          }
        },
      }),
    },
  };
}

/** A resource route requested by its URL, without a page: JSON with bigints as strings. */
function byItself(loaded: unknown): Response {
  if (loaded instanceof Response) return loaded;
  const text = JSON.stringify(loaded, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return new Response(text, { headers: { "Content-Type": "application/json; charset=utf-8" } });
}

function loaderAnswer(
  thrown: unknown,
  { request, context }: Pick<LoaderFunctionArgs, "request" | "context">,
  hasPage: boolean,
): unknown {
  const error = refusedByDatabase(thrown, context);
  if (!isRefusal(error)) return error;
  context.notes.refused ??= error.code;
  context.notes.retryAfterSeconds ??= retryAfterOf(error);
  // The page is not for who is signed in now: it says so instead, with what was sent from it.
  const { another, form } = context.notes;
  if (another) return refusalResponse(another.refusal, request, form?.reply());
  const isForReading = !hasPage && request.headers.get("accept")?.includes("text/html") === true;
  return isForReading ? sentence(error, request) : refusalResponse(error, request);
}

/** A refusal outside of our pages, such as that of a download. */
function sentence(refusal: Refusal, request: Request): Response {
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  return new Response(shown(refusal, request).text, { status: statusOfRefusal(refusal.code), headers });
}

async function actionAnswer(thrown: unknown, args: ActionFunctionArgs, hasPage: boolean) {
  const { context, request } = args;
  const error = refusedByDatabase(thrown, context);
  const sent = context.notes.form;
  if (error instanceof UnacceptedForm) return reply({ form: error.reply, act: error.act }, 422, hasPage);
  if (!isRefusal(error)) throw error;
  context.notes.refused ??= error.code;
  const confirming = await confirmationFor(error, args);
  if (confirming !== null) return confirming;
  context.notes.retryAfterSeconds ??= retryAfterOf(error);
  const form = sent ? { form: sent.reply(formatFieldErrors(error.faults, request)), act: sent.act } : {};
  return reply({ refusal: shown(error, request), ...form }, statusOfRefusal(error.code), hasPage);
}

const troubles = {
  away: "database-away",
  busy: "database-busy",
  full: "database-full",
} as const satisfies Record<string, RefusalCode>;

/** A database failure as a refusal; the request knows whether something may have been committed. */
function refusedByDatabase(error: unknown, { hasWritten }: LoaderFunctionArgs["context"]): unknown {
  const trouble = unavailabilityOf(error);
  if (trouble === null) return error;
  return new Refusal(hasWritten() ? "outcome-unsure" : troubles[trouble]);
}

function reply(body: Reply, status: number, hasPage: boolean) {
  return hasPage ? data(body, { status }) : Response.json(body, { status });
}
