import type { RequestHandler } from "express";
import { fileMs } from "./listening.server.ts";
import { sendPlainPage } from "./plain-page.server.ts";
import { bodyOf } from "./request-body.server.ts";
import { localsOf } from "./request-id.server.ts";

/** No page of ours needs a tenth of this; whoever waits longer is told, and a place in the queue is free again. */
const patienceMs = 30_000;

/** Answers 503 in the place of a handler that does not come to an end. */
export const deadline: RequestHandler = (request, response, next) => {
  const { isStreamed } = bodyOf(localsOf(response).url.pathname, request.get("content-type"));
  const timer = setTimeout(
    () => {
      if (!response.headersSent) sendPlainPage(request, response, "tooSlow");
    },
    isStreamed ? fileMs : patienceMs,
  );
  timer.unref();
  response.once("close", () => clearTimeout(timer));
  next();
};
