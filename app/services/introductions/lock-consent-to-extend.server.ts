import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { fieldGroupSchema } from "#app/domain/codes/consents.ts";
import { whyNotRenew } from "#app/domain/introductions/consent-change.ts";
import { isConsented } from "#app/domain/introductions/lifecycle.ts";
import { whyNotWriteAs } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockLastConsent } from "#db/queries/introductions/consents.ts";
import { findIntroductionForCompany } from "#db/queries/introductions/introduction-lists.ts";
import { findMattersOfIntroduction } from "#db/queries/introductions/matters-of-introduction.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { endExpiredConsent } from "./end-expired-consent.server.ts";
import { lockIntroduction } from "./lock-introduction.server.ts";

/**
 * A company's consent that is to be extended, with its terms, locked after its introduction: the one in force, or the one
 * that has ended by its time, which an extension renews. `isOver`: it had ended.
 */
export async function lockConsentToExtend(
  ctx: ServiceContext,
  trx: ActorTransaction,
  actor: CompanyActor,
  introductionId: string,
) {
  refuseIf(whyNotRole(actor, "work"));
  const introduction = await lockIntroduction(trx, actor, introductionId);
  const last = await lockLastConsent(trx, introductionId, actor.companyId);
  const now = ctx.now();
  const isEnded = last !== undefined && last.revokedAt !== null && last.endedBy !== "system";
  const isOver = last !== undefined && !isEnded && last.expiresAt <= now && isConsented(introduction.status);
  if (!isOver) refuseIf(whyNotWriteAs("company", introduction.status, isEnded ? null : (last ?? null), now));
  const consent = found(last, "consent-not-found");
  if (isOver) {
    const { askStatus } = found(
      await findIntroductionForCompany(trx, introductionId, actor.companyId),
      "introduction-not-found",
    );
    refuseIf(whyNotRenew(askStatus, await findMattersOfIntroduction(trx, introductionId)));
    // The job that marks it has not come by yet.
    if (consent.revokedAt === null) await endExpiredConsent(ctx, trx, actor, consent);
  }
  const { expiresAt } = consent;
  const terms = { fieldGroups: fieldGroupSchema.array().parse(consent.fieldGroups), expiresAt };
  return { introduction, consent, terms, isOver };
}
