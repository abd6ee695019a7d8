/** The addresses of an institution's fees and invoices; apart from `paths`, because every page loads those. */
export const billingPaths = {
  fees: () => "/institution/fees",
  feesCsv: () => "/institution/fees.csv",
  invoices: () => "/institution/invoices",
  invoice: (invoiceId: string) => `/institution/invoices/${invoiceId}`,
  invoicePdf: (invoiceId: string) => `/institution/invoices/${invoiceId}.pdf`,
  statement: (period?: string) =>
    period === undefined
      ? "/institution/invoices/statement"
      : `/institution/invoices/statement?month=${period}`,
  statementPdf: (period: string) => `/institution/invoices/statement.pdf?month=${period}`,
  statementCsv: (period: string) => `/institution/invoices/statement.csv?month=${period}`,
} as const;
