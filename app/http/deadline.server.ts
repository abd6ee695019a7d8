import type { RequestHandler } from "express";
import { sendPlainPage } from "./plain-page.server.ts";

/** No page of ours needs a tenth of this; whoever waits longer is told, and a place in the queue is free again. */
const patienceMs = 30_000;

/** Answers 503 in the place of a handler that does not come to an end. */
export const deadline: RequestHandler = (request, response, next) => {
  const timer = setTimeout(() => {
    if (!response.headersSent) sendPlainPage(request, response, "tooSlow");
  }, patienceMs);
  timer.unref();
  response.once("close", () => clearTimeout(timer));
  next();
};
