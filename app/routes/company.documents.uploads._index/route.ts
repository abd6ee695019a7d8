import type { ActionFunctionArgs } from "@remix-run/node";
import { beginUploadForm } from "#app/domain/documents/forms.ts";
import { refuseFile } from "#app/http/forms/file-form.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { beginUpload } from "#app/services/documents/begin-upload.server.ts";

/** Announces a file before it is uploaded in pieces. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const { file: name, ...about } = await readForm(args, beginUploadForm);
  const begun = await beginUpload(ctx, actor, { ...about, name });
  return "fault" in begun ? refuseFile(args, begun.fault) : Response.json(begun);
}
