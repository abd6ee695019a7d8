import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyNotWrite } from "#app/domain/introductions/messages.ts";
import { found } from "#app/domain/refusal.ts";
import { listOpenFiles, listRequests } from "#db/queries/documents/documents.ts";
import { findNamedIntroduction } from "#db/queries/introductions/introduction-lists.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";

/** What a company has opened to the institution on an introduction, and what the institution has asked for. */
export function listSharedDocuments(ctx: ServiceContext, actor: InstitutionActor, introductionId: string) {
  return ctx.readAs(actor, async (trx) => {
    const introduction = found(
      await findNamedIntroduction(trx, introductionId, actor.institutionId),
      "introduction-not-found",
    );
    const consent = (await findActiveConsent(trx, introductionId)) ?? null;
    return {
      introduction,
      whyNotRequest: whyNotWrite(introduction.status, consent, ctx.now()),
      files: await listOpenFiles(trx, introductionId),
      requests: await listRequests(trx, { introductionId }),
    };
  });
}
