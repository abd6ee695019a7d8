import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { feeAgreementOn } from "#app/domain/billing/fee-agreement.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { insertFeeAcceptance } from "#db/queries/billing/fee-agreements.ts";
import type { ServiceContext } from "../context.ts";

/** An institution accepts the fee agreement in force, with the prices that it names. Repeating it changes nothing. */
export function acceptFeeAgreement(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
): Promise<void> {
  return withActor(actor, "pay", async (trx) => {
    const at = now();
    const agreement = feeAgreementOn(dayOf(at));
    const { institutionId, userId } = actor;
    const isNew = await insertFeeAcceptance(trx, {
      institutionId,
      ...agreement,
      acceptedBy: userId,
      acceptedAt: at,
    });
    if (!isNew) return;
    const detail = { version: agreement.version };
    await recordOn(trx, actor, "fee-agreement-accepted", { institution: { id: institutionId } }, { detail });
  });
}
