import { Readable } from "node:stream";

/** A file as it is handed out: its name is our own words, or has passed the domain's `fileName`. */
export interface SentFile {
  name: string;
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** A file to keep, sent while it is read. */
export function fileResponse({ name, mediaType, size, bytes }: SentFile): Response {
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>, {
    headers: { ...downloadHeaders(name, mediaType), "Content-Length": String(size) },
  });
}

/**
 * What every file that is handed out says of itself: browsers must save it, and neither guess its type nor run anything of
 * it. Its name goes as RFC 6266 says, with a plain one for old readers.
 */
export function downloadHeaders(name: string, mediaType: string): Record<string, string> {
  const plain = name.replace(/[^\w.-]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    "Content-Type": mediaType,
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
  };
}
