import { type CompanyActor, type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { asOtherSideReads, MESSAGE_LETTER_MINUTES, whyNotWrite } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockIntroductionForCompany, lockIntroductionForInstitution } from "#db/queries/introductions.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { findStandingConsent, insertMessage } from "#db/queries/messages.ts";
import type { ServiceContext } from "../context.ts";

/**
 * One side writes to the other while the consent is in force. Contact details that the consent does not name are taken
 * out before anything is stored. Messages of a thread are written one after the other, so that whoever has read one
 * has seen all before it; by mail the other side hears of them once it is silent.
 */
export function writeMessage(
  { withActor, now }: ServiceContext,
  actor: CompanyActor | InstitutionActor,
  { introductionId, words }: { introductionId: string; words: string },
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const introduction = found(
      actor.kind === "company"
        ? await lockIntroductionForCompany(trx, introductionId, actor.companyId)
        : await lockIntroductionForInstitution(trx, introductionId, actor.institutionId),
      "introduction-not-found",
    );
    const consent = (await findStandingConsent(trx, introductionId)) ?? null;
    refuseIf(whyNotWrite(introduction.status, consent, now()));
    const { text, masked } = asOtherSideReads(words, actor.kind, consent, now());
    await insertMessage(trx, {
      introductionId,
      companyId: introduction.companyId,
      institutionId: introduction.institutionId,
      writtenBy: actor.kind,
      userId: actor.userId,
      words: text,
      masked,
      writtenAt: now(),
    });
    const letter =
      actor.kind === "company" ? "tell-institution-message-written" : "tell-company-message-written";
    await enqueue(
      trx,
      letter,
      { introductionId },
      {
        key: `${letter}:${introductionId}`,
        runAt: new Date(now().getTime() + MESSAGE_LETTER_MINUTES * 60_000),
      },
    );
  });
}
