import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import { listSealedFiles } from "#db/queries/documents/document-files.ts";
import type { ExportsContext } from "../context.ts";
import { attachFile } from "./attach-file.server.ts";

/** A company's own documents, every version, as uploaded; refused files are not stored. */
export async function attachDocuments(
  ctx: ExportsContext,
  actor: PartyActor,
  locale: Locale,
): Promise<ArchiveFile[]> {
  if (actor.kind !== "company") return [];
  const files = await ctx.withPerson(actor, (trx) => listSealedFiles(trx, actor.companyId));
  return files.map((file) =>
    attachFile(ctx, locale, {
      ...file,
      path: `documents/${file.id.slice(0, 8)}-v${file.version ?? 1}-${file.name}`,
    }),
  );
}
