import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { convergeOnStripeRefund } from "./converge-on-stripe-refund.server.ts";

/** Follows each refund of a charge: the event names the charge only. */
export async function convergeOnStripeCharge(
  ctx: PaymentsContext,
  actor: SystemActor,
  { externalId }: { externalId: string },
): Promise<void> {
  const refunds = (await ctx.payments.stripe?.listRefundsOfCharge(externalId)) ?? [];
  for (const refund of refunds) await convergeOnStripeRefund(ctx, actor, refund);
}
