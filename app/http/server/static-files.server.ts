import type { RequestHandler } from "express";
import sirv from "sirv";

/**
 * Serves the build's files, compressed at build time. Only files that existed at the start are served: no request path
 * reaches the disk. Files with a content hash in their name are cached for ever.
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
