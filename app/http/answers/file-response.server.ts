import { Readable } from "node:stream";

/** A file to send: its name is a constant text or passed the domain's `fileName`. */
export interface SentFile {
  name: string;
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** A download, streamed while it is read. */
export function fileResponse(file: SentFile): Response {
  return streamed(file, downloadHeaders(file.name, file.mediaType));
}

/** A PDF for a frame of our own pages, by the browser's viewer; any other file is a download, whatever was asked for. */
export function framedFileResponse(file: SentFile): Response {
  const headers = downloadHeaders(file.name, file.mediaType);
  return streamed(file, file.mediaType === "application/pdf" ? { ...headers, ...framed(headers) } : headers);
}

function streamed({ size, bytes }: SentFile, headers: Record<string, string>): Response {
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>, {
    headers: { ...headers, "Content-Length": String(size) },
  });
}

/**
 * Viewers of PDFs do not run in a sandbox of the page's: the response has no `sandbox`, but may load nothing, run no
 * script, and stand in no frame but our own. With `nosniff` it is never read as anything but the type that inspection
 * found.
 */
function framed({ "Content-Disposition": disposition = "" }: Record<string, string>): Record<string, string> {
  return {
    "Content-Disposition": disposition.replace(/^attachment/, "inline"),
    "Content-Security-Policy":
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
  };
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
