import type { Actor } from "#app/domain/accounts/actor.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { provideWithFile } from "../applications/provide-with-file.server.ts";
import type { ServiceContext } from "../context.ts";
import { provideWithPaper } from "../deals/provide-with-paper.server.ts";
import { answerRequest } from "./answer-request.server.ts";
import type { Answered, CleanFile } from "./open-answer.server.ts";

/**
 * A document settles the item, provides the condition or answers the request that its company hands it over for, and is
 * open to the institution from then on, if the consent that was read still holds. Otherwise nothing changes.
 */
export async function answerOwed(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  { requestId, applicationItemId: itemId, dealConditionId: conditionId, ...file }: CleanFile,
): Promise<Answered> {
  if (itemId !== null) return provideWithFile(ctx, trx, actor, { ...file, itemId });
  if (conditionId !== null) return provideWithPaper(ctx, trx, actor, { ...file, conditionId });
  if (requestId !== null) return answerRequest(ctx, trx, actor, { ...file, requestId });
  return { whyNot: null };
}
