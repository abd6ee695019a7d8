import { pick } from "#app/lib/pick.ts";
import { fieldGroupSchema } from "#app/domain/codes/consents.ts";
import { ledgerOf } from "#app/domain/introductions/consent-ledger.ts";
import { isConsented, type IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import { whyNotWrite } from "#app/domain/introductions/messages.ts";
import { listConsents } from "#db/queries/introductions/consents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * The steps of an introduction's consents, and the terms of the one in force; or of the one that has ended by its time
 * and can be renewed, `ended`.
 */
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
  const active =
    lastActive === null || whyNotWrite(status, lastActive, now) !== null
      ? null
      : pick(lastActive, "sequence", "fieldGroups", "purpose", "expiresAt");
  const hasExpired = last !== undefined && last.expiresAt <= now && ["system", null].includes(last.endedBy);
  const ended =
    active === null && hasExpired && isConsented(status)
      ? pick(last, "sequence", "fieldGroups", "purpose", "expiresAt")
      : null;
  return { active, ended, steps: ledgerOf(consents, now) };
}
