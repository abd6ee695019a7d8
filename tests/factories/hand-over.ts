import { Readable } from "node:stream";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { Owed } from "#app/domain/documents/hand-over.ts";
import type { DocumentsContext } from "#app/services/context.ts";
import { reviewHandOver } from "#app/services/documents/review-hand-over.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { pdf } from "#tests/support/documents/good-files.ts";

/** A company hands over a file for what it is asked for, under what its review shows now. */
export async function handsOver(
  ctx: DocumentsContext,
  company: CompanyActor,
  owed: Owed,
  { name = "tax.pdf", bytes = pdf() }: { name?: string; bytes?: Buffer } = {},
) {
  const { kind, asked, consent } = await reviewHandOver(ctx, company, owed);
  const reviewed = { asked, sequence: consent?.sequence };
  return uploadDocument(ctx, company, { ...owed, ...reviewed, kind, name, bytes: Readable.from([bytes]) });
}
