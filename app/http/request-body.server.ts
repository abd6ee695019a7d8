import type { RequestHandler } from "express";
import { sendPlainPage } from "./plain-page.server.ts";
import { isUnsafe } from "./same-origin.server.ts";

/** Forms are text: the largest, a prospect with all its years, is a tenth of this. */
export const largestBody = 256 * 1024;

/**
 * Reads the body whole before anything else sees the request. A declared length over the limit is refused unread; a
 * chunked body is counted while it comes and cut off where it passes the limit.
 */
export const limitedBody: RequestHandler = (request, response, next) => {
  if (!isUnsafe(request.method)) {
    next();
    return;
  }
  const refuse = (): void => {
    request.removeAllListeners("data").removeAllListeners("end").removeAllListeners("error");
    // What still comes is thrown away unread, and the connection is not used again.
    response.setHeader("Connection", "close");
    sendPlainPage(request, response, "tooLarge");
    request.resume();
  };
  if (Number(request.get("content-length") ?? 0) > largestBody) {
    refuse();
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > largestBody) refuse();
    else chunks.push(chunk);
  });
  request.on("end", () => {
    request.body = Buffer.concat(chunks, size);
    next();
  });
  request.on("error", () => response.destroy());
};
