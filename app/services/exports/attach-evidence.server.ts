import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import { listOwnEvidence } from "#db/queries/deals/dispute-lists.ts";
import type { ExportsContext } from "../context.ts";
import { attachFile } from "./attach-file.server.ts";

/** The files that an organization itself submitted in disputes, by dispute; not the other side's. */
export async function attachEvidence(
  ctx: ExportsContext,
  actor: PartyActor,
  locale: Locale,
): Promise<ArchiveFile[]> {
  const files = await ctx.withPerson(actor, (trx) => listOwnEvidence(trx, actor.kind));
  return files.map((file) =>
    attachFile(ctx, locale, {
      ...file,
      path: `disputes/${file.disputeNumber}/${file.id.slice(0, 8)}-${file.name}`,
    }),
  );
}
