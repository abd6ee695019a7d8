import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { answerApplicationForm } from "#app/domain/applications/forms.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import type { PostedFile } from "#app/http/forms/file-form.server.ts";
import { explainMissingFile } from "#app/services/applications/explain-missing-file.server.ts";
import { withdrawApplication } from "#app/services/applications/withdraw-application.server.ts";
import type { DocumentsContext } from "#app/services/context.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";

/** Runs the act of the submitted form; returns what is wrong with its file, if it has one. */
export async function answerApplication(
  ctx: DocumentsContext,
  actor: CompanyActor,
  applicationId: string,
  form: z.output<typeof answerApplicationForm>,
  file: PostedFile | null,
): Promise<FileFault | null> {
  switch (form.act) {
    case "upload": {
      if (file === null) return "file-missing";
      const { kind, item } = form;
      const about = { kind, item, replaces: undefined, request: undefined };
      const uploaded = await uploadDocument(ctx, actor, { ...file, ...about });
      return "fault" in uploaded ? uploaded.fault : null;
    }
    case "no-file":
      await explainMissingFile(ctx, actor, { applicationId, itemId: form.item, reason: form.reason });
      return null;
    case "withdraw-application":
      await withdrawApplication(ctx, actor, { applicationId, reasonCode: form.reasonCode, note: form.words });
      return null;
  }
}
