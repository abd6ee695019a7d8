import type { Need } from "#app/domain/accounts/member-roles.ts";

/**
 * What the acts of an organization require, by route and form (`tests/support/forms/table`); all others are daily work.
 * `read` is a person's own: everybody may.
 */
export const ACTS: Readonly<Record<Exclude<Need, "work">, readonly string[]>> = {
  sign: [
    "company.deals.$dealId fall-through",
    "company.deals.$dealId sign",
    "company.introductions.$introductionId consent",
    "company.introductions.$introductionId_.consent extend",
    "company.introductions.new ask",
    "company.introductions.several several",
    "company.offers.$offerId accept",
    "institution.deals.$dealId confirm-waiver",
    "institution.deals.$dealId decline-waiver",
    "institution.deals.$dealId fall-through",
    "institution.deals.$dealId release",
    "institution.deals.$dealId sign",
    "institution.mandates.$mandateId approve",
    "institution.mandates.$mandateId return",
    "institution.offers.$offerId approve",
  ],
  pay: [
    "company.deals.$dealId confirm",
    "company.deals.$dealId request",
    "company.deals.$dealId withdraw-request",
    "institution.deals.$dealId fund",
    "institution.deals.$dealId take-back-payment",
  ],
  evidence: [
    "company.applications.$applicationId upload",
    "company.deals.$dealId dispute",
    "company.disputes.$disputeId answer",
    "company.disputes.$disputeId show a document",
    "company.disputes.$disputeId show a file",
    "company.disputes.$disputeId withdraw",
    "company.documents._index upload",
    "company.documents.uploads.$uploadId piece",
    "company.documents.uploads._index begin",
    "institution.deals.$dealId dispute",
    "institution.disputes.$disputeId answer",
    "institution.disputes.$disputeId show a file",
    "institution.disputes.$disputeId withdraw",
  ],
  manage: [
    "account.export ask for an archive",
    "company.team cancel",
    "company.team invite",
    "company.team remove",
    "company.team role",
    "institution.application apply",
    "institution.profile second-person",
    "institution.team cancel",
    "institution.team invite",
    "institution.team remove",
    "institution.team role",
  ],
  read: [
    "account.notifications choose e-mails",
    "institution.opportunities.layout layout",
    "notifications._index read",
    "notifications._index read-all",
  ],
};
