import { Readable } from "node:stream";

/** A file to send: its name is a constant text or passed the domain's `fileName`. */
export interface SentFile {
  name: string;
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** A download, streamed while it is read. */
export function fileResponse({ name, mediaType, size, bytes }: SentFile): Response {
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>, {
    headers: { ...downloadHeaders(name, mediaType), "Content-Length": String(size) },
  });
}

/**
 * Headers of all downloads: browsers must save the file, and neither sniff its type nor run its content. The name is
 * encoded by RFC 6266, with an ASCII fallback for old clients.
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
