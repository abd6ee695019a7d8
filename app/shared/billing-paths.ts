import { paths, withQuery } from "./paths.ts";

/** The addresses of an institution's fees and invoices; apart from `paths`, because every page loads those. */
export const billingPaths = {
  fees: () => "/institution/fees",
  feesCsv: (group?: string) => withQuery("/institution/fees.csv", { group }),
  invoices: () => "/institution/invoices",
  invoice: (invoiceId: string) => `/institution/invoices/${invoiceId}`,
  invoicePdf: (invoiceId: string) => `/institution/invoices/${invoiceId}/invoice.pdf`,
  creditNotePdf: (invoiceId: string, note: string) =>
    withQuery(`/institution/invoices/${invoiceId}/invoice.pdf`, { note }),
  statement: (month?: string) => withQuery("/institution/invoices/statement", { month }),
  statementPdf: (month: string) => withQuery("/institution/invoices/statement.pdf", { month }),
  statementCsv: (month: string) => withQuery("/institution/invoices/statement.csv", { month }),
  institutionProfile: () => paths.institution.profile(),
  profile: () => "/institution/billing",
  /** `to`: where to go on once it is accepted. */
  agreement: (to?: string) => withQuery("/institution/billing/agreement", { to }),
  fapiao: () => "/institution/billing/fapiao",
  fapiaoFile: (fapiaoId: string) => `/institution/billing/fapiao/${fapiaoId}`,
} as const;

/** The addresses of what finance admins do with fapiao. */
export const fapiaoPaths = {
  list: () => "/admin/billing/fapiao",
  one: (fapiaoId: string) => `/admin/billing/fapiao/${fapiaoId}`,
  file: (fapiaoId: string) => `/admin/billing/fapiao/${fapiaoId}/file`,
} as const;
