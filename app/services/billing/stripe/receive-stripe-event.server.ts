import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { objectOfStripeEvent } from "#app/domain/billing/stripe-events.ts";
import { readStripeEvent } from "#app/integrations/billing/read-stripe-event.server.ts";
import { insertStripeEventOnce } from "#db/queries/billing/stripe-events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../../context.ts";

interface WebhookContext extends ServiceContext {
  config: { stripe: { webhookSecrets: readonly string[]; isLive: boolean } | null };
}

/**
 * Stores an event once, if it is signed by Stripe for this installation, and adds the job that follows it in the same
 * transaction. An event of a kind that is not subscribed is stored and left. "refused": nothing was stored, because the
 * signature is false or older than five minutes, or the event is of the other mode (test or live).
 */
export async function receiveStripeEvent(
  { withActor, now, config: { stripe } }: WebhookContext,
  actor: SystemActor,
  { body, signature }: { body: Buffer; signature: string | null },
): Promise<"stored" | "repeated" | "refused"> {
  if (stripe === null) return "refused";
  const event = await readStripeEvent({ body, signature, secrets: stripe.webhookSecrets, now: now() });
  if (event === null || event.livemode !== stripe.isLive) return "refused";
  const isFollowed = objectOfStripeEvent(event.type) !== null;
  return withActor(actor, async (trx) => {
    const row = { ...event, receivedAt: now(), status: isFollowed ? "queued" : "ignored" } as const;
    if (!(await insertStripeEventOnce(trx, row))) return "repeated";
    if (isFollowed) await enqueue(trx, "follow-stripe-event", { eventId: event.id });
    return "stored";
  });
}
