import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import { listOwnAttachments } from "#db/queries/introductions/attachments.ts";
import type { ExportsContext } from "../context.ts";
import { attachFile } from "./attach-file.server.ts";

/** The files that an organization itself sent with its messages, as far as it may read them now. */
export async function attachSentFiles(
  ctx: ExportsContext,
  actor: PartyActor,
  locale: Locale,
): Promise<ArchiveFile[]> {
  const files = await ctx.withPerson(actor, (trx) => listOwnAttachments(trx, actor.kind));
  return files.map((file) =>
    attachFile(ctx, locale, { ...file, path: `attachments/${file.id.slice(0, 8)}-${file.name}` }),
  );
}
