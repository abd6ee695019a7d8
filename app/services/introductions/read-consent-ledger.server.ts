import { fieldGroupSchema } from "#app/domain/codes/consents.ts";
import { ledgerOf } from "#app/domain/introductions/consent-ledger.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import { whyNotWrite } from "#app/domain/introductions/messages.ts";
import { listConsents } from "#db/queries/introductions/consents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The steps of an introduction's consents, the terms of the one in force, and why it can't be changed if it can't. */
export async function readConsentLedger(
  trx: ActorTransaction,
  introductionId: string,
  { status, now }: { status: IntroductionStatus; now: Date },
) {
  const consents = (await listConsents(trx, introductionId)).map((consent) => ({
    ...consent,
    fieldGroups: fieldGroupSchema.array().parse(consent.fieldGroups),
  }));
  const last = consents.at(-1);
  const lastActive = last?.revokedAt === null ? last : null;
  const whyNotChange = whyNotWrite(status, lastActive, now);
  const active =
    lastActive === null || whyNotChange !== null
      ? null
      : { fieldGroups: lastActive.fieldGroups, purpose: lastActive.purpose, expiresAt: lastActive.expiresAt };
  return { active, whyNotChange, steps: ledgerOf(consents, now) };
}
