import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { setHold } from "#db/queries/introductions/consents.ts";
import { record } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Sets or lifts the company's hold on requests of all institutions; stopped ones stay stopped. Earlier requests remain:
 * they are answered, or lapse.
 */
export function holdRequests(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { isHeld }: { isHeld: boolean },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
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
