import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { whyNotAct } from "#app/domain/accounts/grave-acts.ts";
import { byDocument } from "#app/domain/documents/by-document.ts";
import { actToHandOver, type Owed } from "#app/domain/documents/hand-over.ts";
import { needsExtensionToOpen } from "#app/domain/introductions/consent-change.ts";
import { listFilesOfCompany } from "#db/queries/documents/documents.ts";
import type { ServiceContext } from "../context.ts";
import { readOwed } from "./read-owed.server.ts";

/**
 * What a company would hand over to whom, for what and until when, before it does: the consent in force and whether it
 * is extended by that, the documents that it has already, and why it can't do it now.
 */
export function reviewHandOver(ctx: ServiceContext, actor: CompanyActor, owed: Owed) {
  return ctx.readAs(actor, async (trx) => {
    const now = ctx.now();
    const read = await readOwed(trx, actor.companyId, owed, now);
    const isExtended = needsExtensionToOpen(read.consent);
    const whyNotAllowed = whyNotAct(actor, actToHandOver(read.consent));
    const mustProve = whyNotAllowed === "confirmation-needed";
    const files = read.whyNot === null ? await listFilesOfCompany(trx, actor.companyId) : [];
    const mayOpen = whyNotRole(actor, "work") === null;
    return {
      ...read,
      isExtended,
      /** The person confirms who they are before they choose a file: no file is held meanwhile. */
      mustProve,
      whyNot: read.whyNot ?? (mustProve ? null : whyNotAllowed),
      documents: (mayOpen ? byDocument(files) : []).flatMap(({ id, clean }) =>
        clean === null ? [] : [{ id, fileId: clean.id, name: clean.name }],
      ),
    };
  });
}
