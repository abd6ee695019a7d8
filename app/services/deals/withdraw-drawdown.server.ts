import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { drawdownStatusAfter, whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { type ShownDrawdown, whyNotAsShown } from "#app/domain/deals/shown-payment.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { updateDrawdown } from "#db/queries/deals/deals.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockDrawdown } from "./lock-drawdown.server.ts";

/** The company withdraws its request for money before it is paid: it can request the amount again. */
export function withdrawDrawdown(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  { drawdownId, payment }: ShownDrawdown,
): Promise<void> {
  return withActor(actor, "pay", async (trx) => {
    const { drawdown, about } = await lockDrawdown(trx, actor, drawdownId);
    refuseIf(whyNotMoveDrawdown(drawdown, "withdraw", "company"));
    refuseIf(whyNotAsShown(drawdown, payment));
    const status = drawdownStatusAfter(drawdown.status, "withdraw");
    await updateDrawdown(trx, drawdownId, { status });
    await record(trx, actor, { type: "drawdown-withdrawn", ...about, from: drawdown.status, to: status });
    await enqueue(trx, "notify-institution-drawdown-withdrawn", { drawdownId });
  });
}
