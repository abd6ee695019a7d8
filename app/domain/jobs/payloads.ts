import { z } from "zod";

/**
 * Every job that can be queued and what it carries: ids only. A handler reads the present state by them when it runs,
 * so that running late, or twice, tells the truth. A name that is absent here can be neither queued nor handled.
 */
const id = z.uuid();
const nothing = z.object({});

export const jobPayloads = {
  // E-mails: who hears of what. Each becomes one `send-email` for each person, so that one address that fails is
  // tried again alone.
  "tell-admins-case-opened": z.object({ caseId: id }),
  "tell-company-case-decided": z.object({ caseId: id }),
  "tell-institution-case-decided": z.object({ caseId: id }),
  "tell-institution-status-changed": z.object({ institutionId: id }),
  "tell-company-introduction-requested": z.object({ introductionId: id }),
  "tell-institution-introduction-requested": z.object({ introductionId: id }),
  "tell-company-introduction-answered": z.object({ introductionId: id }),
  "tell-institution-introduction-answered": z.object({ introductionId: id }),
  "tell-introduction-lapsed": z.object({ introductionId: id }),
  "tell-institution-consent-ended": z.object({ introductionId: id }),
  "tell-institution-consent-narrowed": z.object({ introductionId: id }),
  "tell-institution-consent-extended": z.object({ introductionId: id }),
  "tell-company-consent-extension-asked": z.object({ introductionId: id }),
  "tell-institution-consent-extension-declined": z.object({ introductionId: id }),
  "tell-company-message-written": z.object({ introductionId: id }),
  "tell-institution-message-written": z.object({ introductionId: id }),
  "tell-company-document-requested": z.object({ introductionId: id }),
  "tell-institution-documents-opened": z.object({ introductionId: id }),
  "tell-company-application-incomplete": z.object({ applicationId: id }),
  "tell-institution-application-complete": z.object({ applicationId: id }),
  "tell-company-application-moved": z.object({ applicationId: id }),
  "tell-institution-application-ended": z.object({ applicationId: id }),
  "tell-company-application-due": z.object({ applicationId: id }),
  "tell-institution-application-due": z.object({ applicationId: id }),
  "tell-application-overdue": z.object({ applicationId: id }),
  "tell-company-offer-issued": z.object({ offerId: id }),
  "tell-company-offer-revised": z.object({ offerId: id }),
  "tell-institution-offer-countered": z.object({ offerId: id }),
  "tell-institution-offer-to-approve": z.object({ offerId: id }),
  "tell-institution-offer-approved": z.object({ offerId: id }),
  "tell-company-offer-ended": z.object({ offerId: id }),
  "tell-institution-offer-answered": z.object({ offerId: id }),
  "tell-institution-offer-held": z.object({ offerId: id }),
  "tell-company-contract-sent": z.object({ dealId: id }),
  "tell-company-contract-signed": z.object({ dealId: id }),
  "tell-institution-contract-signed": z.object({ dealId: id }),
  "tell-company-deal-available": z.object({ dealId: id }),
  "tell-guarantee-in-force": z.object({ dealId: id }),
  "tell-company-guarantee-released": z.object({ dealId: id }),
  "tell-deal-fell-through": z.object({ dealId: id }),
  "tell-institution-drawdown-requested": z.object({ drawdownId: id }),
  "tell-company-drawdown-funded": z.object({ drawdownId: id }),
  "tell-institution-drawdown-answered": z.object({ drawdownId: id }),
  "tell-institution-drawdown-withdrawn": z.object({ drawdownId: id }),
  "tell-company-drawdown-taken-back": z.object({ drawdownId: id }),
  "tell-institution-condition-provided": z.object({ dealId: id }),
  "tell-company-condition-answered": z.object({ dealId: id }),
  "tell-institution-waiver-proposed": z.object({ dealId: id }),
  "tell-institution-waiver-settled": z.object({ dealId: id }),
  "tell-company-dispute-opened": z.object({ disputeId: id }),
  "tell-institution-dispute-opened": z.object({ disputeId: id }),
  "tell-company-dispute-answered": z.object({ disputeId: id }),
  "tell-institution-dispute-answered": z.object({ disputeId: id }),
  "tell-admins-dispute-to-decide": z.object({ disputeId: id }),
  "tell-admins-finding-proposed": z.object({ disputeId: id }),
  "tell-admins-finding-sent-back": z.object({ disputeId: id }),
  "tell-dispute-ended": z.object({ disputeId: id }),
  "tell-dispute-decided": z.object({ disputeId: id }),
  "tell-company-prospect-minimum-reached": z.object({ prospectId: id }),
  "tell-company-prospect-funded": z.object({ prospectId: id }),
  "tell-company-prospect-expired": z.object({ prospectId: id }),
  "tell-company-prospect-recognisable": z.object({ prospectId: id }),
  "tell-company-prospect-ends-soon": z.object({ prospectId: id }),
  "tell-company-introduction-waits": z.object({ introductionId: id }),
  "tell-institution-introduction-waits": z.object({ introductionId: id }),
  "tell-company-consent-ends-soon": z.object({ introductionId: id }),
  "tell-institution-consent-ends-soon": z.object({ introductionId: id }),
  "tell-institution-mandate-ends-soon": z.object({ mandateId: id }),
  "tell-institution-mandate-expired": z.object({ mandateId: id }),
  "tell-company-offer-expires-soon": z.object({ offerId: id }),
  "tell-company-drawdown-waits": z.object({ drawdownId: id }),
  "tell-drawdown-overdue": z.object({ drawdownId: id }),
  "tell-company-contract-waits": z.object({ dealId: id }),
  "tell-institution-contract-waits": z.object({ dealId: id }),
  "tell-company-dispute-waits": z.object({ disputeId: id }),
  "tell-institution-dispute-waits": z.object({ disputeId: id }),
  "tell-admins-dispute-overdue": z.object({ disputeId: id }),
  "tell-admins-case-overdue": z.object({ caseId: id }),
  // What waited for a person's daily digest, by the moment at which it was gathered.
  "send-digest": z.object({ userId: id, organizationId: id.nullable(), claimedAt: z.iso.datetime() }),
  "send-email": z.object({ email: z.string().startsWith("tell-"), subjectId: id, userId: id }),
  // Everything of an organization as one archive.
  "write-export": z.object({ exportId: id }),
  // Accounts: the e-mail is made outside the request, so that a known address takes no longer than an unknown one.
  "open-account": z.object({ signUpId: id }),
  "answer-email-request": z.object({ emailRequestId: id }),
  "send-verification": z.object({ userId: id }),
  "send-account-exists": z.object({ userId: id }),
  "send-password-reset": z.object({ userId: id }),
  "send-invitation": z.object({ invitationId: id }),
  // The matcher's memory, made anew where a side changed.
  "match-prospect": z.object({ prospectId: id }),
  "match-mandate": z.object({ mandateId: id }),
  // Each night: the memory of matches against the law.
  "check-matches": nothing,
  // Each night: how ranking weighs, from the deals so far.
  "learn-ranking": nothing,
  // Each night: how many companies would turn to each mandate.
  "measure-demand": nothing,
  // Each night, for the first day of a quarter: what teasers tell of ages, titles and cohorts.
  "renew-teasers": nothing,
  // Each night: a seventh of all prospects ranked anew, so that what their scores are told against is a week old at most.
  "renew-bases": nothing,
  // Documents: what the virus scanner says of one; the bytes of one that was removed; each night, what a crash left.
  "scan-document": z.object({ fileId: id }),
  "scan-attachment": z.object({ attachmentId: id }),
  "remove-file": z.object({ fileId: id }),
  "sweep-documents": nothing,
  // The clock's hand, each minute.
  "lapse-introductions": nothing,
  "expire-offers": nothing,
  "expire-consents": nothing,
  "expire-prospects": nothing,
  "expire-mandates": nothing,
  "measure-answers": nothing,
  "refresh-public-figures": nothing,
  "watch-applications": nothing,
  "sweep-accounts": nothing,
  "queue-digests": nothing,
  remind: nothing,
  "sweep-exports": nothing,
  // Each night: what was read long ago.
  "sweep-notifications": nothing,
} as const satisfies Record<string, z.ZodObject>;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;
/** The jobs that tell somebody something by mail. */
export type EmailName = Extract<JobName, `tell-${string}`>;
export const jobNames = Object.keys(jobPayloads) as readonly JobName[];
export const emailNames = jobNames.filter((name): name is EmailName => name.startsWith("tell-"));

/** Jobs that the clock queues by itself, once a minute however many workers there are. */
export const minutely = [
  "lapse-introductions",
  "expire-offers",
  "expire-consents",
  "expire-prospects",
  "expire-mandates",
  "measure-answers",
  "refresh-public-figures",
  "watch-applications",
  "sweep-accounts",
  "queue-digests",
  "remind",
  "sweep-exports",
] as const satisfies readonly JobName[];

/** Jobs that the clock queues once a night, at 03:10 in Shanghai. */
export const nightly = [
  "renew-teasers",
  "check-matches",
  "learn-ranking",
  "measure-demand",
  "renew-bases",
  "sweep-notifications",
  "sweep-documents",
] as const satisfies readonly JobName[];
