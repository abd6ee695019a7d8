import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { deletionStatusAfter } from "#app/domain/deletion/lifecycle.ts";
import { eraseEventTexts } from "#db/queries/audit/erase-texts.ts";
import { record } from "#db/queries/audit/events.ts";
import { findDeletion, lockDeletion, updateDeletion } from "#db/queries/deletion/deletions.ts";
import {
  deleteDeletionFile,
  eraseOrganizationRecords,
  listDeletionFiles,
  listEventsWithTexts,
} from "#db/queries/deletion/leaving.ts";
import type { DocumentsContext, ExportsContext } from "../context.ts";
import { beginOrganizationDeletion } from "./begin-organization-deletion.server.ts";

const batch = 1_000;
type Context = DocumentsContext & Pick<ExportsContext, "archives">;

/**
 * Carries out the deletion of an organization, in steps that can be repeated: it begins, or waits; its records are
 * erased in batches; then texts in the audit trail, whose hashes stay; then the bytes of its files and archives, each
 * noted in the database until it is gone. A run that is killed anywhere is continued by the next. Cancelled or finished:
 * nothing happens.
 */
export async function deleteOrganization(
  ctx: Context,
  actor: SystemActor,
  { deletionId }: { deletionId: string },
): Promise<void> {
  if (!(await beginOrganizationDeletion(ctx, actor, { deletionId }))) return;
  const deletion = await ctx.withActor(actor, (trx) => findDeletion(trx, deletionId));
  if (deletion?.status !== "executing" || deletion.subjectKind === "person") return;
  let records = 0;
  for (let done = 1; done > 0; records += done)
    done = await ctx.withActor(actor, (trx) => eraseOrganizationRecords(trx, deletionId, batch));
  const subject = { kind: deletion.subjectKind, id: deletion.subjectId };
  const texts = await eraseTexts(ctx, actor, subject);
  const files = await removeBytes(ctx, actor, deletionId);
  await ctx.withActor(actor, async (trx) => {
    const open = await lockDeletion(trx, deletionId);
    const isLeft = (await listDeletionFiles(trx, deletionId, 1)).length > 0;
    if (open?.status !== "executing" || isLeft) return;
    const status = deletionStatusAfter(open.status, "finish");
    await updateDeletion(trx, deletionId, { status, settledAt: ctx.now() });
    await record(trx, actor, {
      type: "deletion-executed",
      subject,
      ...(subject.kind === "company" ? { companyId: subject.id } : { institutionId: subject.id }),
      from: open.status,
      to: status,
      detail: { records, texts, files },
    });
  });
}

/** What its people typed into the audit trail, and admins to it. */
async function eraseTexts(
  { withActor }: Pick<Context, "withActor">,
  actor: SystemActor,
  subject: { kind: "company" | "institution"; id: string },
): Promise<number> {
  let texts = 0;
  let last = 0n;
  for (let found = batch; found === batch;) {
    found = await withActor(actor, async (trx) => {
      const ids = await listEventsWithTexts(trx, subject, last, batch);
      texts += await eraseEventTexts(trx, actor, subject, ids);
      last = ids.at(-1) ?? last;
      return ids.length;
    });
  }
  return texts;
}

/** Bytes first, then the note that they must go: one that can't be removed now is tried again by the next run. */
async function removeBytes(
  { withActor, documents, archives }: Pick<Context, "withActor" | "documents" | "archives">,
  actor: SystemActor,
  deletionId: string,
): Promise<number> {
  let files = 0;
  for (let found = batch; found === batch;) {
    const left = await withActor(actor, (trx) => listDeletionFiles(trx, deletionId, batch));
    for (const file of left) {
      await (file.store === "document" ? documents : archives).remove(file.key);
      await withActor(actor, (trx) => deleteDeletionFile(trx, deletionId, file));
    }
    files += left.length;
    found = left.length;
  }
  return files;
}
