/**
 * A file to keep. Browsers must neither guess its type nor run anything of it; `name` is our own words or has passed the
 * domain's `fileName`, and goes as RFC 6266 says, with a plain name for old readers.
 */
export function fileResponse(
  name: string,
  type: string,
  body: ReadableStream<Uint8Array> | Buffer,
  size: number,
): Response {
  const plain = name.replace(/[^\w.-]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return new Response(Buffer.isBuffer(body) ? new Uint8Array(body) : body, {
    headers: {
      "Content-Type": type,
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}
