import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { RequestHandler } from "express";
import { localsOf } from "./request-id.server.ts";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};
const compressible = /^(text|application)\/|svg/;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** A file in memory, and its compressed forms once somebody has asked for them. */
interface StaticFile {
  type: string;
  etag: string;
  cacheControl: string;
  plain: Buffer;
  packed: Partial<Record<"br" | "gzip", Promise<Buffer>>>;
}

/**
 * Serves the files of a build from memory. They are few, small and never change while the process lives: no path of
 * a stranger ever touches the disk, and each is compressed once, as hard as it gets, where the pages leave that to
 * the proxy. What the bundler named by its content may be kept for ever.
 */
export function staticFiles(folder: string): RequestHandler {
  const files = readFiles(folder);
  return (request, response, next) => {
    const file = files.get(localsOf(response).url.pathname);
    if (!file || (request.method !== "GET" && request.method !== "HEAD")) {
      next();
      return;
    }
    response.setHeader("Content-Type", file.type);
    response.setHeader("Cache-Control", file.cacheControl);
    response.setHeader("ETag", file.etag);
    if (compressible.test(file.type)) response.setHeader("Vary", "Accept-Encoding");
    if (request.get("if-none-match") === file.etag) {
      response.status(304).end();
      return;
    }
    const encoding = compressible.test(file.type) ? request.acceptsEncodings(["br", "gzip"]) : false;
    if (encoding !== "br" && encoding !== "gzip") {
      response.setHeader("Content-Length", file.plain.length).end(file.plain);
      return;
    }
    (file.packed[encoding] ??= pack(encoding, file.plain)).then((body) => {
      response.setHeader("Content-Encoding", encoding);
      response.setHeader("Content-Length", body.length).end(body);
    }, next);
  };
}

function pack(encoding: "br" | "gzip", plain: Buffer): Promise<Buffer> {
  return encoding === "br"
    ? brotli(plain, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      })
    : gzipped(plain, { level: 9 });
}

function readFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join("/")}`;
    const plain = readFileSync(path);
    files.set(address, {
      type,
      plain,
      etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
      cacheControl: address.startsWith("/assets/")
        ? "public, max-age=31536000, immutable"
        : "public, max-age=3600",
      packed: {},
    });
  }
  return files;
}
