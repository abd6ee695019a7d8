import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { findFapiaoFile, noteFapiaoFetched } from "#db/queries/billing/fapiao.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The file of an issued fapiao: for its institution, whose first download ends corrections of the entry, and for finance
 * admins.
 */
export function readFapiaoFile(
  { withActor }: Pick<ServiceContext, "withActor">,
  actor: InstitutionActor | AdminActor,
  fapiaoId: string,
): Promise<{ name: string; mediaType: string; size: number; bytes: AsyncIterable<Uint8Array> }> {
  return withActor(actor, actor.kind === "admin" ? "settle" : "pay", async (trx) => {
    const { fileName, fileBytes, institutionId } = found(
      await findFapiaoFile(trx, fapiaoId),
      "fapiao-not-found",
    );
    const isForeign = actor.kind === "institution" && actor.institutionId !== institutionId;
    if (fileName === null || fileBytes === null || isForeign) throw new Refusal("fapiao-not-found");
    if (actor.kind === "institution") await noteFapiaoFetched(trx, fapiaoId);
    return {
      name: fileName,
      mediaType: fileName.toLowerCase().endsWith(".ofd") ? "application/ofd" : "application/pdf",
      size: fileBytes.length,
      bytes: inOnePiece(fileBytes),
    };
  });
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
