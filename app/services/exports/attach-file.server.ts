import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import type { ExportsContext } from "../context.ts";
import { openSealed, type SealedRow } from "../documents/open-sealed.server.ts";

/**
 * A sealed file in an archive, read only when it is written. If its bytes no longer match the seal, that is an
 * incident: a sentence replaces it, and the rest of the archive is complete.
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
