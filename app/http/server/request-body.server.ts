import { AsyncResource } from "node:async_hooks";
import type { RequestHandler } from "express";
import { LARGEST_FILE_BYTES, PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { localsOf } from "./request-id.server.ts";
import { sendPlainPage } from "#app/http/answers/plain-page.server.ts";
import { isUnsafe } from "./same-origin.server.ts";

/** Forms are text: the largest, a prospect with all its years, is a tenth of this. */
export const largestBody = 256 * 1024;

/** What a form has around the file that it sends. */
const aroundFile = 64 * 1024;
/** How long a body of a form may take to come; a file, as long as the connection may stand. */
const patienceMs = 30_000;

/** Where a form with a whole file is posted: a company's documents, what is owed to an application, what goes with a message, and disputes. */
const takesFile =
  /^\/(?:company\/(?:documents|applications\/[0-9a-f-]{36})|(?:company|institution)\/(?:introductions\/[0-9a-f-]{36}\/attachments|disputes\/[^/]+))\/?$/;

/**
 * How much may come with a request, and whether it is handed on as it comes. Where files are sent it is more than a
 * form: a piece of a file, or a form with a whole one, which nobody holds in memory.
 */
export function bodyOf(pathname: string, contentType = ""): { most: number; isStreamed: boolean } {
  if (takesFile.test(pathname) && contentType.startsWith("multipart/form-data")) {
    return { most: LARGEST_FILE_BYTES + aroundFile, isStreamed: true };
  }
  const isPiece =
    pathname.startsWith("/company/documents/uploads/") && contentType === "application/octet-stream";
  return { most: isPiece ? PIECE_BYTES : largestBody, isStreamed: false };
}

/**
 * Reads the body whole before anything else sees the request. A declared length over the limit is refused unread; a
 * chunked body is counted while it comes and cut off where it passes the limit.
 */
export const limitedBody: RequestHandler = (request, response, next) => {
  if (!isUnsafe(request.method)) {
    next();
    return;
  }
  const { most, isStreamed } = bodyOf(localsOf(response).url.pathname, request.get("content-type"));
  const refuse = (): void => {
    request.removeAllListeners("data").removeAllListeners("end").removeAllListeners("error");
    // What still comes is thrown away unread, and the connection is not used again.
    response.setHeader("Connection", "close");
    sendPlainPage(request, response, isStreamed ? "fileTooLarge" : "tooLarge");
    request.resume();
  };
  if (Number(request.get("content-length") ?? 0) > most) {
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
  // What follows belongs to the request, whichever event of the socket brought the end of its body.
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
