/**
 * Who may use each route, by the names of its folder in `app/routes`: the expectation of every cell of the access
 * matrix. A new route stands here, or a test fails.
 */
export const ROUTES_OF = {
  /** Whoever asks. */
  anyone: [
    "$",
    "_index",
    "accessibility",
    "dev.mailbox",
    "figures[.]csv",
    "forgot-password",
    "funnel",
    "how-ranking-works",
    "institutions.$institutionId",
    "institutions._index",
    "invitations.$invitationId",
    "invitations.admin.$invitationId",
    "join.$kind",
    "join._index",
    "preferences",
    "privacy",
    "reset-password",
    "sign-in",
    "sign-in_.code",
    "sign-in_.recovery",
    "stop-recovery",
    "sign-out",
    "terms",
    "term-sheets.check",
    "unsubscribe",
    "verify-email",
    "webhooks.stripe",
    "webhooks.unsubscribe.$token",
  ],
  /** Whoever is signed in, member or not. */
  user: [
    "agreements",
    "account.second-factor",
    "confirm.$formId",
    "account._index",
    "account.deletion",
    "account.notifications",
    "account.sessions",
    "notifications._index",
    "notifications.unread",
  ],
  /** A member of any organization. */
  member: ["account.export"],
  /** An owner of any organization. */
  owner: ["account.exports.$exportId"],
  /** A company, also one that has no profile yet. */
  newCompany: [
    "company._index",
    "company.profile",
    "company.team",
    "company.team_.recoveries",
    "company.deletion",
  ],
  /** A company with a profile. */
  company: [
    "company.applications.$applicationId",
    "company.applications._index",
    "company.changes",
    "company.deals.$dealId",
    "company.deals._index",
    "company.disputes.$disputeId",
    "company.disputes.$disputeId_.evidence.$evidenceId",
    "company.documents.$fileId",
    "company.documents._index",
    "company.documents.uploads.$uploadId",
    "company.documents.uploads._index",
    "company.drawdowns.$drawdownId.reversal",
    "company.figures",
    "company.funders",
    "company.funders[.]csv",
    "company.funders_.$mandateId.comparison",
    "company.institutions[.]csv",
    "company.introductions.$introductionId",
    "company.introductions.$introductionId_.attachments.$attachmentId",
    "company.introductions.$introductionId_.attachments._index",
    "company.introductions.$introductionId_.consent",
    "company.introductions.$introductionId_.documents",
    "company.introductions._index",
    "company.introductions.new",
    "company.introductions.several",
    "company.offers.$offerId",
    "company.offers.$offerId_.term-sheet[.]pdf",
    "company.offers._index",
    "company.prospects.$prospectId.$step",
    "company.prospects.$prospectId._index",
    "company.prospects.$prospectId.appeal",
    "company.prospects.$prospectId.company",
    "company.prospects.$prospectId.teaser",
    "company.prospects._index",
    "company.rights",
  ],
  /** An institution, whatever its status. */
  anyInstitution: [
    "institution.application",
    "institution.profile",
    "institution.team",
    "institution.team_.recoveries",
    "institution.deletion",
  ],
  /** A verified institution that is neither suspended nor terminated. */
  institution: [
    "institution._index",
    "institution.billing.agreement",
    "institution.applications.$applicationId",
    "institution.applications._index",
    "institution.changes",
    "institution.deals.$dealId",
    "institution.deals._index",
    "institution.disputes.$disputeId",
    "institution.disputes.$disputeId_.evidence.$evidenceId",
    "institution.drawdowns.$drawdownId.reversal",
    "institution.introductions.$introductionId._index",
    "institution.introductions.$introductionId.attachments.$attachmentId",
    "institution.introductions.$introductionId.attachments._index",
    "institution.introductions.$introductionId.consent",
    "institution.introductions.$introductionId.documents.$fileId",
    "institution.introductions.$introductionId.documents._index",
    "institution.introductions._index",
    "institution.introductions.new",
    "institution.mandates.$mandateId",
    "institution.mandates.$mandateId_.history",
    "institution.mandates.$mandateId_.preview",
    "institution.mandates._index",
    "institution.offers.$offerId",
    "institution.offers.$offerId_.term-sheet[.]pdf",
    "institution.offers._index",
    "institution.opportunities.$prospectId",
    "institution.opportunities.$prospectId_.comparison",
    "institution.opportunities._index",
    "institution.opportunities.layout",
    "institution.opportunities[.]csv",
    "institution.pipeline.$cardNumber.moves",
    "institution.pipeline._index",
    "institution.pipeline[.]csv",
  ],
  /** Whoever has the role for payments in such an institution. */
  institutionPay: ["institution.billing._index"],
  /** Every admin, whatever their roles. */
  admin: ["admin._index", "admin.changes", "admin.ties"],
  /** Admins who may moderate. */
  moderate: [
    "admin.cases.$caseId",
    "admin.cases.$caseId_.teaser",
    "admin.cases._index",
    "admin.exposure",
    "admin.institutions.$institutionId",
    "admin.institutions._index",
  ],
  /** Admins who may decide on payments. */
  settle: [
    "admin.billing.statements.$statementId",
    "admin.billing.statements._index",
    "admin.disputes.$disputeId",
    "admin.disputes.$disputeId_.evidence.$evidenceId",
    "admin.disputes._index",
  ],
  /** Admins who may appoint admins and read the audit trail. */
  secure: ["admin.audit._index", "admin.audit[.]csv", "admin.recoveries", "admin.team"],
} as const satisfies Record<string, readonly string[]>;
/** The last two: whoever has the role for the daily work in such a company or institution. */
export type Audience = keyof typeof ROUTES_OF | "companyWork" | "institutionWork";

/**
 * Where writing differs from reading. Most acts are refused for a role by their form's content only (see the acts of
 * each role); these need none.
 */
export const WRITTEN_BY: Readonly<Record<string, Audience>> = {
  "account.export": "owner",
  "institution.billing.agreement": "institutionPay",
  "company.prospects._index": "companyWork",
  "institution.mandates._index": "institutionWork",
};
