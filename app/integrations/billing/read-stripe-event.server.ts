import type Stripe from "stripe";
import { fromSeconds } from "./stripe-states.ts";

/** What of a verified event is kept. */
export interface ReceivedStripeEvent {
  id: string;
  type: string;
  objectId: string;
  livemode: boolean;
  created: Date;
}

export interface ReadStripeEvent {
  /** The body as it came, byte for byte. */
  body: Buffer;
  signature: string | null;
  /** Two while the secret is rotated. */
  secrets: readonly string[];
  now: Date;
}

/** How old a signature may be: older ones may be a delivery that somebody kept. */
const toleranceSeconds = 300;

/** The event, or null where its signature is missing, false or old, or where it is none. */
export async function readStripeEvent({
  body,
  signature,
  secrets,
  now,
}: ReadStripeEvent): Promise<ReceivedStripeEvent | null> {
  if (signature === null) return null;
  const { default: Sdk } = await import("stripe");
  for (const secret of secrets) {
    const event = verified(Sdk.webhooks, body, signature, secret, now);
    if (event !== null) return toReceived(event);
  }
  return null;
}

function verified(
  webhooks: typeof Stripe.webhooks,
  body: Buffer,
  signature: string,
  secret: string,
  now: Date,
): Stripe.Event | null {
  try {
    return webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, now.getTime());
  } catch {
    return null;
  }
}

/** Every object of a snapshot has an id, save the upcoming invoice, which nobody subscribes to. */
function toReceived({ id, type, livemode, created, data }: Stripe.Event): ReceivedStripeEvent | null {
  const { object } = data;
  const objectId = "id" in object && typeof object.id === "string" ? object.id : "none";
  const isShort = [id, type, objectId].every((text) => typeof text === "string" && text.length <= 100);
  return isShort ? { id, type, objectId, livemode, created: fromSeconds(created) } : null;
}
