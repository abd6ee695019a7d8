import type { RequestHandler } from "express";
import sirv from "sirv";

/**
 * Serves the files of a build, compressed when it was made. Only files that were there at the start are served: no path
 * of a request touches the disk. What the bundler named by its content may be cached for ever.
 */
export function staticFiles(folder: string): RequestHandler {
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, pathname) => {
      const isNamedByContent = pathname.startsWith("/assets/");
      response.setHeader(
        "Cache-Control",
        isNamedByContent ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      );
    },
  });
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") serve(request, response, next);
    else next();
  };
}
