import type { AdminActor } from "#app/domain/accounts/actor.ts";
import {
  confirmationStatusAfter,
  type ConfirmationVerdict,
  whyNotSettleConfirmation,
} from "#app/domain/confirmations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockOpenConfirmation, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import { lockInstitution } from "#db/queries/organizations/institutions.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { liftSuspension } from "./lift-suspension.server.ts";

export interface SettleSuspension {
  institutionId: string;
  /** The suspension that was read. */
  confirmationId: string;
  verdict: ConfirmationVerdict;
}

/** Another admin confirms a suspension, or declines it, which lifts it at once. */
export function settleSuspension(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { institutionId, confirmationId, verdict }: SettleSuspension,
): Promise<void> {
  return withActor(actor, "change-institution-status", async (trx) => {
    const institution = found(await lockInstitution(trx, institutionId), "institution-not-found");
    await refuseTied(trx, actor, { institutionId });
    const open = found(
      await lockOpenConfirmation(trx, "suspension", institutionId),
      "confirmation-wrong-state",
    );
    refuseIf(open.id === confirmationId ? null : "review-outdated");
    refuseIf(whyNotSettleConfirmation(open, actor.userId, now()));
    const status = confirmationStatusAfter(verdict);
    await settleConfirmation(trx, open.id, { status, by: actor.userId, at: now() });
    if (verdict === "confirm")
      await recordOn(
        trx,
        actor,
        "institution-suspension-confirmed",
        { institution },
        { to: institution.status },
      );
    else
      await liftSuspension(trx, actor, {
        institution,
        beforeStatus: open.beforeStatus,
        clock: { now, workingDays },
      });
  });
}
