import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import type { documentsForm } from "#app/domain/documents/forms.ts";
import type { PostedFile } from "#app/http/forms/file-form.server.ts";
import type { DocumentsContext } from "#app/services/context.ts";
import { removeDocument } from "#app/services/documents/remove-document.server.ts";
import { removeVersion } from "#app/services/documents/remove-version.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";

/** Runs the act of the submitted form; returns what is wrong with its file, if it has one. */
export async function actOnDocuments(
  ctx: DocumentsContext,
  actor: CompanyActor,
  form: z.output<typeof documentsForm>,
  file: PostedFile | null,
): Promise<FileFault | null> {
  switch (form.act) {
    case "remove":
      await removeDocument(ctx, actor, form.document);
      return null;
    case "remove-version":
      await removeVersion(ctx, actor, form.file);
      return null;
    case "upload": {
      if (file === null) return "file-missing";
      const { kind, replaces } = form;
      const uploaded = await uploadDocument(ctx, actor, { ...file, kind, replaces });
      return "fault" in uploaded ? uploaded.fault : null;
    }
  }
}
