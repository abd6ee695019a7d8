import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import {
  maskForOtherSide,
  MESSAGE_EMAIL_MINUTES,
  type ActiveConsent,
} from "#app/domain/introductions/messages.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findRepeated, insertMessage } from "#db/queries/introductions/messages.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { readAuthor } from "./read-author.server.ts";

/**
 * Writes one message of a writable thread, in the caller's transaction, without contact details that the consent
 * doesn't cover. The other side gets an e-mail once the thread is quiet. Returns the message's id: of one that is there
 * already where its writer sends the same words again from a page that had not shown it (`seen` is the page's newest).
 */
export async function insertThreadMessage(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: PartyActor,
  {
    introduction,
    consent,
    words,
    seen,
  }: {
    introduction: { id: string; companyId: string; institutionId: string };
    consent: ActiveConsent;
    words: string;
    seen?: bigint | undefined;
  },
): Promise<bigint> {
  const { id: introductionId, companyId, institutionId } = introduction;
  const { text, masked } = maskForOtherSide(words, await readAuthor(trx, actor), consent, now());
  const { userId } = actor;
  const repeated =
    seen === undefined
      ? undefined
      : await findRepeated(trx, { introductionId, userId, words: text, after: seen });
  if (repeated !== undefined) return repeated;
  const messageId = await insertMessage(trx, {
    introductionId,
    companyId,
    institutionId,
    writtenBy: actor.kind,
    userId,
    words: text,
    masked,
    writtenAt: now(),
  });
  const email = `notify-${otherSideOf(actor)}-message-written` as const;
  const runAt = new Date(now().getTime() + MESSAGE_EMAIL_MINUTES * 60_000);
  await enqueue(trx, email, { introductionId }, { key: `${email}:${introductionId}`, runAt });
  return messageId;
}
