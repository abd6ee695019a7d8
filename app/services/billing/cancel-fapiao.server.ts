import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { fapiaoStatusAfter, whyNotMoveFapiao } from "#app/domain/billing/fapiao-rules.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockFapiao, updateFapiao } from "#db/queries/billing/fapiao.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

/** A finance admin ends a request that cannot be met; the institution may ask again. A red one stays due. */
export function cancelFapiao(
  { withActor }: ServiceContext,
  actor: AdminActor,
  { fapiaoId, note }: { fapiaoId: string; note: string | null },
): Promise<void> {
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const fapiao = found(await lockFapiao(trx, fapiaoId), "fapiao-not-found");
    const { institutionId, invoiceId, kind } = fapiao;
    await refuseTied(trx, actor, { institutionId });
    refuseIf(whyNotMoveFapiao(fapiao, "cancel", "admin"));
    const status = fapiaoStatusAfter(fapiao.status, "cancel");
    await updateFapiao(trx, fapiaoId, { status });
    await record(trx, actor, {
      type: "fapiao-cancelled",
      subject: { kind: "invoice", id: invoiceId },
      institutionId,
      from: fapiao.status,
      to: status,
      note,
      detail: { kind },
    });
  });
}
