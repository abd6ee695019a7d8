import { rm } from "node:fs/promises";
import { ensureChromium } from "#scripts/browser.mjs";
import { cloneCity } from "#tests/support/postgres/city.ts";
import { startFakeStripe } from "#scripts/fake-stripe/server.ts";
import { dropDatabase } from "#tests/support/postgres/databases.ts";
import { startTestServer } from "#tests/support/postgres/server.ts";
import { documentsFolderOf } from "#tests/support/test-app.ts";
import { startApp } from "#tests/support/running-app.ts";

/**
 * One application for all journeys: the demo city in a database of its own, a web and a worker process from the build, and
 * a stand-in for Stripe. Where
 * E2E_ORIGIN names an application that runs already, on E2E_DATABASE_URL, that one is walked.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  process.env.CHROMIUM_PATH ??= await ensureChromium(process.cwd());
  if (process.env.E2E_ORIGIN) return undefined;
  const server = await startTestServer();
  const databaseUrl = await cloneCity(server.url);
  const endpoint = { url: "", secret: "whsec_of_the_journeys" };
  const stripe = await startFakeStripe({ endpoint });
  const environment = {
    STRIPE_SECRET_KEY: "sk_test_of_the_journeys",
    STRIPE_WEBHOOK_SECRET: endpoint.secret,
    STRIPE_API_URL: stripe.address,
  };
  const app = await startApp({ databaseUrl, environment });
  endpoint.url = `${app.origin}/webhooks/stripe`;
  process.env.E2E_STRIPE = stripe.address;
  process.env.E2E_ORIGIN = app.origin;
  process.env.E2E_METRICS = app.webs[0]?.metricsUrl ?? "";
  process.env.E2E_DATABASE_URL = databaseUrl;
  return async () => {
    await app.stop();
    await stripe.close();
    // Logs are written only on errors: beside a failed journey they explain it.
    for (const { output } of [...app.webs, ...app.workers]) {
      if (output() !== "") process.stderr.write(`${output()}\n`);
    }
    await dropDatabase(databaseUrl);
    await server.stop();
    await rm(documentsFolderOf(databaseUrl), { recursive: true, force: true });
  };
}
