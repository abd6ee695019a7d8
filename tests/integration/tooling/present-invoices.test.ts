import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { presentOpenInvoices } from "#app/services/billing/present-open-invoices.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { standIn } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { invoiced, differences } = billingIn(app);
const run = promisify(execFile);
const command = join(import.meta.dirname, "../../../scripts/present-invoices.ts");

test("invoices of a filled database can be paid by card before the first reconciliation, which finds nothing", async () => {
  const { number } = await invoiced();
  // As a seeded city has it: no provider was asked.
  await app.sql`delete from graphile_worker._private_jobs`;
  await app.sql`delete from provider_call`;
  const env = { ...process.env, DATABASE_URL: app.databaseUrl };
  expect((await run(process.execPath, [command], { env })).stdout).toContain("1 invoices");
  expect(stripe.objects.invoices).toEqual({});
  await workOff(app);
  expect(Object.values(stripe.objects.invoices).map((each) => each.number)).toEqual([number]);
  expect(
    await app.sql`select status, pay_url is not null as "isPayable" from provider_object where kind = 'invoice'`,
  ).toEqual([{ status: "open", isPayable: true }]);
  expect(await differences()).toEqual([]);
  expect(await presentOpenInvoices(app.worker, { kind: "system" })).toBe(0);
});
