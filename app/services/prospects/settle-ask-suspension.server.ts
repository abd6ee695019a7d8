import type { AdminActor } from "#app/domain/accounts/actor.ts";
import {
  confirmationStatusAfter,
  type ConfirmationVerdict,
  whyNotSettleConfirmation,
} from "#app/domain/confirmations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockOpenConfirmation, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { endSuspension } from "./end-suspension.server.ts";

export interface SettleAskSuspension {
  prospectId: string;
  /** The suspension that was read. */
  confirmationId: string;
  verdict: ConfirmationVerdict;
  /** What ends with its search if it is lifted, as it was read; left out by what has no page. */
  ends?: string;
}

/** Another admin confirms the suspension of an ask, or declines it, which lifts it at once. */
export function settleAskSuspension(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { prospectId, confirmationId, verdict, ends }: SettleAskSuspension,
): Promise<void> {
  return withActor(actor, "suspend-ask", async (trx) => {
    const prospect = found(await lockProspectForAdmin(trx, prospectId), "prospect-not-found");
    await refuseTied(trx, actor, { companyId: prospect.companyId });
    // Its company may have withdrawn it since.
    refuseIf(prospect.status === "suspended" ? null : "prospect-wrong-state");
    const open = found(
      await lockOpenConfirmation(trx, "ask-suspension", prospectId),
      "confirmation-wrong-state",
    );
    refuseIf(open.id === confirmationId ? null : "review-outdated");
    refuseIf(whyNotSettleConfirmation(open, actor.userId, now()));
    const status = confirmationStatusAfter(verdict);
    await settleConfirmation(trx, open.id, { status, by: actor.userId, at: now() });
    if (verdict === "confirm") {
      await recordOn(trx, actor, "prospect-suspension-confirmed", { prospect }, { to: prospect.status });
      return;
    }
    await endSuspension({ now, workingDays }, trx, actor, {
      prospect,
      before: open.beforeStatus,
      event: "prospect-suspension-lifted",
      ends,
    });
  });
}
