import { downloadHeaders } from "./file-response.server.ts";

/** A PDF that the server wrote, as a download. */
export function pdfResponse({ name, pdf }: { name: string; pdf: Buffer }): Response {
  return new Response(new Uint8Array(pdf), {
    headers: { ...downloadHeaders(name, "application/pdf"), "Content-Length": String(pdf.length) },
  });
}
