import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import type { ExportsContext } from "../context.ts";
import { openSealed, type SealedRow } from "../documents/open-sealed.server.ts";

/**
 * A sealed file in an archive, read when its turn comes. One whose bytes are no longer those that were sealed is an
 * incident: in its place stands a sentence that says so, and the rest of the archive is whole.
 */
export function attachFile(
  ctx: ExportsContext,
  locale: Locale,
  { path, ...file }: SealedRow & { path: string },
): ArchiveFile {
  return {
    path,
    async *bytes() {
      try {
        yield* await openSealed(ctx, file);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        yield translator(locale, "refusals")("document-altered");
      }
    },
  };
}
