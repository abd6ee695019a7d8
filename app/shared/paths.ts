import type { Locale } from "#app/i18n/locale.ts";

/**
 * Every URL of the product, built in one place; the first segment is the audience. Ids are UUIDs and words are
 * constants, so nothing needs escaping; user input goes through `withQuery`.
 */

const company = {
  home: () => "/company",
  profile: () => "/company/profile",
  figures: () => "/company/figures",
  rights: () => "/company/rights",
  institutionsCsv: () => "/company/institutions.csv",
  prospects: () => "/company/prospects",
  prospect: (prospectId: string) => `/company/prospects/${prospectId}`,
  prospectStep: (prospectId: string, step: string) => `/company/prospects/${prospectId}/${step}`,
  appeal: (prospectId: string) => `/company/prospects/${prospectId}/appeal`,
  funders: (prospectId?: string) => withQuery("/company/funders", { prospect: prospectId }),
  /** A mandate in its list, by its number, M-0142. */
  funder: (mandate: string, prospectId: string) =>
    withQuery(`/company/funders/${mandate}/comparison`, { prospect: prospectId }),
  changes: () => "/company/changes",
  fundersCsv: (prospectId: string) => withQuery("/company/funders.csv", { prospect: prospectId }),
  /** Both by their id or their number, P-2417 and M-0142. */
  askFor: (prospect: string, mandate: string) =>
    withQuery("/company/introductions/new", { prospect, mandate }),
  introductions: () => "/company/introductions",
  introduction: (introductionId: string) => `/company/introductions/${introductionId}`,
  introductionConsent: (introductionId: string) => `/company/introductions/${introductionId}/consent`,
  introductionDocuments: (introductionId: string) => `/company/introductions/${introductionId}/documents`,
  attachments: (introductionId: string) => `/company/introductions/${introductionId}/attachments`,
  documents: (about: { replaces?: string } = {}) => withQuery("/company/documents", about),
  documentFile: (fileId: string) => `/company/documents/${fileId}`,
  uploads: () => "/company/documents/uploads",
  upload: (uploadId: string, offset?: number) =>
    withQuery(`/company/documents/uploads/${uploadId}`, { offset }),
  applications: () => "/company/applications",
  application: (applicationId: string) => `/company/applications/${applicationId}`,
  askSeveral: (prospectId?: string) => withQuery("/company/introductions/several", { prospect: prospectId }),
  offers: () => "/company/offers",
  offer: (offerId: string) => `/company/offers/${offerId}`,
  termSheet: (offerId: string, version: number, language: Locale) =>
    withQuery(`/company/offers/${offerId}/term-sheet.pdf`, { version, language }),
  deals: () => "/company/deals",
  deal: (dealId: string) => `/company/deals/${dealId}`,
  dispute: (disputeId: string) => `/company/disputes/${disputeId}`,
  evidence: (disputeId: string, evidenceId: string) =>
    `/company/disputes/${disputeId}/evidence/${evidenceId}`,
  team: () => "/company/team",
} as const;

