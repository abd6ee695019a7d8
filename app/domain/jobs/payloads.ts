import { z } from "zod";

/**
 * Every job that can be queued, with its payload: ids only. A handler reads the current state by them when it runs, so
 * that running late, or twice, is correct. Jobs not listed here can be neither queued nor handled.
 */
const id = z.uuid();
const nothing = z.object({});

export const jobPayloads = {
  // Notifications by e-mail. Each becomes one `send-email` per person, so that one failing address is retried alone.
  "notify-admins-case-opened": z.object({ caseId: id }),
  "notify-company-case-decided": z.object({ caseId: id }),
  "notify-institution-case-decided": z.object({ caseId: id }),
  "notify-institution-status-changed": z.object({ institutionId: id }),
  "notify-company-introduction-requested": z.object({ introductionId: id }),
  "notify-institution-introduction-requested": z.object({ introductionId: id }),
  "notify-company-introduction-answered": z.object({ introductionId: id }),
  "notify-institution-introduction-answered": z.object({ introductionId: id }),
  "notify-introduction-lapsed": z.object({ introductionId: id }),
  "notify-institution-consent-ended": z.object({ introductionId: id }),
  "notify-institution-consent-narrowed": z.object({ introductionId: id }),
  "notify-institution-consent-extended": z.object({ introductionId: id }),
  "notify-company-consent-extension-asked": z.object({ introductionId: id }),
  "notify-institution-consent-extension-declined": z.object({ introductionId: id }),
  "notify-company-message-written": z.object({ introductionId: id }),
  "notify-institution-message-written": z.object({ introductionId: id }),
  "notify-company-document-requested": z.object({ introductionId: id }),
  "notify-institution-documents-opened": z.object({ introductionId: id }),
  "notify-company-application-incomplete": z.object({ applicationId: id }),
  "notify-institution-application-complete": z.object({ applicationId: id }),
  "notify-company-application-moved": z.object({ applicationId: id }),
  "notify-institution-application-ended": z.object({ applicationId: id }),
  "notify-company-application-due": z.object({ applicationId: id }),
  "notify-institution-application-due": z.object({ applicationId: id }),
  "notify-application-overdue": z.object({ applicationId: id }),
  "notify-company-offer-issued": z.object({ offerId: id }),
  "notify-company-offer-revised": z.object({ offerId: id }),
  "notify-institution-offer-countered": z.object({ offerId: id }),
  "notify-institution-offer-to-approve": z.object({ offerId: id }),
  "notify-institution-offer-approved": z.object({ offerId: id }),
  "notify-company-offer-ended": z.object({ offerId: id }),
  "notify-institution-offer-answered": z.object({ offerId: id }),
  "notify-institution-offer-held": z.object({ offerId: id }),
  "notify-company-contract-sent": z.object({ dealId: id }),
  "notify-company-contract-signed": z.object({ dealId: id }),
  "notify-institution-contract-signed": z.object({ dealId: id }),
  "notify-company-deal-available": z.object({ dealId: id }),
  "notify-guarantee-in-force": z.object({ dealId: id }),
  "notify-company-guarantee-released": z.object({ dealId: id }),
  "notify-deal-fell-through": z.object({ dealId: id }),
  "notify-institution-drawdown-requested": z.object({ drawdownId: id }),
  "notify-company-drawdown-funded": z.object({ drawdownId: id }),
  "notify-institution-drawdown-answered": z.object({ drawdownId: id }),
  "notify-institution-drawdown-withdrawn": z.object({ drawdownId: id }),
  "notify-company-drawdown-taken-back": z.object({ drawdownId: id }),
  "notify-institution-condition-provided": z.object({ dealId: id }),
  "notify-company-condition-answered": z.object({ dealId: id }),
  "notify-institution-waiver-proposed": z.object({ dealId: id }),
  "notify-institution-waiver-settled": z.object({ dealId: id }),
  "notify-company-dispute-opened": z.object({ disputeId: id }),
  "notify-institution-dispute-opened": z.object({ disputeId: id }),
  "notify-company-dispute-answered": z.object({ disputeId: id }),
  "notify-institution-dispute-answered": z.object({ disputeId: id }),
  "notify-admins-dispute-to-decide": z.object({ disputeId: id }),
  "notify-admins-finding-proposed": z.object({ disputeId: id }),
  "notify-admins-finding-sent-back": z.object({ disputeId: id }),
  "notify-dispute-ended": z.object({ disputeId: id }),
  "notify-dispute-decided": z.object({ disputeId: id }),
  "notify-company-prospect-minimum-reached": z.object({ prospectId: id }),
  "notify-company-prospect-funded": z.object({ prospectId: id }),
  "notify-company-prospect-expired": z.object({ prospectId: id }),
  "notify-company-prospect-recognisable": z.object({ prospectId: id }),
  "notify-company-prospect-ends-soon": z.object({ prospectId: id }),
  "notify-company-introduction-waits": z.object({ introductionId: id }),
  "notify-institution-introduction-waits": z.object({ introductionId: id }),
  "notify-company-consent-ends-soon": z.object({ introductionId: id }),
  "notify-institution-consent-ends-soon": z.object({ introductionId: id }),
  "notify-institution-mandate-ends-soon": z.object({ mandateId: id }),
  "notify-institution-mandate-expired": z.object({ mandateId: id }),
  "notify-company-offer-expires-soon": z.object({ offerId: id }),
  "notify-company-drawdown-waits": z.object({ drawdownId: id }),
  "notify-drawdown-overdue": z.object({ drawdownId: id }),
  "notify-company-contract-waits": z.object({ dealId: id }),
  "notify-institution-contract-waits": z.object({ dealId: id }),
  "notify-company-dispute-waits": z.object({ disputeId: id }),
  "notify-institution-dispute-waits": z.object({ disputeId: id }),
  "notify-admins-dispute-overdue": z.object({ disputeId: id }),
  "notify-admins-case-overdue": z.object({ caseId: id }),
  // What was collected for a person's daily digest, up to a given time.
  "send-digest": z.object({ userId: id, organizationId: id.nullable(), claimedAt: z.iso.datetime() }),
  "send-email": z.object({ email: z.string().startsWith("notify-"), subjectId: id, userId: id }),
  // All data of an organization as one archive.
  "write-export": z.object({ exportId: id }),
  // Accounts: the e-mail is written outside the request, so that response times don't reveal known addresses.
  "open-account": z.object({ signUpId: id }),
  "answer-email-request": z.object({ emailRequestId: id }),
  "send-verification": z.object({ userId: id }),
  "send-account-exists": z.object({ userId: id }),
  "send-password-reset": z.object({ userId: id }),
  "send-invitation": z.object({ invitationId: id }),
  // Stored matches, recomputed where a side changed.
  "match-prospect": z.object({ prospectId: id }),
  "match-mandate": z.object({ mandateId: id }),
  // Each night: checks matches by the eligibility rules.
  "check-matches": nothing,
  // Each night: trains the ranking model on the deals so far.
  "learn-ranking": nothing,
  // Each night: the demand for each mandate.
  "measure-demand": nothing,
  // Each night, for the first day of a quarter: the ages, titles and cohorts in teasers.
  "renew-teasers": nothing,
  // Each night: re-ranks a seventh of all prospects, so that the base of their scores is a week old at most.
  "renew-bases": nothing,
  // Documents: virus scan; deletion of removed bytes; each night, cleanup after crashes.
  "scan-document": z.object({ fileId: id }),
  "scan-attachment": z.object({ attachmentId: id }),
  "remove-file": z.object({ fileId: id }),
  "sweep-documents": nothing,
  // Scheduled each minute.
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
  // Each night: deletes old notifications.
  "sweep-notifications": nothing,
} as const satisfies Record<string, z.ZodObject>;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;
/** The jobs that notify somebody by e-mail. */
export type EmailName = Extract<JobName, `notify-${string}`>;
export const jobNames = Object.keys(jobPayloads) as readonly JobName[];
export const emailNames = jobNames.filter((name): name is EmailName => name.startsWith("notify-"));

/** Jobs that are scheduled once a minute, however many workers there are. */
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

/** Jobs that are scheduled once a night, at 03:10 in Shanghai. */
export const nightly = [
  "renew-teasers",
  "check-matches",
  "learn-ranking",
  "measure-demand",
  "renew-bases",
  "sweep-notifications",
  "sweep-documents",
] as const satisfies readonly JobName[];
