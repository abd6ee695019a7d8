import { whyNotConfirmed, type GraveAct } from "#app/domain/accounts/grave-acts.ts";
import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import { deletionDueAt } from "#app/domain/deletion/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { findPersonObstacles, insertDeletion } from "#db/queries/deletion/deletions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";

const act: GraveAct = "delete-account";

/**
 * A person requests the deletion of their own account, whatever their role: it is carried out after 14 days, until the
 * end of which they may cancel it. Needs a fresh confirmation; refused to the last owner of an organization, to the last
 * admin, and for accounts of the demonstration. They are told by e-mail.
 */
export async function requestOwnDeletion(ctx: AccountsContext, person: Session): Promise<void> {
  refuseIf(whyNotConfirmed(person), { act });
  const { userId } = person;
  await ctx.withAccounts(async (trx) => {
    const { isDemonstration } = found(await findPerson(trx, userId), "credentials-wrong");
    refuseIf(isDemonstration ? "deletion-of-demonstration" : null);
    const [obstacle = null] = await findPersonObstacles(trx, userId);
    refuseIf(obstacle);
    const requestedAt = ctx.now();
    const deletion = found(
      await insertDeletion(trx, {
        subjectKind: "person",
        subjectId: userId,
        requestedBy: userId,
        requestedAt,
        dueAt: deletionDueAt(requestedAt),
      }),
      "deletion-under-way",
    );
    const subject = { kind: "person", id: userId } as const;
    await record(trx, actorOfSession(person) ?? noMember(userId), {
      type: "deletion-requested",
      subject,
      to: "requested",
    });
    await enqueue(trx, "send-deletion-notice", { deletionId: deletion.id, notice: "requested" });
  });
}

/** Somebody without an organization is recorded with their id alone. */
const noMember = (userId: string) => ({ kind: "public" as const, userId });
