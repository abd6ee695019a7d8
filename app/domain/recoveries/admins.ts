import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/**
 * Whether an admin may decide recoveries: the one place that says so for acts and pages. `recoveryAdmins` in
 * db/queries/accounts/recovery-people.ts says the same of people in SQL.
 */
export function whyNotDecideRecoveries(_actor: AdminActor): RefusalCode | null {
  return null;
}
