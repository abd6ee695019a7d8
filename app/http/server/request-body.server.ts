import { AsyncResource } from "node:async_hooks";
import type { RequestHandler } from "express";
import { LARGEST_STATEMENT_BYTES } from "#app/domain/billing/bank/limits.ts";
import { LARGEST_FILE_BYTES, PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { localsOf } from "./request-id.server.ts";
import { sendPlainPage } from "#app/http/answers/plain-page.server.ts";
import { isUnsafe } from "./same-origin.server.ts";

/** Forms are text: the largest, a prospect with all its years, is a tenth of this. */
export const largestBody = 256 * 1024;

/** Allowance for the form around a file. */
const aroundFile = 64 * 1024;
/** Time limit for a form body; a file may take as long as its connection. */
const patienceMs = 30_000;

/**
 * Where forms with a whole file are posted: a company's documents, what it hands over, message attachments, disputes, and
 * fapiao.
 */
const takesFile =
  /^\/(?:company\/(?:documents|introductions\/[0-9a-f-]{36}\/hand-over)|(?:company|institution)\/(?:introductions\/[0-9a-f-]{36}\/attachments|disputes\/[^/]+)|admin\/billing\/fapiao\/[0-9a-f-]{36})\/?$/;

/** Where bank statements are posted. */
const takesStatement = /^\/admin\/billing\/statements\/?$/;

/**
 * Body size limit, and whether the body is streamed. Where files are sent the limit is higher: a piece of a file, or a
 * form with a whole file, which is never held in memory.
 */
export function bodyOf(pathname: string, contentType = ""): { most: number; isStreamed: boolean } {
  if (takesFile.test(pathname) && contentType.startsWith("multipart/form-data")) {
    return { most: LARGEST_FILE_BYTES + aroundFile, isStreamed: true };
  }
  if (takesStatement.test(pathname) && contentType.startsWith("multipart/form-data")) {
    return { most: LARGEST_STATEMENT_BYTES + aroundFile, isStreamed: true };
  }
  const isPiece =
    pathname.startsWith("/company/documents/uploads/") && contentType === "application/octet-stream";
  return { most: isPiece ? PIECE_BYTES : largestBody, isStreamed: false };
}

/**
 * Buffers the body before anything else sees the request. A declared length over the limit is refused unread; a chunked
 * body is counted and cut off at the limit.
 */
export const limitedBody: RequestHandler = (request, response, next) => {
  if (!isUnsafe(request.method)) {
    next();
    return;
  }
  const { most, isStreamed } = bodyOf(localsOf(response).url.pathname, request.get("content-type"));
  const declared = Number(request.get("content-length") ?? 0);
  const refuse = (): void => {
    request.removeAllListeners("data").removeAllListeners("end").removeAllListeners("error");
    // The rest is discarded unread, and the connection is not reused.
    response.setHeader("Connection", "close");
    const sizes = { most: isStreamed ? most - aroundFile : most, sent: declared > most ? declared : null };
    sendPlainPage(request, response, isStreamed ? "fileTooLarge" : "tooLarge", sizes);
    request.resume();
  };
  if (declared > most) {
    refuse();
    return;
  }
  if (isStreamed) {
    next();
    return;
  }
  const late = setTimeout(() => request.destroy(), patienceMs);
  late.unref();
  request.once("close", () => clearTimeout(late));
  // Keeps the request's async context, whichever socket event ends its body.
  const goOn = AsyncResource.bind(() => next());
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) refuse();
    else chunks.push(chunk);
  });
  request.on("end", () => {
    clearTimeout(late);
    request.body = Buffer.concat(chunks, size);
    goOn();
  });
  request.on("error", () => response.destroy());
};
