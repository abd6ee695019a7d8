import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { remindedUntil } from "#app/domain/deletion/lifecycle.ts";
import { claimDeletionReminders, listDueDeletions } from "#db/queries/deletion/deletions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { DocumentsContext, ExportsContext } from "../context.ts";
import { deleteOrganization } from "./delete-organization.server.ts";
import { deletePerson } from "./delete-person.server.ts";

const batch = 20;

/** Reminds of deletions that are near, and carries out those that are due, each on its own. */
export async function carryOutDeletions(
  ctx: DocumentsContext & Pick<ExportsContext, "archives">,
  actor: SystemActor,
): Promise<void> {
  const until = remindedUntil(ctx.now());
  const due = await ctx.withActor(actor, async (trx) => {
    for (const deletionId of await claimDeletionReminders(trx, { at: ctx.now(), until }))
      await enqueue(trx, "send-deletion-notice", { deletionId, notice: "soon" });
    return listDueDeletions(trx, batch);
  });
  for (const { id: deletionId, subjectKind } of due) {
    const carryOut = subjectKind === "person" ? deletePerson : deleteOrganization;
    try {
      await carryOut(ctx, actor, { deletionId });
    } catch (error) {
      // The others are carried out all the same, and this one is tried again.
      ctx.log.error({ error, deletionId }, "a deletion was not carried out");
    }
  }
}
