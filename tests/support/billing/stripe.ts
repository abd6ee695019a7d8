import { afterAll, afterEach } from "vitest";
import { action } from "#app/routes/webhooks.stripe/route.ts";
import type { FakeStripe } from "#scripts/fake-stripe/server.ts";
import { startFakeStripe } from "#scripts/fake-stripe/server.ts";
import { signatureOf, type SignedEvent } from "#scripts/fake-stripe/webhooks.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { smallPages } from "#tests/support/http/small-pages.ts";
import type { OpenTestApp } from "#tests/support/open-test-app.ts";
import type { Agent } from "node:http";

export const SECRET = "whsec_of_the_tests";
export const OLD_SECRET = "whsec_of_the_tests_before";

/**
 * A stand-in for Stripe for a test file, empty and without faults before each test, and the variables that lead to it.
 * Its events stay with it until the test delivers them.
 */
export async function standIn(): Promise<{ stripe: FakeStripe; variables: Record<string, string> }> {
  const stripe = await startFakeStripe();
  afterEach(() => stripe.clear());
  afterAll(() => stripe.close());
  return {
    stripe,
    variables: {
      STRIPE_SECRET_KEY: "sk_test_of_the_tests",
      STRIPE_WEBHOOK_SECRET: SECRET,
      STRIPE_WEBHOOK_SECRET_OLD: OLD_SECRET,
      STRIPE_API_URL: stripe.address,
    },
  };
}

interface Delivery {
  secret?: string;
  /** When it was signed, in seconds. */
  signedAt?: number;
  signature?: string;
  agent?: Agent;
}

/** Delivers an event to the webhook of a web process; returns the status of its answer. */
export async function deliverTo(
  url: string,
  { payload }: Pick<SignedEvent, "payload">,
  of: Delivery = {},
): Promise<number> {
  const signature = of.signature ?? signatureOf(payload, of.secret ?? SECRET, of.signedAt);
  const { status } = await rawRequest(url, "/webhooks/stripe", {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": signature },
    body: payload,
    ...(of.agent && { agent: of.agent }),
  });
  return status;
}

/** Delivers events to the webhook, through the web layer. */
export function webhookOf(app: OpenTestApp) {
  let web: Promise<OpenWeb> | undefined;
  afterAll(async () => (await web)?.stop());
  return async (event: Pick<SignedEvent, "payload">, of: Delivery = {}): Promise<number> => {
    web ??= openWeb(app.web, smallPages({ "/webhooks/stripe": { isResource: true, action } }));
    return deliverTo((await web).url, event, of);
  };
}
