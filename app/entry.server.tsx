import type { EntryContext, HandleDocumentRequestFunction, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { EventEmitter } from "node:events";
import { renderToPipeableStream } from "react-dom/server";
import { DocumentProvider, type DocumentMeans } from "./components/layout/document-context.tsx";
import { cachedRendersFor, CachedIntlProvider } from "#app/components/layout/render-cache.server.tsx";
import type { RequestContext } from "#app/http/server/load-context.server.ts";
import { detectLocale } from "./i18n/locale.ts";
import { messagesFor } from "./i18n/messages.ts";

export { withAnswers } from "#app/http/answers/answers.server.ts";

/** No page of ours waits for anything once its loaders are done. */
const patienceMs = 10_000;
export const streamTimeout = patienceMs;

/**
 * Renders a page whole, into one buffer: nobody here defers, so that a stream would only cost more
 * (docs/decisions/0008). Everybody gets the same, programs that index included.
 */
const handleDocumentRequest: HandleDocumentRequestFunction = async (
  request,
  status,
  headers,
  remix,
  context,
) => {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const means: DocumentMeans = { nonce: context.nonce, locale, messagesFor, Words: CachedIntlProvider };
  const { html, hasFailed } = await render(
    request,
    remix,
    { ...means, draw: cachedRendersFor(means) },
    context,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  // A page says its language by cookie and header: one address, two texts.
  headers.append("Vary", "Cookie, Accept-Language");
  return new Response(new Uint8Array(html), { status: hasFailed ? 500 : status, headers });
};
export default handleDocumentRequest;

function render(
  request: Request,
  remix: EntryContext,
  means: DocumentMeans,
  { app, requestId, nonce }: RequestContext,
) {
  return new Promise<{ html: Buffer; hasFailed: boolean }>((resolve, reject) => {
    let hasFailed = false;
    const chunks: Uint8Array[] = [];
    // As much of a stream as React asks for: what a real one does for each of its pieces is not needed here.
    const page = Object.assign(new EventEmitter(), {
      write(chunk: Uint8Array) {
        chunks.push(withoutPadding(chunk));
        return true;
      },
      end() {
        resolve({ html: Buffer.concat(chunks), hasFailed });
      },
      destroy: reject,
    }) as unknown as NodeJS.WritableStream;
    const { pipe, abort } = renderToPipeableStream(
      <DocumentProvider value={means}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </DocumentProvider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer);
          pipe(page);
        },
        onShellError(error) {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        onError(error) {
          hasFailed = true;
          app.log.error({ error, requestId }, "a page failed to render");
        },
      },
    );
    const timer = setTimeout(() => abort(new Error("the page was not ready in time")), patienceMs);
  });
}

/**
 * React 18 writes in views of 2 KiB and hands each over whole, also where the next character of several bytes did not
 * fit into its end: zeros stand there then, in the middle of a Chinese text. No page holds a zero of its own.
 */
function withoutPadding(chunk: Uint8Array): Uint8Array {
  let end = chunk.length;
  while (end > 0 && chunk[end - 1] === 0) end -= 1;
  return chunk.subarray(0, end);
}

/** Tells the log, with the request's id, of what the person is not told. A 404 or a refusal is no error of ours. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  const cause = isRouteErrorResponse(error) && "error" in error ? error.error : error;
  context.app.log.error({ error: cause, requestId: context.requestId }, "a loader or action failed");
};
