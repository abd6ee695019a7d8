import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import { deletionStatusAfter, whyNotMoveDeletion } from "#app/domain/deletion/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockOpenDeletion, updateDeletion } from "#db/queries/deletion/deletions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";

/** A person changes their mind about the deletion of their account; refused once it is carried out. */
export async function cancelOwnDeletion(ctx: AccountsContext, person: Session): Promise<void> {
  const { userId } = person;
  const subject = { kind: "person", id: userId } as const;
  await ctx.withAccounts(async (trx) => {
    const deletion = found(await lockOpenDeletion(trx, subject), "deletion-wrong-state");
    refuseIf(whyNotMoveDeletion(deletion, "cancel", "company"));
    const status = deletionStatusAfter(deletion.status, "cancel");
    await updateDeletion(trx, deletion.id, { status, settledAt: ctx.now() });
    const actor = actorOfSession(person) ?? { kind: "public" as const, userId };
    await record(trx, actor, {
      type: "deletion-cancelled",
      subject,
      from: deletion.status,
      to: status,
    });
    await enqueue(trx, "send-deletion-notice", { deletionId: deletion.id, notice: "cancelled" });
  });
}
