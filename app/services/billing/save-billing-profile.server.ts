import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { TypedBillingProfile } from "#app/domain/billing/billing-profile.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import {
  insertBillingProfile,
  lockBillingProfile,
  updateBillingProfile,
} from "#db/queries/billing/billing-profile.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Saves whom invoices and fapiao are made out to from now on; what was issued keeps the profile of its day. A form that
 * was rendered from an older revision is refused.
 */
export function saveBillingProfile(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { revision, ...profile }: TypedBillingProfile,
): Promise<void> {
  return withActor(actor, "pay", async (trx) => {
    const { institutionId, userId } = actor;
    const before = await lockBillingProfile(trx, institutionId);
    if ((before?.revision ?? 0) !== revision) throw new Refusal("form-outdated");
    const { address = null, phone = null, bankName = null, bankAccount = null, ...rest } = profile;
    const values = {
      institutionId,
      ...rest,
      address,
      phone,
      bankName,
      bankAccount,
      updatedBy: userId,
      updatedAt: now(),
      revision: revision + 1,
    };
    if (before !== undefined) await updateBillingProfile(trx, values);
    else if (!(await insertBillingProfile(trx, values))) throw new Refusal("form-outdated");
    await recordOn(trx, actor, "billing-profile-changed", { institution: { id: institutionId } });
  });
}
