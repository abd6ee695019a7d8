import type { TaskList } from "graphile-worker";
import {
  jobPayloads,
  emailNames,
  type JobName,
  type JobPayload,
  type EmailName,
} from "#app/domain/jobs/payloads.ts";
import { lapseAdminProposals } from "#app/services/admins/lapse-admin-proposals.server.ts";
import { sendAdminAppointed } from "#app/services/admins/send-admin-appointed.server.ts";
import { sendAdminChanged } from "#app/services/admins/send-admin-changed.server.ts";
import { sendAdminInvitation } from "#app/services/admins/send-admin-invitation.server.ts";
import { sendAdminProposed } from "#app/services/admins/send-admin-proposed.server.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { lapseBankProposals } from "#app/services/billing/bank/lapse-bank-proposals.server.ts";
import { matchBankStatement } from "#app/services/billing/bank/match-bank-statement.server.ts";
import { sendDigestToAuditor } from "#app/services/audit/send-digest-to-auditor.server.ts";
import { answerEmailRequest } from "#app/services/accounts/answer-email-request.server.ts";
import { openAccount } from "#app/services/accounts/open-account.server.ts";
import { sendAccountExists } from "#app/services/accounts/send-account-exists.server.ts";
import { sendFactorNotice } from "#app/services/accounts/send-factor-notice.server.ts";
import { sendInvitation } from "#app/services/accounts/send-invitation.server.ts";
import { sendNewDevice } from "#app/services/accounts/send-new-device.server.ts";
import { sendPasswordChanged } from "#app/services/accounts/send-password-changed.server.ts";
import { sendPasswordReset } from "#app/services/accounts/send-password-reset.server.ts";
import { sendRoleChanged } from "#app/services/accounts/send-role-changed.server.ts";
import { sendVerification } from "#app/services/accounts/send-verification.server.ts";
import { sweepAccounts } from "#app/services/accounts/sweep-accounts.server.ts";
import { callProvider } from "#app/services/billing/call-provider.server.ts";
import { creditReversedFee } from "#app/services/billing/credit-reversed-fee.server.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { lapseFeeProposals } from "#app/services/billing/lapse-fee-proposals.server.ts";
import {
  reconcileBilling,
  type Reconciled,
} from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { followStripeEvent } from "#app/services/billing/stripe/follow-stripe-event.server.ts";
import { remindOfInvoices } from "#app/services/billing/remind-of-invoices.server.ts";
import { sendInvoiceCopy } from "#app/services/billing/send-invoice-copy.server.ts";
import { watchApplications } from "#app/services/applications/watch-applications.server.ts";
import { sweepExports } from "#app/services/exports/sweep-exports.server.ts";
import { carryOutDeletions } from "#app/services/deletion/carry-out-deletions.server.ts";
import { sendDeletionNotice } from "#app/services/deletion/send-deletion-notice.server.ts";
import { writeExport } from "#app/services/exports/write-export.server.ts";
import { removeFile } from "#app/services/documents/remove-file.server.ts";
import { scanDocument } from "#app/services/documents/scan-document.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { endAccessAfterDeal } from "#app/services/introductions/end-access-after-deal.server.ts";
import { expireConsents } from "#app/services/introductions/expire-consents.server.ts";
import { lapseIntroductions } from "#app/services/introductions/lapse-introductions.server.ts";
import { scanAttachment } from "#app/services/introductions/scan-attachment.server.ts";
import { expireMandates } from "#app/services/mandates/expire-mandates.server.ts";
import { checkMatches, type MatchCheck } from "#app/services/matching/check-matches.server.ts";
import { learnRanking } from "#app/services/matching/learn-ranking.server.ts";
import { measureAnswers } from "#app/services/matching/measure-answers.server.ts";
import { measureDemand } from "#app/services/matching/measure-demand.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { summariseLists } from "#app/services/matching/summarise-lists.server.ts";
import { renewBases } from "#app/services/matching/renew-bases.server.ts";
import { queueEmails } from "#app/services/notifications/queue-emails.server.ts";
import { queueDigests } from "#app/services/notifications/queue-digests.server.ts";
import { remind } from "#app/services/notifications/remind.server.ts";
import { sendDigest } from "#app/services/notifications/send-digest.server.ts";
import { sendEmail } from "#app/services/notifications/send-email.server.ts";
import { sweepNotifications } from "#app/services/notifications/sweep-notifications.server.ts";
import { sendRecoveryNotice } from "#app/services/recoveries/send-recovery-notice.server.ts";
import { notifyOfRecovery } from "#app/services/recoveries/notify-of-recovery.server.ts";
import { watchRecoveries } from "#app/services/recoveries/watch-recoveries.server.ts";
import { liftAskSuspensions } from "#app/services/prospects/lift-ask-suspensions.server.ts";
import { liftSuspensions } from "#app/services/organizations/lift-suspensions.server.ts";
import { lapseReversals } from "#app/services/deals/lapse-reversals.server.ts";
import { expireOffers } from "#app/services/offers/expire-offers.server.ts";
import { noteReleasedOffers } from "#app/services/offers/note-released-offers.server.ts";
import { applyRetention } from "#app/services/retention/apply-retention.server.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { renewTeasers } from "#app/services/prospects/renew-teasers.server.ts";
import { expireProspects } from "#app/services/prospects/expire-prospects.server.ts";
import { warnOfExpiry } from "#app/services/prospects/warn-of-expiry.server.ts";
import type { AppContext } from "../context.server.ts";

