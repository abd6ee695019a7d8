import type { Actor } from "#app/domain/accounts/actor.ts";
import { type FieldGroup, fieldGroupSchema } from "#app/domain/codes/consents.ts";
import type { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { replaceConsent } from "../introductions/replace-consent.server.ts";

type ActiveConsent = NonNullable<Awaited<ReturnType<typeof lockActiveConsent>>>;

const group: FieldGroup = "documents";

/** Extends a consent that doesn't cover documents by them, for the same purpose and time. */
export async function renewConsent(
  trx: ActorTransaction,
  actor: Actor,
  consent: ActiveConsent,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  if (consent.fieldGroups.includes(group)) return;
  const fieldGroups = [...fieldGroupSchema.array().parse(consent.fieldGroups), group];
  const terms = { fieldGroups, expiresAt: consent.expiresAt };
  await replaceConsent(trx, actor, consent, { step: "extended", terms, by, at });
}
