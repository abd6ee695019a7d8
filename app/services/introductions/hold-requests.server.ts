import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { setHold } from "#db/queries/introductions/consents.ts";
import { record } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/**
 * In one step no institution may ask the company any more, or all may again that it has not stopped. What was asked
 * before stays: it is answered, or lapses.
 */
export function holdRequests(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { isHeld }: { isHeld: boolean },
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const { companyId } = actor;
    const hold = isHeld ? { heldBy: actor.userId, heldAt: now() } : null;
    if (!(await setHold(trx, companyId, hold))) return;
    await record(trx, actor, {
      type: isHeld ? "requests-held" : "requests-released",
      subject: { kind: "company", id: companyId },
      companyId,
    });
  });
}
