import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { findRequest, updateRequest } from "#db/queries/documents/documents.ts";
import type { ServiceContext } from "../context.ts";

/** An institution withdraws its request for a document. */
export function withdrawRequest(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { introductionId, requestId }: { introductionId: string; requestId: string },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const request = await findRequest(trx, requestId);
    const isHere =
      request?.institutionId === actor.institutionId && request.introductionId === introductionId;
    const { status } = found(isHere ? request : undefined, "document-request-not-found");
    if (status !== "requested") throw new Refusal("document-request-closed");
    await updateRequest(trx, requestId, { status: "withdrawn" });
  });
}
