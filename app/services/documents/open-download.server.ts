import type { DocumentsContext } from "../context.ts";
import { openSealed, type SealedRow } from "./open-sealed.server.ts";

/** A sealed file as a download: its name, media type and size in bytes, and its verified bytes. */
export async function openDownload(
  ctx: DocumentsContext,
  { name, mediaType, ...sealed }: SealedRow & { name: string; mediaType: string | null },
) {
  return {
    name,
    mediaType: mediaType ?? "application/octet-stream",
    size: Number(sealed.sizeBytes),
    bytes: await openSealed(ctx, sealed),
  };
}
