import { z } from "zod";
import { adminRoleSchema } from "#app/domain/accounts/admin-roles.ts";
import { memberRoleSchema } from "#app/domain/accounts/member-roles.ts";
import { FACTOR_CHANGES } from "#app/domain/accounts/second-factor.ts";
import { RECOVERY_CHANGES } from "#app/domain/recoveries/lifecycle.ts";
import { DELETION_NOTICES } from "#app/domain/deletion/notices.ts";
import { notificationKinds, type NotifiedOf } from "#app/domain/notifications/kinds.ts";

const id = z.uuid();
const nothing = z.object({});

/** The jobs that notify somebody by e-mail. */
export type EmailName = keyof typeof notificationKinds;
type IdOf<About extends NotifiedOf> = About extends "thread" ? "introductionId" : `${About}Id`;

/**
 * Notifications by e-mail, with the id of their object. Each becomes one `send-email` per person, so that one failing
 * address is retried alone.
 */
const emailPayloads = Object.fromEntries(
  Object.entries(notificationKinds).map(([name, { about }]) => [
    name,
    z.object({ [about === "thread" ? "introductionId" : `${about}Id`]: id }),
  ]),
) as {
  [Name in EmailName]: z.ZodObject<Record<IdOf<(typeof notificationKinds)[Name]["about"]>, typeof id>>;
};

/**
 * Every job that can be queued, with its payload: ids only. A handler reads the current state by them when it runs, so
 * that running late, or twice, is correct. Jobs not listed here can be neither queued nor handled.
 */
export const jobPayloads = {
  ...emailPayloads,
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
  "send-factor-notice": z.object({ userId: id, change: z.enum(FACTOR_CHANGES), left: z.int().min(0) }),
  // The recovery of an account: to whom it is told, and then to each of them.
  "notify-of-recovery": z.object({ recoveryId: id, change: z.enum(RECOVERY_CHANGES) }),
  "send-recovery-notice": z.object({ recoveryId: id, change: z.enum(RECOVERY_CHANGES), userId: id }),
  "send-invitation": z.object({ invitationId: id }),
  "send-deletion-notice": z.object({ deletionId: id, notice: z.enum(DELETION_NOTICES) }),
  // E-mails on the security of an account, with the instant: what they tell of may be undone when they are sent.
  "send-password-changed": z.object({ userId: id, at: z.iso.datetime() }),
  "send-new-device": z.object({
    userId: id,
    at: z.iso.datetime(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
  }),
  "send-role-changed": z.object({
    userId: id,
    organizationId: id,
    from: memberRoleSchema,
    // Null: removed.
    to: memberRoleSchema.nullable(),
    at: z.iso.datetime(),
  }),
  "send-admin-invitation": z.object({ invitationId: id }),
  // To one security admin: another has proposed an admin or a role.
  "send-admin-proposed": z.object({ userId: id, confirmationId: id }),
  // To one person: the roles of an admin changed. No roles: removed, or not an admin before.
  "send-admin-changed": z.object({
    userId: id,
    adminId: id,
    /** Null: a command of the server. */
    by: id.nullable(),
    from: z.array(adminRoleSchema),
    to: z.array(adminRoleSchema),
    at: z.iso.datetime(),
  }),
  // To one admin: the server appointed somebody.
  "send-admin-appointed": z.object({
    userId: id,
    email: z.email(),
    roles: z.array(adminRoleSchema),
    at: z.iso.datetime(),
  }),
  // Billing: one call to a payment provider; the credit of a reversed drawdown's fee.
  "call-provider": z.object({ callId: id }),
  "follow-stripe-event": z.object({ eventId: z.string() }),
  // An invoice to the address of its billing profile: when it was issued (0), and with each reminder.
  "send-invoice-copy": z.object({ invoiceId: id, reminder: z.int().min(0).max(3) }),
  "credit-reversed-fee": z.object({ drawdownId: id }),
  // Stored matches, recomputed where a side changed.
  "match-prospect": z.object({ prospectId: id }),
  "match-mandate": z.object({ mandateId: id }),
  // After a deal has ended, or its money was reversed: which offers on hold that released.
  "note-released-offers": z.object({ prospectId: id }),
  // After a deal has ended whose ask was withdrawn meanwhile: what had stayed open for it alone.
  "end-access-after-deal": z.object({ prospectId: id }),
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
  // Each night: what is common to each ranked list, and how often comparable pairs led to an offer.
  "summarise-lists": nothing,
  // The lines of an imported bank statement, matched with invoices and refunds.
  "match-bank-statement": z.object({ statementId: id }),
  // Documents: virus scan; deletion of removed bytes; each night, cleanup after crashes.
  "scan-document": z.object({ fileId: id }),
  "scan-attachment": z.object({ attachmentId: id }),
  "remove-file": z.object({ fileId: id }),
  "sweep-documents": nothing,
  // Scheduled each minute.
  "lapse-introductions": nothing,
  "expire-offers": nothing,
  "lapse-reversals": nothing,
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
  "lift-suspensions": nothing,
  "watch-recoveries": nothing,
  "lapse-admin-proposals": nothing,
  "lapse-bank-proposals": nothing,
  "carry-out-deletions": nothing,
  // Seals the new events of the audit trail.
  "seal-events": nothing,
  // Each night: the digest of the last seal to the auditor.
  "send-digest-to-auditor": nothing,
  // Each night: the invoices of the month before; reminders of open ones.
  "issue-invoices": nothing,
  "remind-of-invoices": nothing,
  // Each minute: waivers and adjustments that nobody confirmed.
  "lapse-fee-proposals": nothing,
  // Every 15 minutes: compares fees, ledger, invoices and providers.
  "reconcile-billing": nothing,
  // Each night: deletes old notifications.
  "sweep-notifications": nothing,
  // Each night: erases what has been kept for its period.
  "apply-retention": nothing,
} as const satisfies Record<string, z.ZodObject>;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;
export const jobNames = Object.keys(jobPayloads) as readonly JobName[];
export const emailNames = Object.keys(emailPayloads) as readonly EmailName[];

/** Jobs that are scheduled once a minute, however many workers there are. */
export const minutely = [
  "lapse-introductions",
  "expire-offers",
  "lapse-reversals",
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
  "lift-suspensions",
  "watch-recoveries",
  "lapse-admin-proposals",
  "lapse-bank-proposals",
  "carry-out-deletions",
  "seal-events",
  "lapse-fee-proposals",
] as const satisfies readonly JobName[];

/** Jobs that are scheduled each quarter of an hour. */
export const quarterHourly = ["reconcile-billing"] as const satisfies readonly JobName[];

/** Jobs that are scheduled once a night, at 03:10 in Shanghai. */
export const nightly = [
  "renew-teasers",
  "check-matches",
  "learn-ranking",
  "measure-demand",
  "renew-bases",
  "summarise-lists",
  "sweep-notifications",
  "apply-retention",
  "issue-invoices",
  "remind-of-invoices",
  "sweep-documents",
  "send-digest-to-auditor",
] as const satisfies readonly JobName[];
