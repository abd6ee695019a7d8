import { expect, test } from "vitest";
import { SUBSCRIBED_STRIPE_EVENTS } from "#app/domain/billing/stripe-events.ts";
import { examineStripe } from "#app/integrations/billing/examine-stripe.server.ts";
import { startFakeStripe, type FakeStripe } from "#scripts/fake-stripe/server.ts";
import type { Endpoint } from "#scripts/fake-stripe/webhooks.ts";

let stripe: FakeStripe;
const url = "https://longspring.example/webhooks/stripe";
const settings = (secretKey = "sk_test_1") => ({
  secretKey,
  api: { protocol: "http", host: "localhost", port: stripe.port } as const,
});
const todos = async (endpoint: Endpoint | null, secretKey?: string) => {
  stripe = await startFakeStripe({ endpoint });
  const findings = await examineStripe(settings(secretKey), url);
  await stripe.close();
  return findings.flatMap(({ todo }) => todo ?? []);
};

test("keys, account, version and webhook that are as they should be leave nothing to do", async () => {
  expect(await todos({ url, secret: "whsec_1" })).toEqual([]);
});

test("a missing webhook endpoint is described with every event that it needs", async () => {
  const [todo = "", ...others] = await todos(null);
  expect(others).toEqual([]);
  for (const kind of SUBSCRIBED_STRIPE_EVENTS) expect(todo).toContain(kind);
  expect(await todos({ url: "https://elsewhere.example/webhooks/stripe", secret: "whsec_1" })).toEqual([
    todo,
  ]);
});

test("a key that Stripe does not know is the first thing to do", async () => {
  expect(await todos({ url, secret: "whsec_1" }, "sk_unknown_1")).toEqual([
    "Stripe does not know this key: copy STRIPE_SECRET_KEY anew from Developers, API keys.",
  ]);
});
