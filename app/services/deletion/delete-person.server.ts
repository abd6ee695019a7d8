import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { deletionStatusAfter } from "#app/domain/deletion/lifecycle.ts";
import { eraseEventTexts } from "#db/queries/audit/erase-texts.ts";
import { record } from "#db/queries/audit/events.ts";
import {
  erasePerson,
  findPersonObstacles,
  listEventsTypedBy,
  lockDeletion,
  updateDeletion,
} from "#db/queries/deletion/deletions.ts";
import { releaseCases } from "../admins/release-cases.server.ts";
import type { ServiceContext } from "../context.ts";

const batch = 1_000;

/**
 * Carries out the deletion of a person's account in one transaction: texts that they typed leave the audit trail, whose
 * hashes stay; their row goes with everything that refers to it, and cases that they held are nobody's. What they did for
 * an organization stays with it, under an id that names nobody any more. Waits while they are the last owner or admin. Does
 * nothing if it was cancelled.
 */
export async function deletePerson(
  { withActor, now }: ServiceContext,
  actor: SystemActor,
  { deletionId }: { deletionId: string },
): Promise<void> {
  await withActor(actor, async (trx) => {
    const deletion = await lockDeletion(trx, deletionId);
    if (deletion?.subjectKind !== "person" || deletion.dueAt > now()) return;
    const { subjectId: userId, status } = deletion;
    const waitsFor = await findPersonObstacles(trx, userId);
    if (waitsFor.length > 0) {
      const waiting = deletionStatusAfter(status, "wait");
      await updateDeletion(trx, deletionId, { status: waiting, waitsFor, examinedAt: now() });
      return;
    }
    const subject = { kind: "person", id: userId } as const;
    let texts = 0;
    let last = 0n;
    for (let ids: bigint[] | undefined; ids === undefined || ids.length === batch;) {
      ids = await listEventsTypedBy(trx, userId, last, batch);
      texts += await eraseEventTexts(trx, actor, subject, ids);
      last = ids.at(-1) ?? last;
    }
    await releaseCases(trx, actor, { userId });
    await erasePerson(trx, deletionId);
    const executed = deletionStatusAfter(deletionStatusAfter(status, "execute"), "finish");
    await updateDeletion(trx, deletionId, { status: executed, waitsFor: [], settledAt: now() });
    await record(trx, actor, {
      type: "deletion-executed",
      subject,
      from: status,
      to: executed,
      detail: { texts },
    });
  });
}
