import compression from "compression";
import type { RequestHandler } from "express";

/** Pages, their data, and what this server writes itself: whole when they are sent. Everything else is streamed. */
const compressible = /^(?:text\/(?:html|x-script|plain)|application\/json)\b/;

/**
 * Compresses answers where no proxy does. Event streams, archives, documents, tables for download and the build's
 * files, which are compressed already, pass as they are; so does what a proxy must not transform.
 */
export function compressed(): RequestHandler {
  return compression({
    filter: (_request, response) =>
      compressible.test(String(response.getHeader("content-type"))) &&
      !response.hasHeader("content-disposition"),
  });
}
