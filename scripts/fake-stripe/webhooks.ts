import Stripe from "stripe";
import { type Faults, wait } from "./faults.ts";
import { API_VERSION } from "./objects.ts";
import type { Store } from "./store.ts";

export interface SignedEvent {
  event: Stripe.Event;
  payload: string;
}

/** Where events go, and the secret that signs them. */
export interface Endpoint {
  url: string;
  secret: string;
}

const attempts = 4;

/** Events as Stripe sends them: signed, in any order, again until they are answered with 2xx. */
export function createWebhooks({
  store,
  faults,
  endpoint,
}: {
  store: Store;
  faults: Faults;
  endpoint: Endpoint | null;
}) {
  const events: SignedEvent[] = [];
  const underWay = new Set<Promise<void>>();
  let held: SignedEvent[] = [];

  function emit(type: Stripe.Event.Type, object: Stripe.Event.Data.Object): void {
    const event = {
      id: store.newId("evt"),
      object: "event",
      api_version: API_VERSION,
      created: store.seconds(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    } as Stripe.Event;
    const signed = { event, payload: JSON.stringify(event) };
    events.push(signed);
    if (endpoint === null || faults.isDown) return;
    if (faults.deliveries.isReordered) hold(signed);
    else send(signed);
  }

  function hold(signed: SignedEvent): void {
    held.push(signed);
    if (held.length < 4) return;
    const all = held;
    held = [];
    all.sort(() => faults.chance() - 0.5).forEach(send);
  }

  function send(signed: SignedEvent): void {
    const { duplicates, losses } = faults.deliveries;
    if (faults.chance() < losses) return;
    const times = faults.chance() < duplicates ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const sent = deliver(signed).finally(() => underWay.delete(sent));
      underWay.add(sent);
    }
  }

  async function deliver({ payload }: SignedEvent): Promise<void> {
    if (endpoint === null) return;
    await wait(faults.deliveries.delayMs);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const headers = {
        "content-type": "application/json",
        "stripe-signature": signatureOf(payload, endpoint.secret),
      };
      const status = await fetch(endpoint.url, { method: "POST", headers, body: payload })
        .then((answer) => answer.status)
        .catch(() => 0);
      if (status >= 200 && status < 300) return;
      await wait(500 * 3 ** attempt);
    }
  }

  return {
    events,
    emit,
    /** Delivers what is held for another order, and waits for all deliveries. */
    async settled() {
      held.splice(0).forEach(send);
      await Promise.all(underWay);
    },
  };
}

/** The header by which the receiver knows that the payload is Stripe's. */
export function signatureOf(payload: string, secret: string, seconds?: number): string {
  return Stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    ...(seconds === undefined ? {} : { timestamp: seconds }),
  });
}
