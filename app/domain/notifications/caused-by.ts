import type { EmailName } from "#app/domain/jobs/payloads.ts";

/** What an organization tells its own people. */
const internal: ReadonlySet<EmailName> = new Set([
  "notify-institution-offer-to-approve",
  "notify-institution-offer-approved",
  "notify-institution-waiver-proposed",
  "notify-institution-waiver-settled",
]);
/** What the clock tells, once for each deadline. */
const byClock = ["-waits", "-ends-soon", "-expires-soon", "-due", "-overdue", "-lapsed", "-expired"];

/**
 * The organization whose act made somebody of `organizationId` (null: of the operator) hear of something: the other
 * party to it, or their own. Null where it was no organization: the clock, or the operator.
 */
export function causedBy(
  kind: EmailName,
  { companyId, institutionId }: { companyId: string | null; institutionId: string | null },
  organizationId: string | null,
): string | null {
  if (byClock.some((end) => kind.endsWith(end))) return null;
  if (internal.has(kind)) return organizationId;
  if (organizationId === null) return companyId ?? institutionId;
  return organizationId === companyId ? institutionId : companyId;
}
