import type { billingSections } from "#app/domain/exports/billing-sections.ts";
import { byId, type ExportSource } from "./export-source.ts";

const own = { institution: "t.institution_id" };
const invoiceNumber = "i.number";
const ofInvoice = "join invoice i on i.id = t.invoice_id";

/** The sources of an archive's rows of the platform's own fees: an institution's own. */
export const billingSources: Record<keyof typeof billingSections, ExportSource> = {
  feeAgreements: { from: "fee_agreement_acceptance t", own, key: [["t.version", "date"]] },
  billingProfile: { from: "billing_profile t", own, key: [["t.institution_id", "uuid"]] },
  invoices: { from: "invoice t", own, key: byId },
  invoiceLines: {
    from: `invoice_line t ${ofInvoice} join fee f on f.id = t.fee_id join deal d on d.id = f.deal_id`,
    own,
    key: byId,
    columns: { invoiceNumber, dealNumber: "d.number" },
  },
  creditNotes: { from: `credit_note t ${ofInvoice}`, own, key: byId, columns: { invoiceNumber } },
  receipts: { from: "receipt t", own, key: byId },
  receiptAllocations: {
    from: `receipt_allocation t ${ofInvoice} join receipt r on r.id = t.receipt_id`,
    own,
    key: byId,
    columns: { invoiceNumber, externalId: "r.external_id" },
  },
  refunds: {
    from: "refund t left join invoice i on i.id = t.invoice_id",
    own,
    key: byId,
    columns: { invoiceNumber },
  },
  fapiao: {
    from: `fapiao t ${ofInvoice}`,
    own,
    key: byId,
    columns: { invoiceNumber, fapiaoKind: "t.kind" },
  },
};
