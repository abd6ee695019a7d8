import type { StandingAct } from "#app/domain/events/receipts.ts";
import type { ReviewedAskAct } from "#app/domain/prospects/suspension.ts";
import type { ReviewedAct } from "#app/domain/organizations/institution-moves.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { withQuery } from "./paths.ts";

/** The addresses of the admins' pages; apart from `paths`, because every page loads those. */
export const adminPaths = {
  home: () => "/admin",
  queue: () => "/admin/cases",
  /** `decided`: the case decided just before, which the page names. */
  case: (caseId: string, decided?: string) => withQuery(`/admin/cases/${caseId}`, { decided }),
  /** The review of the refusal of a first application. */
  refusal: (caseId: string) => `/admin/cases/${caseId}/refuse`,
  caseTeaser: (caseId: string) => `/admin/cases/${caseId}/teaser`,
  prospects: () => "/admin/prospects",
  prospect: (prospectId: string) => `/admin/prospects/${prospectId}`,
  prospectMove: (prospectId: string, act: ReviewedAskAct) => `/admin/prospects/${prospectId}/${act}`,
  disputes: () => "/admin/disputes",
  dispute: (disputeId: string) => `/admin/disputes/${disputeId}`,
  confirmFinding: (disputeId: string) => `/admin/disputes/${disputeId}/confirm`,
  evidence: (disputeId: string, evidenceId: string) => `/admin/disputes/${disputeId}/evidence/${evidenceId}`,
  billing: () => "/admin/billing",
  invoices: () => "/admin/billing/invoices",
  invoice: (invoiceId: string) => `/admin/billing/invoices/${invoiceId}`,
  voidInvoice: (invoiceId: string) => `/admin/billing/invoices/${invoiceId}/void`,
  feeProposals: () => "/admin/billing/proposals",
  bankStatements: () => "/admin/billing/statements",
  bankStatement: (statementId: string, query: Record<string, string | undefined> = {}) =>
    withQuery(`/admin/billing/statements/${statementId}`, query),
  unbilledFees: () => "/admin/billing/fees",
  institutions: () => "/admin/institutions",
  institution: (institutionId: string) => `/admin/institutions/${institutionId}`,
  institutionMove: (institutionId: string, act: ReviewedAct) => `/admin/institutions/${institutionId}/${act}`,
  standingReceipt: (institutionId: string, act: StandingAct, language: Locale) =>
    withQuery(`/admin/institutions/${institutionId}/receipt.pdf`, { act, language }),
  exposure: () => "/admin/exposure",
  trail: () => "/admin/audit",
  trailCsv: () => "/admin/audit.csv",
  team: () => "/admin/team",
  ties: () => "/admin/ties",
  invitation: (invitationId: string, token?: string) =>
    withQuery(`/invitations/admin/${invitationId}`, { token }),
} as const;
