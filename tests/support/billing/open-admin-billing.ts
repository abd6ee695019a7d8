import { beforeEach, expect } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import * as feesPage from "#app/routes/admin.billing.fees/route.tsx";
import * as invoicePage from "#app/routes/admin.billing.invoices.$invoiceId/route.tsx";
import * as voidPage from "#app/routes/admin.billing.invoices.$invoiceId_.void/route.tsx";
import * as invoicesPage from "#app/routes/admin.billing.invoices._index/route.tsx";
import * as proposalsPage from "#app/routes/admin.billing.proposals/route.tsx";
import * as todayPage from "#app/routes/admin.billing._index/route.tsx";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import type { listBankProposals } from "#app/services/billing/bank/list-bank-proposals.server.ts";
import type { listFeeProposals } from "#app/services/billing/list-fee-proposals.server.ts";
import type { listInvoicesAsAdmin } from "#app/services/billing/list-invoices-as-admin.server.ts";
import type { listUnbilledFees } from "#app/services/billing/list-unbilled-fees.server.ts";
import type { readBillingToday } from "#app/services/billing/read-billing-today.server.ts";
import type { readInvoiceAsAdmin } from "#app/services/billing/read-invoice-as-admin.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const pages = {
  "/admin/billing": todayPage,
  "/admin/billing/invoices": invoicesPage,
  "/admin/billing/invoices/:invoiceId": invoicePage,
  "/admin/billing/invoices/:invoiceId/void": voidPage,
  "/admin/billing/fees": feesPage,
  "/admin/billing/proposals": proposalsPage,
};

/** Call once at the top of a test file: the finance admins' pages, and two finance admins who are others for each test. */
export function openAdminBilling() {
  const { app, given: billing, db } = openWith(billingIn, {}, { isEmptied: true });
  const { admin } = moderationIn(app);
  const web = testWeb(app, pages);
  const [first, second] = [{} as AdminActor, {} as AdminActor];
  beforeEach(async () => {
    Object.assign(first, await admin("Finance 1", ["finance"]));
    Object.assign(second, await admin("Finance 2", ["finance"]));
  });

  const at = (who: AdminActor) => web.browser(web.sessions.admin(who.userId, who.roles));

  /** What a page's loader sends, as the page gets it but for JSON's types. */
  async function read<Data>(path: string, pattern: keyof typeof pages, who = first): Promise<Data> {
    const answer = await at(who).get(path);
    expect(answer.status).toBe(200);
    return (answer.json() as { loaderData: Record<string, Data> }).loaderData[pattern] as Data;
  }
  type Listed = Awaited<ReturnType<typeof listInvoicesAsAdmin>>;
  type Read = Awaited<ReturnType<typeof readInvoiceAsAdmin>>;
  type Today = { today: Awaited<ReturnType<typeof readBillingToday>> };
  type Fees = { page: Awaited<ReturnType<typeof listUnbilledFees>> };
  const invoices = (query = "") => read<Listed>(`/admin/billing/invoices${query}`, "/admin/billing/invoices");

  /** Posts a form that is right: on to the next page. */
  async function acts(who: AdminActor, path: string, fields: Record<string, string>): Promise<string> {
    const answer = await at(who).post(path, fields);
    expect([answer.status, answer.text]).toEqual([303, ""]);
    return answer.headers.location ?? "";
  }

  /** Posts one that is refused, and nothing changes. */
  async function isRefused(
    who: AdminActor,
    path: string,
    fields: Record<string, string>,
    { code, status = 409 }: { code: string; status?: number },
  ): Promise<void> {
    const answer = await unchanged(app.traces, () => at(who).post(path, fields));
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([status, code]);
  }

  return {
    app,
    db,
    billing,
    admin,
    first,
    second,
    at,
    acts,
    isRefused,
    invoices,
    paths: Object.keys(pages),
    today: async () => (await read<Today>("/admin/billing", "/admin/billing")).today,
    numbers: async (query?: string) => (await invoices(query)).page.rows.map(({ number }) => number),
    invoice: (invoiceId: string) =>
      read<Read>(adminPaths.invoice(invoiceId), "/admin/billing/invoices/:invoiceId"),
    fees: async () => (await read<Fees>("/admin/billing/fees", "/admin/billing/fees")).page.rows,
    proposals: (who = first) =>
      read<Awaited<ReturnType<typeof listFeeProposals>>>(
        "/admin/billing/proposals",
        "/admin/billing/proposals",
        who,
      ),
    bankProposals: async (who = first) =>
      (
        await read<{ bank: Awaited<ReturnType<typeof listBankProposals>> }>(
          "/admin/billing/proposals",
          "/admin/billing/proposals",
          who,
        )
      ).bank,
    proposedWaiver: (feeId: string, by = first) =>
      proposeFeeChange(app.web, by, { feeId, kind: "waiver", amountFen: null, reason: "A pilot." }),
  };
}
