import type { EmailName } from "#app/domain/jobs/payloads.ts";

/** Notifications of an organization's own members. */
const internal: ReadonlySet<EmailName> = new Set([
  "notify-institution-offer-to-approve",
  "notify-institution-offer-approved",
  "notify-institution-waiver-proposed",
  "notify-institution-waiver-settled",
]);
/** Measures of the operator, of which other organizations are notified, too. */
const operators: ReadonlySet<EmailName> = new Set([
  "notify-company-institution-suspended",
  "notify-company-institution-terminated",
  "notify-company-institution-restored",
  "notify-institution-ask-suspended",
  "notify-institution-ask-reinstated",
]);
/** Scheduled notifications, once per deadline. */
const byClock = ["-waits", "-ends-soon", "-expires-soon", "-due", "-overdue", "-lapsed", "-expired"];

/**
 * The organization whose act notified a member of `organizationId` (null: of the operator): the other party, or their
 * own. Null where it was no organization: the scheduler, or the operator.
 */
export function causedBy(
  kind: EmailName,
  { companyId, institutionId }: { companyId: string | null; institutionId: string | null },
  organizationId: string | null,
): string | null {
  if (byClock.some((end) => kind.endsWith(end))) return null;
  if (operators.has(kind)) return null;
  if (internal.has(kind) || kind.startsWith("notify-colleagues-")) return organizationId;
  if (organizationId === null) return companyId ?? institutionId;
  return organizationId === companyId ? institutionId : companyId;
}
