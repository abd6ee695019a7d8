import type { EntryContext, HandleDocumentRequestFunction, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { EventEmitter } from "node:events";
import { renderToPipeableStream } from "react-dom/server";
import { DocumentProvider, type DocumentContextValue } from "./components/layout/document-context.tsx";
import type { RequestContext } from "#app/http/server/load-context.server.ts";
import { detectLocale } from "./i18n/locale.ts";
import { messagesFor } from "./i18n/messages.ts";

export { withAnswers } from "#app/http/answers/answers.server.ts";

/** No page waits for anything once its loaders are done. */
const patienceMs = 10_000;
export const streamTimeout = patienceMs;

/**
 * Renders a whole page into one buffer: no loader defers, so a stream would only cost more (docs/decisions/0008). All
 * clients get the same, crawlers included.
 */
const handleDocumentRequest: HandleDocumentRequestFunction = async (
  request,
  status,
  headers,
  remix,
  context,
) => {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const means: DocumentContextValue = {
    nonce: context.nonce,
    locale,
    messagesFor,
  };
  const { html, hasFailed } = await render(request, remix, means, context);
  headers.set("Content-Type", "text/html; charset=utf-8");
  // A page's language depends on cookie and header: one URL, two variants.
  headers.append("Vary", "Cookie, Accept-Language");
  return new Response(new Uint8Array(html), { status: hasFailed ? 500 : status, headers });
};
export default handleDocumentRequest;

function render(
  request: Request,
  remix: EntryContext,
  means: DocumentContextValue,
  { app, requestId, nonce }: RequestContext,
) {
  return new Promise<{ html: Buffer; hasFailed: boolean }>((resolve, reject) => {
    let hasFailed = false;
    const chunks: Uint8Array[] = [];
    // The part of the stream interface that React uses: a real stream's work for each chunk is not needed.
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
 * React 18 writes chunks of 2 KiB and emits each whole, even if the next multi-byte character did not fit: the rest is
 * zero bytes, in the middle of a Chinese text. No page contains a zero byte of its own.
 */
function withoutPadding(chunk: Uint8Array): Uint8Array {
  let end = chunk.length;
  while (end > 0 && chunk[end - 1] === 0) end -= 1;
  return chunk.subarray(0, end);
}

/** Logs, with the request's id, what the person is not shown. A 404 or a refusal is no error. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  const cause = isRouteErrorResponse(error) && "error" in error ? error.error : error;
  context.app.log.error({ error: cause, requestId: context.requestId }, "a loader or action failed");
};
