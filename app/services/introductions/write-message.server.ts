import { lockIntroduction } from "./lock-introduction.server.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { whyNotWriteAs } from "#app/domain/introductions/messages.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";
import { insertThreadMessage } from "./insert-thread-message.server.ts";
import { countUse } from "../usage/count-use.server.ts";

/**
 * One side writes to the other while the consent is in force. Messages of a thread are written one after the other, so
 * that a reader of one has seen all before it. The same words sent twice from one page are one message; `seen` is the
 * newest that the page had.
 */
export function writeMessage(
  ctx: ServiceContext,
  actor: PartyActor,
  { introductionId, words, seen }: { introductionId: string; words: string; seen?: bigint },
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    await countUse(trx, actor, "message");
    const introduction = await lockIntroduction(trx, actor, introductionId);
    const consent = (await findActiveConsent(trx, introductionId)) ?? null;
    refuseIf(whyNotWriteAs(actor.kind, introduction.status, consent, ctx.now()));
    await insertThreadMessage(ctx, trx, actor, { introduction, consent, words, seen });
  });
}
