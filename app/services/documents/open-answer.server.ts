import type { Actor } from "#app/domain/accounts/actor.ts";
import type { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { upsertOpenDocument } from "#db/queries/documents/documents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { renewConsent } from "./renew-consent.server.ts";

type LockedConsent = NonNullable<Awaited<ReturnType<typeof lockActiveConsent>>>;

/** Opens a document that was handed over, under the locked consent, which is extended if it doesn't cover documents. */
export async function openAnswer(
  trx: ActorTransaction,
  actor: Actor,
  consent: LockedConsent,
  { documentId, uploadedBy, at }: { documentId: string; uploadedBy: string; at: Date },
): Promise<void> {
  const { introductionId, companyId, institutionId } = consent;
  await renewConsent(trx, actor, consent, { by: uploadedBy, at });
  const opened = { introductionId, documentId, companyId, institutionId };
  await upsertOpenDocument(trx, { ...opened, openedBy: uploadedBy, openedAt: at });
}
