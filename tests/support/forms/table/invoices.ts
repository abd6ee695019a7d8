import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { issueInvoice } from "#app/services/billing/issue-invoice.server.ts";
import { nextMonth } from "#tests/factories/billing.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { system } from "#tests/factories/open-given.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { actForm, type FormsOf } from "../example.ts";
import { choice, freeTextField, id } from "../fields.ts";

/** The forms of an institution's invoices. */
export const formsOfInvoices: FormsOf = async ({ app, sessions }) => {
  const invoiced = async () => {
    const { institution, company, drawdownId } = await dealsIn(app).fundedDrawdown();
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    const { institutionId } = institution;
    const invoiceId = await app.worker.withActor(system, (trx) =>
      issueInvoice(trx, system, { institutionId, at: nextMonth(), hasStripe: false }),
    );
    const { id: feeId } = await testDatabase(app).row("fee", { drawdownId });
    return { institution, invoiceId, feeId };
  };
  const [ours, foreign] = [await invoiced(), await invoiced()];
  return {
    "routes/institution.invoices.$invoiceId": [
      actForm("question", `/institution/invoices/${ours.invoiceId}`, sessions.institution(ours.institution), {
        feeId: id(ours.feeId, foreign.feeId),
        words: freeTextField("Only half of it was drawn."),
      }),
      actForm("request", `/institution/invoices/${ours.invoiceId}`, sessions.institution(ours.institution), {
        kind: choice("ordinary"),
      }),
    ],
  };
};
