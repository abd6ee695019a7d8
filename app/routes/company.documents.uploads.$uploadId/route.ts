import type { ActionFunctionArgs } from "@remix-run/node";
import { pieceQuery } from "#app/domain/documents/forms.ts";
import { refuseFile } from "#app/http/forms/file-form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { sealUpload } from "#app/services/documents/seal-upload.server.ts";
import { receivePiece } from "#app/services/documents/receive-piece.server.ts";

/**
 * Receives the next piece of a file, or none: the answer is the next offset. After the last piece the file is checked
 * and stored.
 */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const uploadId = idParam(args.params, "uploadId");
  const { offset } = readQuery(args.request, pieceQuery);
  const bytes = new Uint8Array(await args.request.arrayBuffer());
  const taken = await receivePiece(ctx, actor, { uploadId, offset, bytes });
  if (!taken.isWhole) return Response.json({ offset: taken.offset, isSealed: false });
  const sealed = await sealUpload(ctx, actor, uploadId);
  return "fault" in sealed
    ? refuseFile(args, sealed.fault)
    : Response.json({ offset: taken.offset, isSealed: true });
}
