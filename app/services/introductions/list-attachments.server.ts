import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { whyNotAttach } from "#app/domain/introductions/attachments.ts";
import { found } from "#app/domain/refusal.ts";
import { listSentAttachments as list } from "#db/queries/introductions/attachments.ts";
import { findNamedIntroduction } from "#db/queries/introductions/introduction-lists.ts";
import { findParties } from "#db/queries/introductions/introductions.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";

/** The files of an introduction's messages that the reader may see now, and why none may be sent. */
export function listAttachments({ readAs, now }: ServiceContext, actor: PartyActor, introductionId: string) {
  return readAs(actor, async (trx) => {
    const introduction = found(await findParties(trx, introductionId, actor), "introduction-not-found");
    const consent = (await findActiveConsent(trx, introductionId)) ?? null;
    const { id, number, status, institutionNameZh, institutionNameEn } = introduction;
    const named =
      actor.kind === "institution"
        ? await findNamedIntroduction(trx, introductionId, actor.institutionId)
        : undefined;
    return {
      /** What names it to its institution. */
      named: named ?? null,
      introduction: { id, number, institutionNameZh, institutionNameEn },
      whyNotSend: whyNotAttach(actor.kind, status, consent, now()),
      files: (await list(trx, introductionId)).map(({ sentBy, ...file }) => ({
        ...file,
        isOwn: sentBy === actor.kind,
      })),
    };
  });
}
