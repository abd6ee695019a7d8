import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import { maskForReader, type ActiveConsent, whyNotWrite } from "#app/domain/introductions/messages.ts";
import { insertReading, listMessages } from "#db/queries/introductions/messages.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface ThreadOf {
  introduction: { id: string; status: IntroductionStatus; companyId: string; institutionId: string };
  consent: ActiveConsent;
  cursor: string | undefined;
  now: Date;
}

/**
 * A page of the messages between the two, and why nothing can be written if it can't. Opening the newest page marks it
 * as read, once.
 */
export async function openThread(
  trx: ActorTransaction,
  actor: PartyActor,
  { introduction, consent, cursor, now }: ThreadOf,
) {
  const { id: introductionId, status, companyId, institutionId } = introduction;
  const { userId, kind } = actor;
  const { rows, next, isNewest } = await listMessages(trx, introductionId, { userId, cursor });
  const newest = rows.find(({ writtenBy }) => writtenBy !== kind);
  if (isNewest && newest !== undefined && !newest.isRead) {
    await insertReading(trx, {
      introductionId,
      companyId,
      institutionId,
      userId,
      messageId: newest.id,
      readBy: kind,
      readAt: now,
    });
  }
  return {
    messages: rows
      .map(({ userId: writerId, writtenBy, isRead: _, words, masked, ...message }) => {
        const isHeard = kind === "institution" && writtenBy === "company";
        const read = isHeard ? maskForReader({ text: words, masked }, consent, now) : { text: words, masked };
        return {
          ...message,
          words: read.text,
          masked: read.masked,
          isOwn: writtenBy === kind,
          isMine: writerId === userId,
        };
      })
      .reverse(),
    earlier: next,
    isNewest,
    whyNotWrite: whyNotWrite(status, consent, now),
  };
}
