import type { StatementReader } from "#app/integrations/bank-statements/statement-reader.server.ts";
import type { Payments } from "#app/integrations/billing/provider.ts";
import type { PayeeAccount } from "#app/integrations/sheets/compose-invoice.ts";
import type { Mailer } from "#app/integrations/mail/mailer.server.ts";
import type { ServiceContext, SheetsContext } from "./context.ts";

/** Added for the use cases of billing: whether Stripe can be paid by. */
export interface BillingContext extends ServiceContext {
  config: { stripe: object | null };
}

/** Added for jobs of billing that call payment providers. */
export interface PaymentsContext extends BillingContext {
  payments: Payments;
}

/** Added for the import of bank statements: who reads the files. */
export interface StatementsContext extends ServiceContext {
  statements: StatementReader;
  /** The operator's own accounts, as digits. */
  config: { ownAccounts: readonly string[] };
}

/** Added for the job that sends invoices: the PDF writer, the mailer, and the account to pay to. */
export interface InvoiceCopiesContext extends SheetsContext {
  mailer: Mailer;
  config: { web: { publicOrigin: string }; billingAccount: PayeeAccount | null };
}