type Handler<Name extends JobName> = (ctx: AppContext, payload: JobPayload<Name>) => Promise<unknown>;

const system = { kind: "system" } as const;

/**
 * The handler of each job; all jobs that notify share `queueEmails`. A job of the domain's list without a handler does
 * not compile. Handlers read the present state by the ids of the payload and may run twice.
 */
const handlers: { [Name in Exclude<JobName, EmailName>]: Handler<Name> } = {
  "send-email": (ctx, payload) => sendEmail(ctx, system, payload),
  "open-account": (ctx, payload) => openAccount(ctx, system, payload),
  "answer-email-request": (ctx, payload) => answerEmailRequest(ctx, system, payload),
  "send-verification": (ctx, payload) => sendVerification(ctx, system, payload),
  "send-account-exists": (ctx, payload) => sendAccountExists(ctx, system, payload),
  "send-password-reset": (ctx, payload) => sendPasswordReset(ctx, system, payload),
  "send-factor-notice": (ctx, payload) => sendFactorNotice(ctx, system, payload),
  "notify-of-recovery": (ctx, payload) => notifyOfRecovery(ctx, system, payload),
  "send-recovery-notice": (ctx, payload) => sendRecoveryNotice(ctx, system, payload),
  "send-invitation": (ctx, payload) => sendInvitation(ctx, system, payload),
  "send-password-changed": (ctx, payload) => sendPasswordChanged(ctx, system, payload),
  "send-new-device": (ctx, payload) => sendNewDevice(ctx, system, payload),
  "send-role-changed": (ctx, payload) => sendRoleChanged(ctx, system, payload),
  "send-admin-invitation": (ctx, payload) => sendAdminInvitation(ctx, system, payload),
  "send-admin-proposed": (ctx, payload) => sendAdminProposed(ctx, system, payload),
  "send-admin-changed": (ctx, payload) => sendAdminChanged(ctx, system, payload),
  "send-admin-appointed": (ctx, payload) => sendAdminAppointed(ctx, system, payload),
  "send-deletion-notice": (ctx, payload) => sendDeletionNotice(ctx, system, payload),
  "match-prospect": (ctx, payload) => refreshMatchesOfProspect(ctx, system, payload),
  "match-mandate": (ctx, payload) => refreshMatchesOfMandate(ctx, system, payload),
  "end-access-after-deal": (ctx, payload) => endAccessAfterDeal(ctx, system, payload),
  "note-released-offers": (ctx, payload) => noteReleasedOffers(ctx, system, payload),
  "check-matches": async (ctx) => logCheck(ctx, await checkMatches(ctx, system)),
  "learn-ranking": async (ctx) =>
    ctx.log.info({ ...(await learnRanking(ctx, system)) }, "the ranking was trained on the deals so far"),
  "measure-demand": async (ctx) =>
    ctx.log.info({ ...(await measureDemand(ctx, system)) }, "demand was measured"),
  "renew-teasers": (ctx) => renewTeasers(ctx, system),
  "renew-bases": (ctx) => renewBases(ctx, system),
  "summarise-lists": async (ctx) =>
    ctx.log.info({ ...(await summariseLists(ctx, system)) }, "the ranked lists were summarised"),
  "send-invoice-copy": (ctx, payload) => sendInvoiceCopy(ctx, system, payload),
  "scan-document": (ctx, payload) => scanDocument(ctx, system, payload),
  "scan-attachment": (ctx, payload) => scanAttachment(ctx, system, payload),
  "remove-file": (ctx, payload) => removeFile(ctx, system, payload),
  "sweep-documents": async (ctx) =>
    ctx.log.info({ ...(await sweepDocuments(ctx, system)) }, "documents were cleaned up"),
  "lapse-introductions": (ctx) => lapseIntroductions(ctx, system),
  "expire-offers": (ctx) => expireOffers(ctx, system),
  "lapse-reversals": (ctx) => lapseReversals(ctx, system),
  "expire-consents": (ctx) => expireConsents(ctx, system),
  "expire-prospects": async (ctx) => {
    await warnOfExpiry(ctx, system);
    await expireProspects(ctx, system);
  },
  "expire-mandates": (ctx) => expireMandates(ctx, system),
  "watch-applications": (ctx) => watchApplications(ctx, system),
  "measure-answers": (ctx) => measureAnswers(ctx, system),
  "refresh-public-figures": (ctx) => refreshPublicFigures(ctx, system),
  "sweep-accounts": (ctx) => sweepAccounts(ctx, system),
  "queue-digests": (ctx) => queueDigests(ctx, system),
  "send-digest": (ctx, payload) => sendDigest(ctx, system, payload),
  "write-export": (ctx, payload) => writeExport(ctx, system, payload),
  "sweep-exports": (ctx) => sweepExports(ctx, system),
  "lift-suspensions": async (ctx) => {
    await liftSuspensions(ctx, system);
    await liftAskSuspensions(ctx, system);
  },
  "watch-recoveries": (ctx) => watchRecoveries(ctx, system),
  "lapse-admin-proposals": (ctx) => lapseAdminProposals(ctx, system),
  "match-bank-statement": (ctx, payload) => matchBankStatement(ctx, system, payload),
  "lapse-bank-proposals": (ctx) => lapseBankProposals(ctx, system),
  "carry-out-deletions": (ctx) => carryOutDeletions(ctx, system),
  remind: (ctx) => remind(ctx, system),
  "seal-events": (ctx) => sealEvents(ctx, system),
  "send-digest-to-auditor": (ctx) => sendDigestToAuditor(ctx, system),
  "sweep-notifications": (ctx) => sweepNotifications(ctx, system),
  "call-provider": (ctx, payload) => callProvider(ctx, system, payload),
  "follow-stripe-event": (ctx, payload) => followStripeEvent(ctx, system, payload),
  "credit-reversed-fee": (ctx, payload) => creditReversedFee(ctx, system, payload),
  "issue-invoices": (ctx) => issueInvoices(ctx, system),
  "remind-of-invoices": (ctx) => remindOfInvoices(ctx, system),
  "lapse-fee-proposals": (ctx) => lapseFeeProposals(ctx, system),
  "reconcile-billing": async (ctx) => logReconciled(ctx, await reconcileBilling(ctx, system)),
  "apply-retention": async (ctx) =>
    ctx.log.info({ erased: await applyRetention(ctx, system) }, "retention periods were applied"),
};

