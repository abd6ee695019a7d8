import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { findFile } from "#db/queries/documents/document-files.ts";
import type { DocumentsContext } from "../context.ts";
import { openDownload } from "./open-download.server.ts";

/** A file of the company's own: also one that waits for its scan, never a refused one. */
export async function openOwnFile(ctx: DocumentsContext, actor: CompanyActor, fileId: string) {
  const file = await ctx.withActor(actor, (trx) => findFile(trx, fileId, { companyId: actor.companyId }));
  const isThere = file?.status === "clean" || file?.status === "pending";
  const own = found(isThere ? file : undefined, "document-not-found");
  return openDownload(ctx, own);
}