const institution = {
  home: () => "/institution",
  application: () => "/institution/application",
  profile: () => "/institution/profile",
  opportunities: (mandateId?: string) => withQuery("/institution/opportunities", { mandate: mandateId }),
  opportunitiesLayout: () => "/institution/opportunities/layout",
  changes: () => "/institution/changes",
  opportunitiesCsv: () => "/institution/opportunities.csv",
  /** Prospects and mandates by their id or their number, P-2417 and M-0142. */
  opportunity: (prospect: string, mandate?: string) =>
    withQuery(`/institution/opportunities/${prospect}`, { mandate }),
  comparison: (prospect: string, mandate: string) =>
    withQuery(`/institution/opportunities/${prospect}/comparison`, { mandate }),
  pursue: (prospect: string, mandate: string) =>
    withQuery("/institution/introductions/new", { prospect, mandate }),
  mandates: () => "/institution/mandates",
  mandate: (mandateId: string) => `/institution/mandates/${mandateId}`,
  mandateHistory: (mandateId: string) => `/institution/mandates/${mandateId}/history`,
  mandatePreview: (mandateId: string) => `/institution/mandates/${mandateId}/preview`,
  introductions: () => "/institution/introductions",
  introduction: (introductionId: string) => `/institution/introductions/${introductionId}`,
  introductionConsent: (introductionId: string) => `/institution/introductions/${introductionId}/consent`,
  introductionDocuments: (introductionId: string) => `/institution/introductions/${introductionId}/documents`,
  attachments: (introductionId: string) => `/institution/introductions/${introductionId}/attachments`,
  framedFile: (introductionId: string, fileId: string) =>
    `/institution/introductions/${introductionId}/documents/${fileId}?view=frame`,
  documentFile: (introductionId: string, fileId: string) =>
    `/institution/introductions/${introductionId}/documents/${fileId}`,
  applications: () => "/institution/applications",
  applicationOf: (applicationId: string) => `/institution/applications/${applicationId}`,
  offers: () => "/institution/offers",
  offer: (offerId: string) => `/institution/offers/${offerId}`,
  termSheet: (offerId: string, version: number, language: Locale) =>
    withQuery(`/institution/offers/${offerId}/term-sheet.pdf`, { version, language }),
  pipeline: () => "/institution/pipeline",
  pipelineCsv: () => "/institution/pipeline.csv",
  cardMoves: (number: string) => `/institution/pipeline/${number}/moves`,
  deals: () => "/institution/deals",
  deal: (dealId: string) => `/institution/deals/${dealId}`,
  effect: (dealId: string, by?: "waiver") => withQuery(`/institution/deals/${dealId}/effect`, { by }),
  dispute: (disputeId: string) => `/institution/disputes/${disputeId}`,
  evidence: (disputeId: string, evidenceId: string) =>
    `/institution/disputes/${disputeId}/evidence/${evidenceId}`,
  team: () => "/institution/team",
} as const;

const everyone = {
  home: () => "/",
  ranking: () => "/how-ranking-works",
  funnel: () => "/funnel",
  publicFigures: () => "/figures.csv",
  institutions: () => "/institutions",
  publicInstitution: (institutionId: string) => `/institutions/${institutionId}`,
  checkTermSheet: (fingerprint?: string) => withQuery("/term-sheets/check", { fingerprint }),
  privacy: () => "/privacy",
  terms: () => "/terms",
  agreements: (to?: string) => withQuery("/agreements", { to }),
  accessibility: () => "/accessibility",
  signIn: (to?: string) => withQuery("/sign-in", { to }),
  signOut: () => "/sign-out",
  join: () => "/join",
  joinAs: (kind: "company" | "institution") => `/join/${kind}`,
  verifyEmail: (token?: string) => withQuery("/verify-email", { token }),
  forgotPassword: () => "/forgot-password",
  resetPassword: (token?: string) => withQuery("/reset-password", { token }),
  invitation: (invitationId: string, token?: string) => withQuery(`/invitations/${invitationId}`, { token }),
  signInCode: (to?: string) => withQuery("/sign-in/code", { to }),
  account: () => "/account",
  /** The stream of an admin's pages; the header of every page knows it. */
  adminChanges: () => "/admin/changes",
  secondFactor: (to?: string) => withQuery("/account/second-factor", { to }),
  /** What was sent and waits until the person has confirmed who they are. */
  confirm: (formId: string) => `/confirm/${formId}`,
  sessions: () => "/account/sessions",
  notifications: (cursor?: string) => withQuery("/notifications", { cursor }),
  unread: () => "/notifications/unread",
  visits: () => "/visits",
  emails: () => "/account/notifications",
  exports: () => "/account/export",
  exportFile: (exportId: string) => `/account/exports/${exportId}`,
  stopEmails: (token: string, isDone = false) =>
    withQuery("/unsubscribe", { token, done: isDone ? 1 : undefined }),
  stopEmailsAtOnce: (token: string) => `/webhooks/unsubscribe/${token}`,
  preferences: () => "/preferences",
  mailbox: () => "/dev/mailbox",
} as const;

export const paths = { ...everyone, company, institution } as const;

/** Adds query parameters to a URL; undefined ones are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${text}`;
}

/**
 * A URL of this site that may be forged (`?to=`): returned if it stays on this site, otherwise null. Browsers read
 * `//host` and `/\host` as other hosts.
 */
export function safeReturn(to: string | null | undefined): string | null {
  if (to == null || to.length > 2_000 || !/^\/(?![/\\])[^\s\\]*$/.test(to)) return null;
  const base = "http://site.invalid";
  return URL.canParse(to, base) && new URL(to, base).origin === base ? to : null;
}
