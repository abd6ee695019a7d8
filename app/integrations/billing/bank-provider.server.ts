import type { PaymentProvider } from "./provider.ts";

/**
 * Payment by bank transfer. Nobody is called: the payer gives the invoice's number as the purpose, a person sends money
 * back, and imported statements show both.
 */
export const bankProvider: PaymentProvider = {
  name: "bank",
  presentInvoice: async ({ number }) => ({
    customerId: null,
    invoiceId: number,
    payUrl: null,
    askedFen: null,
    status: "open",
  }),
  voidInvoice: async () => null,
  creditInvoice: async () => null,
  sendRefund: async () => null,
  settleOutside: async () => null,
  readInvoice: async () => null,
  readCreditNote: async () => null,
  readRefund: async () => null,
  readDispute: async () => null,
  hasCustomer: async () => true,
  findInvoiceOfPayment: async () => null,
  listRefundsOfCharge: async () => [],
  listInvoicesSince: async () => [],
  listRefundsSince: async () => [],
  listDisputesSince: async () => [],
};
