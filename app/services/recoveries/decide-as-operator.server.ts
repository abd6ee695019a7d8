import type { SystemActor } from "#app/domain/accounts/actor.ts";
import {
  type Decider,
  recoveryStatusAfter,
  recoveryUsable,
  stopMove,
  whyNotApproveRecovery,
} from "#app/domain/recoveries/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockPersonByEmail } from "#db/queries/accounts/people.ts";
import { lockOpenRecoveryOf, updateRecovery } from "#db/queries/accounts/recoveries.ts";
import { countAbleAdmins } from "#db/queries/accounts/recovery-people.ts";
import type { AccountsContext } from "../context.ts";
import { endRecovery } from "./end-recovery.server.ts";
import { recordRecovery } from "./record-recovery.server.ts";

/**
 * Whoever operates the server approves the open recovery of a person, or stops it: for admins and owners where fewer than
 * two other admins could decide ("recovery-admins-able" otherwise). The person has asked for it with the password, the
 * delay and the notices are the same, and the audit trail has it as an act of the system. Returns from when it is usable.
 */
export function decideAsOperator(
  { withAccounts, now }: AccountsContext,
  actor: SystemActor,
  { email, verdict }: { email: string; verdict: "approve" | "cancel" },
): Promise<{ usableFrom: Date | null }> {
  return withAccounts(async (trx) => {
    const person = found(await lockPersonByEmail(trx, email.trim().toLowerCase()), "recovery-not-found");
    const recovery = found(await lockOpenRecoveryOf(trx, person.id), "recovery-not-found");
    const at = now();
    if (verdict === "cancel") {
      await endRecovery(trx, actor, recovery, { move: stopMove(recovery), reason: "by_operator", now: at });
      return { usableFrom: null };
    }
    const by: Decider = { kind: "operator", ableAdmins: await countAbleAdmins(trx, person.id) };
    refuseIf(whyNotApproveRecovery(recovery, by, at));
    const status = recoveryStatusAfter(recovery.status, "approve");
    const usable = recoveryUsable(at);
    await updateRecovery(trx, recovery.id, { status, byOperator: true, approvedAt: at, ...usable });
    const moved = { from: recovery.status, to: status, reasonCode: "by_operator" };
    await recordRecovery(trx, actor, "approved", recovery, moved);
    return { usableFrom: usable.usableFrom };
  });
}
