import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { objectOfStripeEvent } from "#app/domain/billing/stripe-events.ts";
import type { ReceivedStripeEvent } from "#app/integrations/billing/read-stripe-event.server.ts";
import { insertStripeEventOnce } from "#db/queries/billing/stripe-events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../../context.ts";

/**
 * Stores a verified event once, and adds the job that follows it in the same transaction. An event of a kind that is not
 * subscribed is stored and left.
 */
export function receiveStripeEvent(
  { withActor, now }: ServiceContext,
  actor: SystemActor,
  event: ReceivedStripeEvent,
): Promise<void> {
  return withActor(actor, async (trx) => {
    const isFollowed = objectOfStripeEvent(event.type) !== null;
    const row = { ...event, receivedAt: now(), status: isFollowed ? "queued" : "ignored" } as const;
    if (!(await insertStripeEventOnce(trx, row)) || !isFollowed) return;
    await enqueue(trx, "follow-stripe-event", { eventId: event.id });
  });
}
