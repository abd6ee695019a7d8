import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { type handOverForm, owedOf } from "#app/domain/documents/hand-over.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { PostedFile } from "#app/http/forms/file-form.server.ts";
import type { DocumentsContext } from "#app/services/context.ts";
import { checkHandOver } from "#app/services/documents/check-hand-over.server.ts";
import { handOverDocument } from "#app/services/documents/hand-over-document.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { owedPage } from "./owed-page.ts";

/** Hands over the form's file, or the chosen document; returns the next page, or what is wrong with the file. */
export async function handOver(
  ctx: DocumentsContext,
  actor: CompanyActor,
  { item, condition, request, ...form }: z.output<typeof handOverForm>,
  file: PostedFile | null,
): Promise<{ to: string } | { fault: FileFault } | { isProved: true }> {
  const { kind, sequence, asked, chosenFile: fileId } = form;
  const owed = owedOf({ item, condition, request });
  if (owed === null) throw new Refusal("review-outdated");
  const next = owedPage(await checkHandOver(ctx, actor, { owed, sequence, asked }));
  if (form.proves !== undefined) return { isProved: true };
  if (fileId !== undefined) {
    if (file !== null) return { fault: "file-and-document" };
    await handOverDocument(ctx, actor, { owed, fileId, sequence, asked });
    return { to: next };
  }
  if (file === null) return { fault: "file-missing" };
  const answer = { item, condition, request, sequence, asked };
  const uploaded = await uploadDocument(ctx, actor, { ...file, kind, ...answer });
  return "fault" in uploaded ? uploaded : { to: next };
}
