import { paths, withQuery } from "./paths.ts";

/** The addresses of an institution's fees and invoices; apart from `paths`, because every page loads those. */
export const billingPaths = {
  fees: () => "/institution/fees",
  feesCsv: () => "/institution/fees.csv",
  invoices: () => "/institution/invoices",
  invoice: (invoiceId: string) => `/institution/invoices/${invoiceId}`,
  invoicePdf: (invoiceId: string) => `/institution/invoices/${invoiceId}.pdf`,
  statement: (period?: string) => withQuery("/institution/invoices/statement", { month: period }),
  statementPdf: (period: string) => `/institution/invoices/statement.pdf?month=${period}`,
  statementCsv: (period: string) => `/institution/invoices/statement.csv?month=${period}`,
  institutionProfile: () => paths.institution.profile(),
  profile: () => "/institution/billing",
  /** `to`: where to go on once it is accepted. */
  agreement: (to?: string) => withQuery("/institution/billing/agreement", { to }),
  fapiaoFile: (fapiaoId: string) => `/institution/billing/fapiao/${fapiaoId}`,
} as const;

/** The addresses of what finance admins do with fapiao. */
export const fapiaoPaths = {
  list: () => "/admin/billing/fapiao",
  file: (fapiaoId: string) => `/admin/billing/fapiao/${fapiaoId}`,
} as const;