/** A difference raises an alarm: on the admin's page, in the log and in the metrics. */
function logCheck({ log, metrics }: AppContext, check: MatchCheck): void {
  const { pairs, missing, extra } = check;
  metrics.matchDifferences.set({ kind: "missing" }, missing);
  metrics.matchDifferences.set({ kind: "extra" }, extra);
  if (missing + extra > 0) log.error({ check }, "stored matches differ from the rules");
  else log.info({ pairs }, "stored matches agree with the rules");
}

/** What is not mended is in the log until somebody settles it. */
function logReconciled({ log }: AppContext, { found, mended, unread }: Reconciled): void {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  if (found.length > mended || unread.length > 0)
    log.warn({ kinds, found: found.length, mended, unread }, "billing has differences");
  else log.info({ mended }, "billing agrees");
}

/** The list in graphile-worker's form; each payload is validated by its schema before its handler gets it. */
export function createTaskList(ctx: AppContext): TaskList {
  const emails = emailNames.map((name) => [
    name,
    task(name, (payload) => queueEmails(ctx, system, name, payload)),
  ]);
  const others = Object.entries(handlers).map(([name, handler]) => [
    name,
    task(name as JobName, (payload) => (handler as Handler<JobName>)(ctx, payload)),
  ]);
  return Object.fromEntries([...emails, ...others]) as TaskList;
}

function task<Name extends JobName>(name: Name, run: (payload: JobPayload<Name>) => Promise<unknown>) {
  return async (payload: unknown): Promise<void> => {
    await run(jobPayloads[name].parse(payload) as JobPayload<Name>);
  };
}
